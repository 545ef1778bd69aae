package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

  private static final int TO = AudioClip.SAMPLE_RATE;

  @ParameterizedTest
  @CsvSource({
    "48000, 100",
    "48000, 1000",
    "48000, 5000",
    "48000, 7000",
    "44100, 100",
    "44100, 1000",
    "44100, 5000",
    "44100, 7000",
    "192000, 100",
    "192000, 1000",
    "192000, 5000",
    "192000, 7000",
    "96000, 3000",
    "22050, 7000",
    "32000, 6900",
    "11025, 4800",
    "8000, 3500",
    "44101, 6000",
    "47999, 7000"
  })
  void keepsTonesOfThePassBandInPlace(int rate, double frequency) {
    AudioClip resampled = Resampler.resample(Signals.tone(frequency, 0.5, rate, rate), TO);
    AudioClip expected = Signals.tone(frequency, 0.5, TO, TO);
    double error = 0;
    for (int i = 2000; i < TO - 2000; i++) {
      error = Math.max(error, Math.abs(resampled.samples()[i] - expected.samples()[i]));
    }
    // 0.1 dB of 0.5 would be 0.006.
    assertTrue(error < 1e-4, "largest error " + error);
  }

  @ParameterizedTest
  @CsvSource({
    "48000, 8050",
    "48000, 9000",
    "48000, 15000",
    "48000, 23000",
    "44100, 8050",
    "44100, 12000",
    "44100, 21000",
    "192000, 8050",
    "192000, 50000",
    "22050, 9000",
    "47999, 20000"
  })
  void suppressesTonesOfTheStopBand(int rate, double frequency) {
    float[] resampled = Resampler.resample(Signals.tone(frequency, 1, rate, rate), TO).samples();
    double level = Signals.decibels(Signals.rms(resampled, 2000, TO - 2000) * Math.sqrt(2));
    assertTrue(level < -80, "level " + level + " dB");
  }

  @Test
  void addsNoImagesWhenTheRateRises() {
    float[] resampled = Resampler.resample(Signals.tone(3000, 1, 8000, 8000), TO).samples();
    float[] expected = Signals.tone(3000, 1, TO, TO).samples();
    float[] difference = new float[TO];
    for (int i = 0; i < TO; i++) {
      difference[i] = resampled[i] - expected[i];
    }
    assertTrue(Signals.decibels(Signals.rms(difference, 2000, TO - 2000)) < -80);
  }

  @ParameterizedTest
  @CsvSource({"1, 8000, 2", "2, 48000, 1", "100, 44100, 36", "48001, 48000, 16000", "0, 48000, 0"})
  void roundsTheLength(int length, int rate, int expected) {
    AudioClip clip = new AudioClip(new float[length], rate);
    assertEquals(expected, Resampler.resample(clip, TO).length());
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 11025, 44100, 192000})
  void givesTheSameInBlocksOfAnySize(int rate) {
    AudioClip clip = Signals.tone(440, 0.5, rate, rate / 2 + 13);
    float[] whole = Resampler.resample(clip, TO).samples();
    float[] pieces = new float[whole.length];
    Resampler stream = new Resampler(new ClipStream(clip), TO);
    float[] block = new float[97];
    int position = 0;
    int read;
    while ((read = stream.read(block)) > 0) {
      System.arraycopy(block, 0, pieces, position, read);
      position += read;
    }
    assertEquals(whole.length, position);
    assertArrayEquals(whole, pieces);
  }

  @Test
  void keepsConstantsAwayFromTheEdges() {
    float[] ones = new float[44100];
    Arrays.fill(ones, 1);
    float[] resampled = Resampler.resample(new AudioClip(ones, 44100), TO).samples();
    for (int i = 1000; i < resampled.length - 1000; i++) {
      assertEquals(1, resampled[i], 1e-4);
    }
  }

  @Test
  void leavesAClipOfTheTargetRateAlone() {
    AudioClip clip = Signals.silence(10);
    assertSame(clip, Resampler.resample(clip, TO));
  }

  @Test
  void refusesRatesOutOfRange() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Resampler.resample(new AudioClip(new float[1], 3999), TO));
    assertEquals("the source's sample rate is 3999 Hz, expected 4000 to 384000", e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> Resampler.resample(Signals.silence(1), 384_001));
  }
}
