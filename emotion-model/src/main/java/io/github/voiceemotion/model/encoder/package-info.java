/**
 * A pre-trained encoder of speech: from a window of speech to what its layers hear in it.
 *
 * <p>{@link io.github.voiceemotion.model.encoder.SpeechEncoder} reads the weights, which are a jar
 * of their own ({@code emotion-speech-encoder}), makes Whisper's log-mel spectrogram of a window
 * and computes the layers; {@link io.github.voiceemotion.model.encoder.EncodedSpeech} is what they
 * give. Emotions are told from statistics of it, as from those of the 120 features.
 */
package io.github.voiceemotion.model.encoder;
