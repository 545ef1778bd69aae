package io.github.voiceemotion.transcription.sphinx;

import java.util.Arrays;

/** Numbers one after the other, as many as come. */
final class FloatList {

  private float[] values = new float[16];
  private int size;

  void add(float value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  float get(int index) {
    return values[index];
  }

  void clear() {
    size = 0;
  }
}
