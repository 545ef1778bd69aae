package io.github.voiceemotion.features.frame;

/**
 * Neighbouring columns of a frame-major matrix, as the place that a feature writes to.
 *
 * @param values the matrix, {@code width} values a frame
 * @param width columns of the whole matrix
 * @param first index of the first of these columns
 */
public record Columns(float[] values, int width, int first) {

  /** Sets one value; {@code column} counts from {@link #first}. */
  public void set(int frame, int column, float value) {
    values[frame * width + first + column] = value;
  }

  /** Returns one value; {@code column} counts from {@link #first}. */
  public float get(int frame, int column) {
    return values[frame * width + first + column];
  }

  /** Returns the columns from {@code column} on. */
  public Columns from(int column) {
    return new Columns(values, width, first + column);
  }
}
