package io.github.voiceemotion.model.network;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * One value for each column of a matrix, repeated so often that a loop over it and some rows is
 * long.
 *
 * <p>The JVM turns a loop into vector instructions only if it runs over all its arrays at the same
 * index, and they pay only if it is long. So loops here take a block of some rows at a time, copied
 * to the beginning of an array of its own; copying is cheap beside what that saves.
 */
final class RepeatedRow {

  private static final int LONG_LOOP = 1024;

  private final int columns;
  private final float[] values;
  private final float[] block;

  RepeatedRow(int columns) {
    this.columns = columns;
    this.values = new float[blockLength(columns)];
    this.block = new float[values.length];
  }

  /** Returns the repetitions of a row that does not change. */
  static RepeatedRow of(FloatBuffer row) {
    float[] values = new float[row.capacity()];
    row.get(0, values);
    RepeatedRow repeated = new RepeatedRow(values.length);
    repeated.fill(values);
    return repeated;
  }

  /** Returns how many values of a matrix make a block: whole rows. */
  static int blockLength(int columns) {
    return Math.max(1, LONG_LOOP / columns) * columns;
  }

  /** Returns the repeated values, as long as a block; whoever adds to them calls {@link #sum}. */
  float[] values() {
    return values;
  }

  /** Sets all repetitions. */
  void fill(float[] row) {
    for (int start = 0; start < values.length; start += columns) {
      System.arraycopy(row, 0, values, start, columns);
    }
  }

  void clear() {
    Arrays.fill(values, 0);
  }

  /** Sums the repetitions up. */
  void sum(float[] row) {
    System.arraycopy(values, 0, row, 0, columns);
    for (int start = columns; start < values.length; start += columns) {
      for (int i = 0; i < columns; i++) {
        row[i] += values[start + i];
      }
    }
  }

  /** Sums each column of a matrix up. */
  void sumColumns(float[] matrix, int length, float[] sums) {
    clear();
    for (int start = 0; start < length; start += block.length) {
      int count = Math.min(block.length, length - start);
      System.arraycopy(matrix, start, block, 0, count);
      add(values, block, count);
    }
    sum(sums);
  }

  /** Adds the row to each row of a matrix. */
  void addTo(float[] matrix, int length) {
    for (int start = 0; start < length; start += block.length) {
      int count = Math.min(block.length, length - start);
      System.arraycopy(matrix, start, block, 0, count);
      add(block, values, count);
      System.arraycopy(block, 0, matrix, start, count);
    }
  }

  static void add(float[] to, float[] values, int length) {
    for (int i = 0; i < length; i++) {
      to[i] += values[i];
    }
  }
}
