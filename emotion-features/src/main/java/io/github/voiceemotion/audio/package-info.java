/**
 * From a file, a stream or a microphone to three seconds of level speech at 16 kHz.
 *
 * <p>{@link io.github.voiceemotion.audio.AudioClip} is the value that everything passes on.
 * Whatever is wrong with somebody's audio comes out as an {@link
 * io.github.voiceemotion.audio.AudioException}.
 */
package io.github.voiceemotion.audio;
