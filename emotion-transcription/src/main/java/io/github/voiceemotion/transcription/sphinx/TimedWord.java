package io.github.voiceemotion.transcription.sphinx;

/**
 * A word and the frames it takes.
 *
 * @param start the first frame
 * @param end the frame after the last one
 */
record TimedWord(String text, int start, int end) {}
