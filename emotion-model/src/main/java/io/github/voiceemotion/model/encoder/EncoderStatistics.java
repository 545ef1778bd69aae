package io.github.voiceemotion.model.encoder;

import java.util.Arrays;
import java.util.Objects;

/**
 * A window in numbers that do not say when: the mean over the frames of each value of the encoder's
 * upper layers. The first layer is left out: it hears the recording more than the voice. Deviations
 * over the frames are, too: with them, strangers were understood less well.
 *
 * <p>The array is not copied: treat it as read-only.
 *
 * @param values layer after layer
 */
public record EncoderStatistics(float[] values) {

  /** The first layer that counts, from 0. */
  private static final int FIRST_LAYER = 1;

  public EncoderStatistics {
    Objects.requireNonNull(values, "values");
  }

  /** Returns how many values there are of an encoder's windows. */
  public static int size(SpeechEncoder encoder) {
    return (encoder.layers() - FIRST_LAYER) * encoder.width();
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
    float[] values = new float[(speech.layers().size() - FIRST_LAYER) * width];
    for (int layer = FIRST_LAYER; layer < speech.layers().size(); layer++) {
      mean(speech.layers().get(layer), width, counted, values, (layer - FIRST_LAYER) * width);
    }
    return new EncoderStatistics(values);
  }

  private static void mean(float[] layer, int width, boolean[] counted, float[] values, int start) {
    double[] sums = new double[width];
    int count = 0;
    for (int frame = 0; frame < counted.length; frame++) {
      if (counted[frame]) {
        count++;
        for (int i = 0; i < width; i++) {
          sums[i] += layer[frame * width + i];
        }
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException("counted frames are none, expected at least one");
    }
    for (int i = 0; i < width; i++) {
      values[start + i] = (float) (sums[i] / count);
    }
  }
}
