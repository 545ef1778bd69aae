package io.github.voiceemotion.api;

import io.github.voiceemotion.model.Prediction;
import java.time.Duration;
import java.util.Objects;

/**
 * What was heard in a stretch of longer audio. Stretches overlap if the hop is shorter than the
 * window.
 *
 * @param start from the beginning of the audio
 * @param end from the beginning of the audio, after the start
 * @param prediction of what lies between; rejected where nobody speaks
 */
public record Segment(Duration start, Duration end, Prediction prediction) {

  public Segment {
    Objects.requireNonNull(prediction, "prediction");
    if (start.isNegative() || start.compareTo(end) >= 0) {
      throw new IllegalArgumentException(
          "start is " + start + " and end " + end + ", expected 0 <= start < end");
    }
  }
}
