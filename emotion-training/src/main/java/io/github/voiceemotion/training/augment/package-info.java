/**
 * Changes that training clips go through, so that the network does not learn them by heart.
 *
 * <p>A {@link io.github.voiceemotion.training.augment.WaveformAugmentation} changes the audio once,
 * when the clips are loaded, and gives further copies of them; a {@link
 * io.github.voiceemotion.training.augment.FeatureAugmentation} changes the features anew in every
 * epoch.
 */
package io.github.voiceemotion.training.augment;
