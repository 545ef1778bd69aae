package io.github.voiceemotion.audio;

/**
 * A stretch of a clip in which somebody speaks.
 *
 * @param start index of the first sample
 * @param end index after the last sample, greater than {@code start}
 */
public record SpeechSegment(int start, int end) {

  public SpeechSegment {
    if (start < 0) {
      throw new IllegalArgumentException("start is " + start + ", expected at least 0");
    }
    if (end <= start) {
      throw new IllegalArgumentException("end is " + end + ", expected more than start " + start);
    }
  }

  /** Returns the number of samples. */
  public int length() {
    return end - start;
  }
}
