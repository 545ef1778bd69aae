/**
 * Whisper: OpenAI's models on this machine, as whisper.cpp runs them. It is the engine that works
 * without any setting, with the model of the artifact {@code emotion-transcription-whisper-model}.
 *
 * <p>A clip's way: {@link io.github.voiceemotion.audio.SpeechDetector} says whether and where
 * anybody speaks; {@link io.github.voiceemotion.transcription.whisper.WhisperTranscriber} cuts long
 * audio at pauses; {@link io.github.voiceemotion.transcription.whisper.NativeWhisper} hands each
 * piece to native code, with a short audio context first; {@link
 * io.github.voiceemotion.transcription.whisper.Plausibility} tells words from what Whisper makes
 * up, which is tried again with a longer context; {@link
 * io.github.voiceemotion.transcription.whisper.SpokenWords} lays the words over the speech.
 */
package io.github.voiceemotion.transcription.whisper;
