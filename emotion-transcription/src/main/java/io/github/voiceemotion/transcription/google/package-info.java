/**
 * Google's Cloud Speech-to-Text, version 1 of its REST interface.
 *
 * <p>A clip is cut into {@link io.github.voiceemotion.transcription.google.Pieces}, since a call
 * takes a minute at most; {@link io.github.voiceemotion.transcription.google.SpeechService} makes
 * the calls, and {@link io.github.voiceemotion.transcription.google.GoogleTranscriber} joins the
 * answers. The only engine that sends audio to another machine.
 */
package io.github.voiceemotion.transcription.google;
