package io.github.voiceemotion.spark;

/**
 * What was said in a recording.
 *
 * @param words null if nobody asked, or they are not known
 * @param error why they are not known; null otherwise
 */
record Said(String words, String error) {

  static final Said NOT_ASKED = new Said(null, null);
}
