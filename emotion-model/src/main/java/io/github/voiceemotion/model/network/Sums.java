package io.github.voiceemotion.model.network;

/**
 * Sums and the largest value of a stretch of an array, in parts side by side: in one row the
 * processor would wait for each step.
 */
final class Sums {

  private static final int PARTS = 8;

  private Sums() {}

  /** Returns the sum of so many values, a multiple of 8. */
  static float of(float[] values, int start, int count) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    for (int i = start; i < start + count; i += PARTS) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
      e += values[i + 4];
      f += values[i + 5];
      g += values[i + 6];
      h += values[i + 7];
    }
    return a + b + (c + d) + (e + f + (g + h));
  }

  /** Returns the sum of the squared distances of so many values, a multiple of 8, from one. */
  static float ofSquares(float[] values, int start, int count, float from) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    for (int i = start; i < start + count; i += PARTS) {
      a += square(values[i] - from);
      b += square(values[i + 1] - from);
      c += square(values[i + 2] - from);
      d += square(values[i + 3] - from);
      e += square(values[i + 4] - from);
      f += square(values[i + 5] - from);
      g += square(values[i + 6] - from);
      h += square(values[i + 7] - from);
    }
    return a + b + (c + d) + (e + f + (g + h));
  }

  /** Returns the sum of any number of values. */
  static float ofAny(float[] values, int start, int count) {
    int whole = count / PARTS * PARTS;
    float sum = of(values, start, whole);
    for (int i = start + whole; i < start + count; i++) {
      sum += values[i];
    }
    return sum;
  }

  /** Returns the largest of any number of values, at least one. */
  static float largest(float[] values, int start, int count) {
    float a = values[start];
    float b = a;
    float c = a;
    float d = a;
    int i = start;
    for (; i + 3 < start + count; i += 4) {
      a = values[i] > a ? values[i] : a;
      b = values[i + 1] > b ? values[i + 1] : b;
      c = values[i + 2] > c ? values[i + 2] : c;
      d = values[i + 3] > d ? values[i + 3] : d;
    }
    for (; i < start + count; i++) {
      a = values[i] > a ? values[i] : a;
    }
    return Math.max(Math.max(a, b), Math.max(c, d));
  }

  private static float square(float value) {
    return value * value;
  }
}
