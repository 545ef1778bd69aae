package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.Sounds.SECOND;
import static io.github.voiceemotion.features.Sounds.feature;
import static io.github.voiceemotion.features.Sounds.noise;
import static io.github.voiceemotion.features.Sounds.of;
import static io.github.voiceemotion.features.Sounds.resonate;
import static io.github.voiceemotion.features.Sounds.sum;
import static io.github.voiceemotion.features.Sounds.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.Sounds;
import io.github.voiceemotion.features.frame.Signal;
import io.github.voiceemotion.features.spectrum.ShortTimeSpectrum;
import java.util.Arrays;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sounds made so that the answer is known. */
class VoiceOfKnownSoundsTest {

  private static final int MIDDLE = 29;

  private static PitchTracker track(float[] samples) {
    Signal signal = Sounds.signal(samples);
    ShortTimeSpectrum spectrum = Sounds.spectrum(samples);
    PitchTracker tracker = new PitchTracker();
    tracker.compute(signal, spectrum);
    return tracker;
  }

  @ParameterizedTest
  @ValueSource(doubles = {61, 80, 100, 133.7, 220, 311.1, 440, 590})
  void findsThePitchOfATone(double hertz) {
    PitchTracker tracker = track(tone(hertz, 0.3));
    for (int frame = 3; frame < 54; frame++) {
      assertEquals(hertz, tracker.pitch()[frame], 0.002 * hertz, "frame " + frame);
      assertTrue(tracker.strength()[frame] > 0.98);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 64, 80, 145, 200, 260})
  void findsThePitchOfAPulseTrain(int period) {
    PitchTracker tracker = track(of(SECOND, i -> i % period == 0 ? 1 : 0));
    assertEquals((double) SECOND / period, tracker.pitch()[MIDDLE], 0.5);
  }

  @Test
  void noiseHasNoPitchAndNoHarmonics() {
    float[] noise = noise(0.1);
    PitchTracker tracker = track(noise);
    int voiced = 0;
    for (int frame = 2; frame < 55; frame++) {
      voiced += tracker.isVoiced(frame) ? 1 : 0;
      assertTrue(tracker.strength()[frame] < 0.6, "strength " + tracker.strength()[frame]);
    }
    assertEquals(0, voiced);
    assertTrue(feature(noise, MIDDLE, "hnr") < 0);
    assertEquals(0, feature(noise, MIDDLE, "f0_log2"));
    assertEquals(0, feature(noise, MIDDLE, "jitter_local"));
    assertEquals(0, feature(noise, MIDDLE, "formant_1"));
  }

