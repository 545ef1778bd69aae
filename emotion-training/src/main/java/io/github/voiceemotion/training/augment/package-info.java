/**
 * Changes that training clips go through, so that the network does not learn them by heart.
 *
 * <p>A {@link io.github.voiceemotion.training.augment.WaveformAugmentation} changes the audio once,
 * when the clips are loaded, and gives further copies of them: another voice, microphone, room or
 * noise. A {@link io.github.voiceemotion.training.augment.WaveformChain} says which of these and
 * how much, also as text.
 *
 * <p>In every epoch anew, a {@link io.github.voiceemotion.training.augment.FeatureAugmentation}
 * changes the features of a clip, and {@link io.github.voiceemotion.training.augment.Mixup} mixes
 * the clips of a batch with each other, emotions included.
 */
package io.github.voiceemotion.training.augment;
