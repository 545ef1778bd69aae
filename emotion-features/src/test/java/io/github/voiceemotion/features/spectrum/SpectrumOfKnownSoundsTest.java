package io.github.voiceemotion.features.spectrum;

import static io.github.voiceemotion.features.Sounds.SECOND;
import static io.github.voiceemotion.features.Sounds.feature;
import static io.github.voiceemotion.features.Sounds.noise;
import static io.github.voiceemotion.features.Sounds.of;
import static io.github.voiceemotion.features.Sounds.sum;
import static io.github.voiceemotion.features.Sounds.tone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.Sounds;
import org.junit.jupiter.api.Test;

class SpectrumOfKnownSoundsTest {

  private static final int MIDDLE = 29;

  @Test
  void everyFrameHasTheDirectSpectrum() {
    float[] noise = sum(noise(0.3), tone(3000, 0.5));
    ShortTimeSpectrum spectrum = Sounds.spectrum(noise);
    for (int frame : new int[] {0, 10, 11, 57}) {
      for (int bin : new int[] {0, 1, 255, 511, 512}) {
        double expected = directPower(noise, frame, bin);
        double power = spectrum.power()[bin][frame];
        assertEquals(expected, power, 1e-5 * (1 + expected));
        double magnitude = spectrum.magnitude()[bin][frame];
        assertEquals(Math.sqrt(expected), magnitude, 1e-4);
      }
    }
  }

  private static double directPower(float[] samples, int frame, int bin) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < 1024; i++) {
      int at = frame * 277 - 512 + i;
      double x = at < 0 || at >= samples.length ? 0 : samples[at];
      double windowed = x * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / 1024));
      re += windowed * Math.cos(2 * Math.PI * bin * i / 1024);
      im -= windowed * Math.sin(2 * Math.PI * bin * i / 1024);
    }
    return re * re + im * im;
  }

  @Test
  void silentFrameBesideALoudOneIsExactlyZero() {
    float[] half = of(SECOND, i -> i < 8000 ? Math.sin(i) : 0);
    ShortTimeSpectrum spectrum = Sounds.spectrum(half);
    int firstSilent = (8000 + 512) / 277 + 1;
    for (int frame = firstSilent; frame < spectrum.frames(); frame++) {
      for (int bin = 0; bin < ShortTimeSpectrum.BINS; bin++) {
        assertEquals(0, spectrum.power()[bin][frame]);
      }
    }
  }

  @Test
  void impulseIsFlat() {
    float[] impulse = of(SECOND, i -> i == MIDDLE * 277 ? 1 : 0);
    assertEquals(1, feature(impulse, MIDDLE, "spectral_entropy"), 1e-4);
    assertEquals(1, feature(impulse, MIDDLE, "spectral_crest"), 1e-4);
    assertEquals(1, feature(impulse, MIDDLE, "spectral_flatness"), 1e-4);
    assertEquals(0, feature(impulse, MIDDLE, "spectral_slope"), 1e-4);
    assertEquals(4000, feature(impulse, MIDDLE, "spectral_centroid"), 1);
  }

  @Test
  void toneIsPeaked() {
    float[] tone = tone(1000, 0.5);
    // A Hann window puts the tone's magnitude into three bins: 1, 1/2 and 1/2.
    assertEquals(513 / 2.0, feature(tone, MIDDLE, "spectral_crest"), 0.5);
    double entropy = -(2 / 3.0 * Math.log(2 / 3.0) + 2 * Math.log(1 / 6.0) / 6) / Math.log(513);
    assertEquals(entropy, feature(tone, MIDDLE, "spectral_entropy"), 1e-4);
  }

  @Test
  void fluxIsTheRiseSinceTheFrameBefore() {
    float[] tone = tone(1000, 0.5);
    assertEquals(0, feature(tone, 0, "spectral_flux"));
    assertEquals(0, feature(tone, MIDDLE, "spectral_flux"), 1e-2);
    float[] noise = noise(0.2);
    ShortTimeSpectrum spectrum = Sounds.spectrum(noise);
    double sum = 0;
    for (int bin = 0; bin < 513; bin++) {
      float[] row = spectrum.magnitude()[bin];
      double rise = row[MIDDLE] - row[MIDDLE - 1];
      sum += rise > 0 ? rise * rise : 0;
    }
    assertEquals(Math.sqrt(sum), feature(noise, MIDDLE, "spectral_flux"), 1e-3);
  }

  @Test
  void decibelsAreThoseOfTheLogarithm() {
    assertEquals(-100, Decibels.of(0), 1e-5);
    assertEquals(-100, Decibels.of(1e-30f), 1e-5);
    for (double power = 1e-10; power < 1e12; power *= 1.0137) {
      double expected = 10 * Math.log10((float) power);
      assertEquals(expected, Decibels.of((float) power), 2e-5, "of " + power);
    }
  }

  @Test
  void powersAreThoseOfTheDecibels() {
    for (float decibels = -300; decibels < 300; decibels += 0.37f) {
      double expected = Math.pow(10, decibels / 10.0);
      assertEquals(1, Decibels.toPower(decibels) / expected, 1e-5, decibels + " dB");
    }
  }

  @Test
  void loudnessOfQuietFramesIsNotLiftedByLoudOnes() {
    float[] both = of(SECOND, i -> (i < 8000 ? 1 : 1e-5) * Math.sin(0.3 * i));
    float[] quiet = of(SECOND, i -> 1e-5 * Math.sin(0.3 * i));
    assertEquals(feature(quiet, 50, "loudness"), feature(both, 50, "loudness"), 1e-4);
    assertTrue(feature(both, 50, "mfcc_0") > feature(quiet, 50, "mfcc_0"));
  }
}
