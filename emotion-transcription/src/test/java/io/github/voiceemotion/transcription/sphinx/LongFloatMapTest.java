package io.github.voiceemotion.transcription.sphinx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LongFloatMapTest {

  @Test
  void remembersWhatWasPut() {
    LongFloatMap map = new LongFloatMap();
    for (long key = 0; key < 50_000; key++) {
      map.put(key << 21 | 7, key);
    }
    assertEquals(50_000, map.size());
    for (long key = 0; key < 50_000; key++) {
      assertEquals(key, map.get(key << 21 | 7));
    }
    assertTrue(Float.isNaN(map.get(8)));
  }

  @Test
  void forgetsAllOnceCleared() {
    LongFloatMap map = new LongFloatMap();
    map.put(3, 1);
    map.clear();
    assertTrue(Float.isNaN(map.get(3)));
    assertEquals(0, map.size());
  }
}