  @Test
  void drawsALineThroughFramesWithoutPitch() {
    float[] clip = new float[3 * SECOND];
    System.arraycopy(tone(100, 0.3), 0, clip, 0, SECOND);
    System.arraycopy(tone(200, 0.3), 0, clip, 2 * SECOND, SECOND);
    assertFalse(track(clip).isVoiced(87));
    assertEquals(0.5, feature(clip, 87, "f0_log2"), 0.03);
    assertEquals(1.0 / 57.76, feature(clip, 87, "f0_log2_delta"), 1e-3);
    assertEquals(0, feature(clip, 2, "f0_log2"), 0.01);
    assertEquals(1, feature(clip, 170, "f0_log2"), 0.01);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 5, 10, 20, 30})
  void harmonicsToNoiseRatioIsThatOfTheMixture(double decibels) {
    double deviation = 0.3 / Math.sqrt(2) * Math.pow(10, -decibels / 20);
    float[] mixture = sum(tone(200, 0.3), noise(deviation));
    double sum = 0;
    for (int frame = 20; frame < 40; frame++) {
      sum += feature(mixture, frame, "hnr");
    }
    assertEquals(decibels, sum / 20, 1.5);
  }

  /**
   * A pulse train whose periods and amplitudes take turns, through one resonance. Two periods
   * together are one of a lower voice: where the turns are large, that must lie below 60 Hz.
   */
  private static float[] pulses(int period, int longer, double amplitude, double smaller) {
    float[] train = new float[SECOND];
    boolean odd = false;
    for (int i = 200; i < SECOND; i += odd ? period : longer) {
      odd = !odd;
      train[i] = (float) (odd ? amplitude : smaller);
    }
    return resonate(train, 700, 400);
  }

  @ParameterizedTest
  @CsvSource({"150,150", "150,151", "150,153", "160,168", "60,61", "240,246"})
  void jitterIsThatOfThePulses(int period, int longer) {
    double expected = (longer - period) / (0.5 * (longer + period));
    float[] pulses = pulses(period, longer, 1, 1);
    assertEquals(expected, feature(pulses, MIDDLE, "jitter_local"), 0.003 + 0.05 * expected);
    assertTrue(feature(pulses, MIDDLE, "shimmer_local") < 0.02);
  }

  @ParameterizedTest
  @CsvSource({"150,0", "150,0.05", "150,0.1", "140,0.2", "220,0.1"})
  void shimmerIsThatOfThePulses(int period, double less) {
    double expected = less / (1 - 0.5 * less);
    float[] pulses = pulses(period, period, 1, 1 - less);
    assertEquals(expected, feature(pulses, MIDDLE, "shimmer_local"), 0.003 + 0.05 * expected);
    assertTrue(feature(pulses, MIDDLE, "jitter_local") < 0.005);
  }

  @ParameterizedTest
  @CsvSource({
    "730, 1090, 2440, 133",
    "270, 2290, 3010, 133",
    "300, 870, 2240, 120",
    "530, 1840, 2480, 160"
  })
  void formantsAreThoseOfTheVowel(double f1, double f2, double f3, int period) {
    float[] vowel = of(SECOND, i -> i % period == 0 ? 1 : 0);
    // The glottal pulse falls by 12 dB an octave; the lips give back 6.
    vowel = resonate(vowel, 0, 200);
    double[][] resonances = {{f1, 60}, {f2, 80}, {f3, 120}, {3500, 175}, {4500, 250}};
    for (double[] resonance : resonances) {
      vowel = resonate(vowel, resonance[0], resonance[1]);
    }
    float[] radiated = vowel;
    vowel = of(SECOND, i -> i == 0 ? 0 : 50 * (radiated[i] - radiated[i - 1]));
    assertEquals(f1, feature(vowel, MIDDLE, "formant_1"), 0.08 * f1);
    assertEquals(f2, feature(vowel, MIDDLE, "formant_2"), 0.05 * f2);
    assertEquals(f3, feature(vowel, MIDDLE, "formant_3"), 0.05 * f3);
  }

  @Test
  void balanceIsThatOfTwoTones() {
    float[] tones = sum(tone(500, 0.1), tone(3000, 0.01));
    assertEquals(20, feature(tones, MIDDLE, "alpha_ratio"), 0.1);
    assertEquals(20, feature(tones, MIDDLE, "hammarberg_index"), 0.1);
    float[] turned = sum(tone(500, 0.01), tone(3000, 0.1));
    assertEquals(-20, feature(turned, MIDDLE, "alpha_ratio"), 0.1);
    assertEquals(-20, feature(turned, MIDDLE, "hammarberg_index"), 0.1);
  }

  @Test
  void slopesAreThoseOfTheFilter() {
    double a = 0.9;
    int at = MIDDLE * 277;
    float[] decay = of(SECOND, i -> i < at ? 0 : Math.pow(a, i - at));
    assertEquals(slope(a, 0, 31), feature(decay, MIDDLE, "slope_0_500"), 0.3);
    assertEquals(slope(a, 32, 95), feature(decay, MIDDLE, "slope_500_1500"), 0.3);
    assertEquals(slope(a, 0, 512), feature(decay, MIDDLE, "spectral_slope"), 0.3);
  }

  private static double slope(double a, int firstBin, int lastBin) {
    SimpleRegression line = new SimpleRegression();
    for (int bin = firstBin; bin <= lastBin; bin++) {
      double cosine = Math.cos(2 * Math.PI * bin / 1024);
      line.addData(bin * 15.625e-3, -10 * Math.log10(1 - 2 * a * cosine + a * a));
    }
    return line.getSlope();
  }

  @Test
  void cepstralPeakStandsOutInPulsesOnly() {
    float[] pulses = of(SECOND, i -> i % 100 == 0 ? 1 : 0);
    float noisy = feature(noise(0.1), MIDDLE, "cepstral_peak_prominence");
    float clear = feature(sum(pulses, noise(0.001)), MIDDLE, "cepstral_peak_prominence");
    assertTrue(clear > noisy + 10, clear + " against " + noisy);
  }

  @Test
  void loudnessGrowsWithThe0_3thPower() {
    float soft = feature(noise(0.01), MIDDLE, "loudness");
    float loud = feature(noise(0.1), MIDDLE, "loudness");
    assertEquals(Math.pow(100, 0.3), loud / soft, 0.05);
  }

  @Test
  void valuesOfAWholeClipDoNotLeakBetweenStretches() {
    // The second stretch's marks must not be measured against the first's.
    float[] clip = new float[2 * SECOND];
    System.arraycopy(pulses(150, 150, 1, 1), 0, clip, 0, SECOND - 4000);
    System.arraycopy(pulses(90, 90, 0.2, 0.2), 0, clip, SECOND, SECOND);
    for (int frame : new int[] {10, 40, 60, 70, 100}) {
      assertEquals(0, feature(clip, frame, "jitter_local"), 0.01, "frame " + frame);
    }
  }

  @Test
  void rootsOfAPolynomialAreFound() {
    // (x - 0.5)(x + 0.25)(x^2 - 1.2 x + 0.85)
    double[] coefficients = {-0.10625, -0.0625, 1.025, -1.45, 1};
    PolynomialRoots roots = new PolynomialRoots(4);
    assertEquals(4, roots.solve(coefficients));
    double[] found = new double[4];
    double imaginary = 0;
    for (int i = 0; i < 4; i++) {
      found[i] = roots.real(i);
      imaginary = Math.max(imaginary, roots.imaginary(i));
    }
    Arrays.sort(found);
    assertEquals(-0.25, found[0], 1e-9);
    assertEquals(0.5, found[1], 1e-9);
    assertEquals(0.6, found[2], 1e-9);
    assertEquals(0.6, found[3], 1e-9);
    assertEquals(0.7, imaginary, 1e-9);
  }

  @Test
  void cosineTransformIsTheDirectSum() {
    float[][] spectra = new float[513][];
    for (int bin = 0; bin < 513; bin++) {
      float offset = bin;
      spectra[bin] = of(2, i -> Math.sin(offset * offset + i));
    }
    double[][] results = new CosineTransform(300).transform(spectra, 2, 0, 2);
    for (int lag : new int[] {0, 1, 2, 3, 100, 275, 299}) {
      assertEquals(directSum(spectra, 0, lag), results[lag][0], 1e-9);
      assertEquals(directSum(spectra, 1, lag), results[lag][1], 1e-9);
    }
  }

  private static double directSum(float[][] spectra, int frame, int lag) {
    double sum = 0;
    for (int bin = 2; bin <= 512; bin++) {
      double twice = bin == 512 ? 1 : 2;
      sum += twice * spectra[bin][frame] * Math.cos(2 * Math.PI * bin * lag / 1024);
    }
    return sum / 1024;
  }
}
