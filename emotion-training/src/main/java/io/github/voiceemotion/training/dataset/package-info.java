/**
 * From utterances to what the network is fed.
 *
 * <p>{@link io.github.voiceemotion.training.dataset.FeatureLoader} decodes and extracts on all
 * cores; {@link io.github.voiceemotion.training.dataset.LabelledClip} is what it gives, for {@link
 * io.github.voiceemotion.training.dataset.AugmentedCopies} too. A {@link
 * io.github.voiceemotion.training.dataset.FeatureCache} keeps features for the next run. {@link
 * io.github.voiceemotion.training.dataset.AudioFeatureRecordReader} gives the same to DL4J's stock
 * iterators.
 */
package io.github.voiceemotion.training.dataset;
