/**
 * Vosk: Kaldi models of many languages on this machine, through the optional artifact {@code
 * com.alphacephei:vosk}.
 *
 * <p>{@link io.github.voiceemotion.transcription.vosk.VoskModelFolder} looks a model over before
 * native code does, which can end the JVM over a damaged one; {@link
 * io.github.voiceemotion.transcription.vosk.VoskTranscriber} works with it.
 */
package io.github.voiceemotion.transcription.vosk;
