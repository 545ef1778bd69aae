package io.github.voiceemotion.transcription.sphinx;

import java.util.Arrays;

/** A hash map from numbers, none negative, to numbers, without an object for each. */
final class LongFloatMap {

  private static final long FREE = -1;

  private long[] keys = new long[1 << 12];
  private float[] values = new float[keys.length];
  private int size;

  LongFloatMap() {
    Arrays.fill(keys, FREE);
  }

  int size() {
    return size;
  }

  /** Returns the value of a key, or NaN if there is none. */
  float get(long key) {
    int slot = slot(key);
    return keys[slot] == key ? values[slot] : Float.NaN;
  }

  /** Adds a key that is not there yet. */
  void put(long key, float value) {
    if (2 * ++size > keys.length) {
      long[] oldKeys = keys;
      float[] oldValues = values;
      keys = new long[2 * oldKeys.length];
      values = new float[keys.length];
      Arrays.fill(keys, FREE);
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != FREE) {
          set(oldKeys[i], oldValues[i]);
        }
      }
    }
    set(key, value);
  }

  private void set(long key, float value) {
    int slot = slot(key);
    keys[slot] = key;
    values[slot] = value;
  }

  void clear() {
    Arrays.fill(keys, FREE);
    size = 0;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    int slot = (int) (mixed >>> 40) & keys.length - 1;
    while (keys[slot] != FREE && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    return slot;
  }
}
