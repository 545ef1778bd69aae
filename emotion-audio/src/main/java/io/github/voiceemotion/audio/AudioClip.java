package io.github.voiceemotion.audio;

import java.util.Objects;
import java.util.Optional;

/**
 * Mono audio: samples between -1 and 1 (decoded audio may exceed that slightly) and their sample
 * rate.
 *
 * <p>The array is neither copied on the way in nor on the way out, since clips may be long: treat
 * it as read-only. Two clips are equal only if they are the same object's samples.
 *
 * @param samples mono samples, full scale at 1.0; may be empty
 * @param sampleRate samples per second, at least 1
 * @param clipping where it was cut off when it was recorded, if that was looked for
 */
public record AudioClip(float[] samples, int sampleRate, Optional<Clipping> clipping) {

  /** The rate, in Hz, at which features are extracted and which decoders deliver. */
  public static final int SAMPLE_RATE = 16_000;

  public AudioClip {
    Objects.requireNonNull(samples, "samples");
    Objects.requireNonNull(clipping, "clipping");
    if (sampleRate < 1) {
      throw new IllegalArgumentException("sampleRate is " + sampleRate + ", expected at least 1");
    }
  }

  /** Creates a clip in which nobody looked for what was cut off. */
  public AudioClip(float[] samples, int sampleRate) {
    this(samples, sampleRate, Optional.empty());
  }

  /** Returns the same samples, and where they were cut off. */
  public AudioClip with(Clipping found) {
    return new AudioClip(samples, sampleRate, Optional.of(found));
  }

  /** Returns the number of samples. */
  public int length() {
    return samples.length;
  }

  /** Returns the duration in seconds. */
  public double seconds() {
    return (double) samples.length / sampleRate;
  }
}
