package io.github.voiceemotion.features;

import java.util.List;
import java.util.Objects;

/**
 * The features of one clip, frame after frame: {@code values[frame * 120 + feature]}.
 *
 * <p>The array is not copied: treat it as read-only.
 *
 * @param frames number of frames, at least 1
 * @param values {@code frames * FeatureSet.SIZE} values, frame-major, columns in the order of
 *     {@link FeatureSet}
 */
public record FeatureMatrix(int frames, float[] values) {

  public FeatureMatrix {
    Objects.requireNonNull(values, "values");
    if (frames < 1) {
      throw new IllegalArgumentException("frames is " + frames + ", expected at least 1");
    }
    if (values.length != frames * FeatureSet.SIZE) {
      throw new IllegalArgumentException(
          "values has "
              + values.length
              + " numbers, expected "
              + frames
              + " frames x "
              + FeatureSet.SIZE
              + " features");
    }
  }

  /**
   * Returns the frames of several matrices, one after the other.
   *
   * @param matrices at least one
   */
  public static FeatureMatrix concatenated(List<FeatureMatrix> matrices) {
    float[] values = new float[matrices.stream().mapToInt(matrix -> matrix.values().length).sum()];
    int end = 0;
    for (FeatureMatrix matrix : matrices) {
      System.arraycopy(matrix.values(), 0, values, end, matrix.values().length);
      end += matrix.values().length;
    }
    return new FeatureMatrix(values.length / FeatureSet.SIZE, values);
  }

  /** Returns the value of one feature in one frame. */
  public float at(int frame, int feature) {
    return values[frame * FeatureSet.SIZE + feature];
  }
}
