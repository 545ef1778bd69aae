package io.github.voiceemotion.audio;

/**
 * What a file holds, before any selection.
 *
 * @param tracks number of tracks with audio
 * @param channels number of channels of the track that was looked at
 * @param sampleRate its samples per second
 */
public record AudioContents(int tracks, int channels, int sampleRate) {}
