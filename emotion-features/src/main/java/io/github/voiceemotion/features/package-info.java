/**
 * From a clip to its matrix of 120 features a frame.
 *
 * <p>{@link io.github.voiceemotion.features.FeatureSet} names the columns, {@link
 * io.github.voiceemotion.features.FeatureExtractor} computes them and {@link
 * io.github.voiceemotion.features.FeatureMatrix} holds them; {@link
 * io.github.voiceemotion.features.FeatureWriter} writes them to files. {@link
 * io.github.voiceemotion.features.FeatureSpec} is what a model remembers of all this, and {@link
 * io.github.voiceemotion.features.Spectrogram} is for figures. The packages below hold the signal
 * processing and are not meant for other modules.
 */
package io.github.voiceemotion.features;
