/**
 * From a file, a stream or a microphone to level speech without pauses at 16 kHz.
 *
 * <p>{@link io.github.voiceemotion.audio.AudioDecoder} and {@link
 * io.github.voiceemotion.audio.Microphone} make an {@link io.github.voiceemotion.audio.AudioClip},
 * the value that everything passes on; {@link io.github.voiceemotion.audio.SpeechDetector} finds
 * where somebody speaks; {@link io.github.voiceemotion.audio.ClipPreparation} makes the {@link
 * io.github.voiceemotion.audio.PreparedSpeech} whose windows features are extracted from. Long
 * audio is walked as an {@link io.github.voiceemotion.audio.AudioStream} instead.
 *
 * <p>Audio comes from strangers: it is read within {@link
 * io.github.voiceemotion.audio.DecodeLimits}, and whatever is wrong with it comes out as an {@link
 * io.github.voiceemotion.audio.AudioException}.
 */
package io.github.voiceemotion.audio;
