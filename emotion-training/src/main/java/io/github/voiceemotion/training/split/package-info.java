/**
 * Who is trained on and who is tested.
 *
 * <p>A {@link io.github.voiceemotion.training.split.Protocol} divides utterances into the three
 * parts of a {@link io.github.voiceemotion.training.split.Split}, by speaker: a network that has
 * heard a voice in training is flattered when it is tested on the same voice. Every published score
 * names its protocol.
 */
package io.github.voiceemotion.training.split;
