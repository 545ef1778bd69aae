package io.github.voiceemotion.model.encoder;

import java.util.Arrays;
import java.util.Objects;

/**
 * A window in numbers that do not say when: mean and standard deviation over the frames of the
 * encoder's upper layers. The first layer is left out: it hears the recording more than the voice.
 *
 * <p>The array is not copied: treat it as read-only.
 *
 * @param values layer after layer, first the means, then the deviations of its values
 */
public record EncoderStatistics(float[] values) {

  /** The first layer that counts, from 0. */
  private static final int FIRST_LAYER = 1;

  public EncoderStatistics {
    Objects.requireNonNull(values, "values");
  }

  /** Returns how many values there are of an encoder's windows. */
  public static int size(SpeechEncoder encoder) {
    return 2 * (encoder.layers() - FIRST_LAYER) * encoder.width();
  }

  /** Returns the statistics of a window. */
  public static EncoderStatistics of(EncodedSpeech speech) {
    boolean[] counted = new boolean[speech.frames()];
    Arrays.fill(counted, true);
    return of(speech, counted);
  }

  /**
   * Returns the statistics of some frames of a window.
   *
   * @param counted whether a frame is one of them, at least one
   */
  public static EncoderStatistics of(EncodedSpeech speech, boolean[] counted) {
    int width = speech.width();
    float[] values = new float[2 * (speech.layers().size() - FIRST_LAYER) * width];
    for (int layer = FIRST_LAYER; layer < speech.layers().size(); layer++) {
      describe(
          speech.layers().get(layer), width, counted, values, 2 * (layer - FIRST_LAYER) * width);
    }
    return new EncoderStatistics(values);
  }

  private static void describe(
      float[] layer, int width, boolean[] counted, float[] values, int start) {
    double[] sums = new double[width];
    double[] squares = new double[width];
    int count = 0;
    for (int frame = 0; frame < counted.length; frame++) {
      if (counted[frame]) {
        count++;
        for (int i = 0; i < width; i++) {
          double value = layer[frame * width + i];
          sums[i] += value;
          squares[i] += value * value;
        }
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException("counted frames are none, expected at least one");
    }
    for (int i = 0; i < width; i++) {
      double mean = sums[i] / count;
      values[start + i] = (float) mean;
      values[start + width + i] = (float) Math.sqrt(Math.max(0, squares[i] / count - mean * mean));
    }
  }
}
