/**
 * What is said in a clip, beside how it is said.
 *
 * <p>{@link io.github.voiceemotion.transcription.Transcription} is the front door: it runs one
 * engine next to whatever else a program does, and nothing waits for it. An engine is a {@link
 * io.github.voiceemotion.transcription.TranscriptionEngine}, found by {@link
 * java.util.ServiceLoader} under its name; it opens a {@link
 * io.github.voiceemotion.transcription.Transcriber}, which turns an {@link
 * io.github.voiceemotion.audio.AudioClip} into a {@link
 * io.github.voiceemotion.transcription.Transcript}. Each engine has a package of its own below this
 * one.
 *
 * <p>Whatever goes wrong in an engine comes out as a {@link
 * io.github.voiceemotion.transcription.TranscriptionException} with a reason; settings that make no
 * sense are refused with an {@link IllegalArgumentException} before any work begins.
 */
package io.github.voiceemotion.transcription;
