/**
 * Whisper: OpenAI's models on this machine, as whisper.cpp runs them, through the optional artifact
 * {@code io.github.givimad:whisper-jni}.
 *
 * <p>{@link io.github.voiceemotion.transcription.whisper.WhisperModelFile} reads a model through
 * before native code does, which ends the JVM over a damaged one; {@link
 * io.github.voiceemotion.transcription.whisper.WhisperTranscriber} works with it.
 */
package io.github.voiceemotion.transcription.whisper;
