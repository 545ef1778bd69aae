package io.github.voiceemotion.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.api.WindowCutter.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowCutterTest {

  @ParameterizedTest
  @CsvSource({
    // samples, window, hop, expected starts
    "3, 10, 4, 0",
    "10, 10, 4, 0",
    "11, 10, 4, 0 1",
    "14, 10, 4, 0 4",
    "17, 10, 4, 0 4 7",
    "30, 10, 15, 0 15 20",
    "12, 10, 25, 0 2",
  })
  void coversTheAudioAndEndsWithIt(int samples, int window, int hop, String expected) {
    List<Window> windows = cut(new WindowCutter(8_000, window, hop), ramp(samples), samples);

    List<String> starts = windows.stream().map(each -> String.valueOf(each.start())).toList();
    assertEquals(List.of(expected.split(" ")), starts);
    for (Window each : windows) {
      assertEquals(Math.min(samples, window), each.clip().length());
      assertEquals(8_000, each.clip().sampleRate());
      for (int i = 0; i < each.clip().length(); i++) {
        assertEquals(each.start() + i, each.clip().samples()[i]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void givesTheSameWindowsWhateverThePieces(long seed) {
    Random random = new Random(seed);
    int window = 1 + random.nextInt(50);
    int hop = 1 + random.nextInt(70);
    float[] samples = ramp(random.nextInt(400));
    List<Window> whole =
        cut(new WindowCutter(1, window, hop), samples, Math.max(1, samples.length));
    List<Window> pieces = cut(new WindowCutter(1, window, hop), samples, 1 + random.nextInt(30));

    assertEquals(whole.size(), pieces.size());
    for (int i = 0; i < whole.size(); i++) {
      assertEquals(whole.get(i).start(), pieces.get(i).start());
      assertArrayEquals(whole.get(i).clip().samples(), pieces.get(i).clip().samples());
    }
  }

  @Test
  void hasNoWindowOfNothing() {
    WindowCutter cutter = new WindowCutter(1, 10, 5);
    assertEquals(List.of(), cutter.add(new float[0], 0, 0));
    assertEquals(List.of(), cutter.finish());
  }

  private static float[] ramp(int length) {
    float[] ramp = new float[length];
    for (int i = 0; i < length; i++) {
      ramp[i] = i;
    }
    return ramp;
  }

  private static List<Window> cut(WindowCutter cutter, float[] samples, int piece) {
    List<Window> windows = new ArrayList<>();
    for (int from = 0; from < samples.length; from += piece) {
      windows.addAll(cutter.add(samples, from, Math.min(piece, samples.length - from)));
    }
    windows.addAll(cutter.finish());
    return windows;
  }
}
