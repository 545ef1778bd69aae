/**
 * The network in DL4J, for training.
 *
 * <p>{@link io.github.voiceemotion.training.dl4j.TrainableNetwork} builds a DL4J network of the
 * layers that {@link io.github.voiceemotion.model.NetworkLayers} describes. One adapter is enough
 * for all of them: a configuration, a layer that runs the kernel, and the places of its parameters
 * in DL4J's one array. The stock layers are wrong here (twice the gradient of the attention) or
 * slow (LSTMs of thousands of operations).
 */
package io.github.voiceemotion.training.dl4j;
