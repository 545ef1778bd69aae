/**
 * Recordings with their predictions and transcripts, kept in the user's data folder.
 *
 * <p>{@link io.github.voiceemotion.history.RecordingStore} is the room's one door: it takes a
 * {@link io.github.voiceemotion.history.NewRecording} with its audio and gives {@link
 * io.github.voiceemotion.history.Recording}s back. What is known of a recording is a row in a
 * database, the audio a file named by its id. Several processes may use one store at the same time,
 * and a killed one leaves rows and files that agree.
 */
package io.github.voiceemotion.history;
