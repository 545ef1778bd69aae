package io.github.voiceemotion.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureExtractorTest {

  private static final int THREE_SECONDS = 48_000;

  /** Beyond what any feature reaches on audio within full scale; Hz columns go to 8,000. */
  private static final float MODERATE = 10_000;

  private final FeatureExtractor extractor = new FeatureExtractor();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 276, 277, 278, 1024, 2500, 19_200, 48_000, 80_000})
  void givesAFramePerHopAndOneMore(int samples) {
    FeatureMatrix matrix = extractor.extract(noise(samples));
    assertEquals(1 + samples / 277, matrix.frames());
    assertFinite(matrix, MODERATE);
  }

  @Test
  void refusesOtherSampleRateNamingBoth() {
    AudioClip clip = new AudioClip(new float[10], 44_100);
    String message =
        assertThrows(IllegalArgumentException.class, () -> extractor.extract(clip)).getMessage();
    assertTrue(message.contains("44100") && message.contains("16000"), message);
  }

  @Test
  void refusesEmptyClip() {
    AudioClip clip = new AudioClip(new float[0], AudioClip.SAMPLE_RATE);
    assertThrows(IllegalArgumentException.class, () -> extractor.extract(clip));
  }

  @Test
  void doesNotDependOnWhatWasExtractedBefore() {
    AudioClip clip = Golden.clip("short-1s2");
    float[] fresh = extractor.extract(clip).values();
    extractor.extract(Golden.clip("long-5s"));
    extractor.extract(noise(100));
    assertArrayEquals(fresh, extractor.extract(clip).values());
    assertArrayEquals(fresh, new FeatureExtractor().extract(clip).values());
  }

  @Test
  void doesNotChangeTheClip() {
    AudioClip clip = Golden.clip("short-1s2");
    float[] before = clip.samples().clone();
    extractor.extract(clip);
    assertArrayEquals(before, clip.samples());
  }

  static Stream<Map.Entry<String, AudioClip>> hostileClips() {
    Random random = new Random(7);
    Map<String, IntToDoubleFunction> signals = new LinkedHashMap<>();
    signals.put("silence", i -> 0);
    signals.put("DC", i -> 1);
    signals.put("negative DC", i -> -0.3);
    signals.put("square", i -> i / 40 % 2 == 0 ? 1 : -1);
    signals.put("alternating", i -> i % 2 == 0 ? 1 : -1);
    signals.put("white noise", i -> random.nextGaussian());
    signals.put("one impulse", i -> i == 20_000 ? 1 : 0);
    signals.put("pulse train", i -> i % 100 == 0 ? 1 : 0);
    signals.put("tone", i -> Math.sin(2 * Math.PI * 440 * i / 16_000));
    signals.put("low tone", i -> Math.sin(2 * Math.PI * 61 * i / 16_000));
    signals.put("one bit of noise", i -> random.nextInt(3) == 0 ? 1 / 32768.0 : 0);
    signals.put("denormal", i -> random.nextBoolean() ? 1e-40 : -1e-40);
    signals.put("padded speech", i -> i > 12_000 && i < 36_000 ? Math.sin(i * i * 1e-6) : 0);
    return signals.entrySet().stream().map(e -> Map.entry(e.getKey(), clip(e.getValue())));
  }

  @ParameterizedTest
  @MethodSource("hostileClips")
  void staysFiniteAndModerate(Map.Entry<String, AudioClip> named) {
    assertFinite(extractor.extract(named.getValue()), MODERATE);
  }

  static Stream<Map.Entry<String, AudioClip>> impossibleClips() {
    Random random = new Random(7);
    Map<String, IntToDoubleFunction> signals = new LinkedHashMap<>();
    signals.put("huge noise", i -> random.nextGaussian() * Float.MAX_VALUE);
    signals.put("huge square", i -> i / 40 % 2 == 0 ? Float.MAX_VALUE : -Float.MAX_VALUE);
    signals.put("infinite", i -> i % 3 == 0 ? Double.POSITIVE_INFINITY : -i);
    signals.put("NaN", i -> Double.NaN);
    signals.put("speech with NaN", i -> i % 1000 == 0 ? Double.NaN : Math.sin(i * 0.05));
    return signals.entrySet().stream().map(e -> Map.entry(e.getKey(), clip(e.getValue())));
  }

  @ParameterizedTest
  @MethodSource("impossibleClips")
  void staysFiniteOnWhatIsNoAudio(Map.Entry<String, AudioClip> named) {
    assertFinite(extractor.extract(named.getValue()), Float.MAX_VALUE);
  }

  @Test
  void staysFiniteOnRandomStretchesOfEverything() {
    Random random = new Random(11);
    for (int round = 0; round < 30; round++) {
      float[] samples = new float[1 + random.nextInt(20_000)];
      for (int i = 0; i < samples.length; ) {
        int end = Math.min(samples.length, i + 1 + random.nextInt(3000));
        double amplitude = Math.pow(10, 8 * random.nextDouble() - 7);
        double step = 3 * random.nextDouble();
        boolean noisy = random.nextBoolean();
        for (; i < end; i++) {
          samples[i] = (float) (amplitude * (noisy ? random.nextGaussian() : Math.sin(step * i)));
        }
      }
      assertFinite(
          extractor.extract(new AudioClip(samples, AudioClip.SAMPLE_RATE)), Float.MAX_VALUE);
    }
  }

  @Test
  void paddingIsQuietInEveryFeature() {
    float[] speech = Golden.clip("short-1s2").samples();
    float[] padded = new float[THREE_SECONDS];
    System.arraycopy(speech, 0, padded, 14_400, speech.length);
    FeatureMatrix matrix = extractor.extract(new AudioClip(padded, AudioClip.SAMPLE_RATE));
    int silent = 5;
    for (String name :
        new String[] {
          "voicing",
          "jitter_local",
          "shimmer_local",
          "alpha_ratio",
          "loudness",
          "hammarberg_index",
          "slope_0_500",
          "slope_500_1500",
          "cepstral_peak_prominence",
          "spectral_slope",
          "spectral_flux",
          "rms",
          "onset_strength",
          "chroma_A"
        }) {
      assertEquals(0, matrix.at(silent, FeatureSet.index(name)), 1e-4, name);
    }
    assertEquals(1, matrix.at(silent, FeatureSet.index("spectral_flatness")), 1e-4);
    assertEquals(1, matrix.at(silent, FeatureSet.index("spectral_entropy")), 1e-4);
    assertEquals(1, matrix.at(silent, FeatureSet.index("spectral_crest")), 1e-4);
    assertEquals(-20, matrix.at(silent, FeatureSet.index("hnr")), 1e-4);
  }

  private static void assertFinite(FeatureMatrix matrix, float limit) {
    for (int frame = 0; frame < matrix.frames(); frame++) {
      for (int i = 0; i < FeatureSet.SIZE; i++) {
        float value = matrix.at(frame, i);
        assertTrue(
            Math.abs(value) <= limit, FeatureSet.name(i) + " of frame " + frame + " is " + value);
      }
    }
  }

  private static AudioClip noise(int samples) {
    Random random = new Random(3);
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) random.nextGaussian() * 0.1f;
    }
    return new AudioClip(values, AudioClip.SAMPLE_RATE);
  }

  private static AudioClip clip(IntToDoubleFunction signal) {
    float[] values = new float[THREE_SECONDS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) signal.applyAsDouble(i);
    }
    return new AudioClip(values, AudioClip.SAMPLE_RATE);
  }
}
