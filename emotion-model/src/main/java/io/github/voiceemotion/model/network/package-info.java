/**
 * The network as a specification, and the kernels that compute it.
 *
 * <p>A {@link io.github.voiceemotion.model.network.SequenceLayer} describes a layer and makes its
 * {@link io.github.voiceemotion.model.network.Kernel}, which computes over plain arrays: a few
 * large matrix products by BLAS and element-wise loops between them. A {@link
 * io.github.voiceemotion.model.network.LayerStack} is a whole network of them, and {@link
 * io.github.voiceemotion.model.network.ForwardPass} its output. No engine is needed for that; who
 * trains wraps the same descriptions in the layers of one.
 *
 * <p>Sequences are {@code [batch, time, size]}, frame after frame, in single precision.
 */
package io.github.voiceemotion.model.network;
