/**
 * Who is trained on and who is tested.
 *
 * <p>A {@link io.github.voiceemotion.training.split.Protocol} divides utterances into the three
 * parts of a {@link io.github.voiceemotion.training.split.Split}, by speaker: a network that was
 * trained on a voice is flattered when it is tested on the same voice. Every published score names
 * its protocol.
 *
 * <p>{@link io.github.voiceemotion.training.split.SpeakerFolds} and {@link
 * io.github.voiceemotion.training.split.SpeakerSplit} name the speakers, as published for RAVDESS
 * and CREMA-D; {@link io.github.voiceemotion.training.split.SpeakerHoldout} draws them from any
 * collection; {@link io.github.voiceemotion.training.split.LeaveOneCorpusOut} asks how the network
 * does on unseen speakers in unseen rooms. {@link
 * io.github.voiceemotion.training.split.RandomSplit} does not ask who speaks, to show what comes of
 * that.
 */
package io.github.voiceemotion.training.split;
