package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClipPreparationTest {

  /** How long the first words of the sentence take; they begin after 0.1 s. */
  private static final double WORDS = 1.82;

  private final ClipPreparation preparation = new ClipPreparation();

  /** A sentence that starts after a second of room noise and ends a second before the end. */
  private static AudioClip recording(double gain) {
    float[] speech = TestAudio.speech().samples();
    float[] samples = Signals.whiteNoise(0.0005, speech.length + 32_000, 1).samples();
    for (int i = 0; i < speech.length; i++) {
      samples[16_000 + i] += speech[i];
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) gain;
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.1, 0.01})
  void trimsTheSilenceWhateverTheLevel(double gain) {
    AudioClip trimmed = speech(recording(gain));
    assertEquals(2.9, trimmed.seconds(), 0.2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {4, 0.1, 0.01})
  void bringsSpeechToOneLevel(double gain) {
    AudioClip expected = speech(recording(1));
    AudioClip levelled = speech(recording(gain));
    assertArrayEquals(expected.samples(), levelled.samples(), 1e-4f);
  }

  @Test
  void bringsSpeechToTheTarget() {
    AudioClip levelled = speech(recording(0.05));
    double sum = 0;
    int count = 0;
    for (SpeechSegment segment : new SpeechDetector().detect(levelled)) {
      double rms = Signals.rms(levelled.samples(), segment.start(), segment.end());
      sum += rms * rms * segment.length();
      count += segment.length();
    }
    assertEquals(ClipPreparation.TARGET_DB, Signals.decibels(Math.sqrt(sum / count)), 0.5);
  }

  @Test
  void removesDc() {
    AudioClip clean = recording(1);
    float[] shifted = clean.samples().clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += 0.25f;
    }
    assertArrayEquals(
        speech(clean).samples(),
        speech(new AudioClip(shifted, clean.sampleRate())).samples(),
        1e-4f);
  }

  @Test
  void padsAShortWindowOnBothSides() {
    AudioClip word = new AudioClip(new float[] {1, 2, 3}, AudioClip.SAMPLE_RATE);
    float[] padded = ClipPreparation.pad(word).samples();
    float[] expected = new float[ClipPreparation.WINDOW];
    int before = (ClipPreparation.WINDOW - 3) / 2;
    System.arraycopy(word.samples(), 0, expected, before, 3);
    assertArrayEquals(expected, padded);
    assertThrows(
        IllegalArgumentException.class,
        () -> ClipPreparation.pad(Signals.silence(ClipPreparation.WINDOW + 1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 48_000, 100_000})
  void keepsNoMoreThanAWindowOfSilence(int length) {
    assertArrayEquals(
        new float[Math.min(length, ClipPreparation.WINDOW)],
        speech(Signals.silence(length)).samples());
  }

  @Test
  void refusesAnEmptyClip() {
    assertThrows(IllegalArgumentException.class, () -> preparation.prepare(Signals.silence(0)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "0, 10", "0, 60", "0.0005, 0.5", "0.0005, 10", "0.0005, 60"})
  void cutsAPauseOutHoweverLongItIs(double noise, double seconds) {
    float[] shortPause = speech(withPause(noise, 0.4)).samples();
    PreparedSpeech prepared = preparation.prepare(withPause(noise, seconds));
    assertEquals(2, prepared.kept().size(), prepared.kept()::toString);
    assertArrayEquals(shortPause, prepared.speech().samples(), 2e-3f);
  }

  @Test
  void keepsThreeTenthsOfASecondOfAPause() {
    PreparedSpeech prepared = preparation.prepare(withPause(0, 1));
    SpeechSegment before = prepared.kept().get(0);
    SpeechSegment after = prepared.kept().get(1);
    // The first words end after 1.77 s, the second ones begin 0.15 s after the pause.
    double kept = seconds(before.end()) - 1.77 + WORDS + 1 + 0.15 - seconds(after.start());
    assertEquals(0.3, kept, 0.02, prepared.kept()::toString);
  }

  /**
   * The same sentence twice, in room noise, the first from 0 to 2.9 s, the second after a pause.
   */
  private static AudioClip withPause(double noise, double seconds) {
    float[] sentence = Arrays.copyOf(TestAudio.speech().samples(), (int) (WORDS * 16_000));
    int pause = (int) (seconds * 16_000);
    float[] samples =
        noise == 0
            ? new float[2 * sentence.length + pause]
            : Signals.whiteNoise(noise, 2 * sentence.length + pause, 1).samples().clone();
    if (noise > 0) {
      // The noise under the second sentence does not depend on the pause.
      float[] second = Signals.whiteNoise(noise, sentence.length, 2).samples();
      System.arraycopy(second, 0, samples, sentence.length + pause, sentence.length);
    }
    for (int i = 0; i < sentence.length; i++) {
      samples[i] += sentence[i];
      samples[sentence.length + pause + i] += sentence[i];
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }

  private static double seconds(int samples) {
    return samples / (double) AudioClip.SAMPLE_RATE;
  }

  @Test
  void fadesFromOneStretchIntoTheNextWithoutAClick() {
    // A tone under the speech would jump at the joint.
    AudioClip clip = withPause(0, 0.55);
    for (int i = 0; i < clip.length(); i++) {
      clip.samples()[i] += (float) (0.02 * Math.sin(2 * Math.PI * 100.3 * i / 16_000));
    }
    PreparedSpeech prepared = preparation.prepare(clip);
    float[] joined = prepared.speech().samples();
    int joint = prepared.joined().get(1).start();
    double gain = Signals.rms(joined, joint - 500, joint - 100) / (0.02 / Math.sqrt(2));
    double steepest = 0.02 * gain * 2 * Math.PI * 100.3 / 16_000;
    for (int i = joint - 100; i < joint + ClipPreparation.FADE + 100; i++) {
      assertEquals(joined[i - 1], joined[i], 1.6 * steepest + 0.04 * gain / ClipPreparation.FADE);
    }
  }

  @Test
  void knowsWhereEachPartOfTheSpeechComesFrom() {
    AudioClip clip = withPause(0, 5);
    PreparedSpeech prepared = preparation.prepare(clip);
    float[] joined = prepared.speech().samples();
    List<SpeechSegment> places = prepared.joined();
    assertEquals(0, places.get(0).start());
    assertEquals(joined.length, places.get(1).end());
    for (int i = 0; i < 2; i++) {
      SpeechSegment place = places.get(i);
      SpeechSegment source = prepared.kept().get(i);
      double product = 0;
      double ours = 0;
      double theirs = 0;
      for (int j = ClipPreparation.FADE; j < place.length(); j++) {
        double here = joined[place.start() + j];
        double there = clip.samples()[source.start() + j];
        product += here * there;
        ours += here * here;
        theirs += there * there;
      }
      assertEquals(1, product / Math.sqrt(ours * theirs), 1e-4);
    }
  }

  @ParameterizedTest
  @CsvSource({"1000, 1", "48000, 1", "48001, 2", "72000, 2", "72001, 3", "120000, 4"})
  void laysWindowsOverAllOfTheSpeech(int length, int count) {
    SpeechSegment whole = new SpeechSegment(0, length);
    AudioClip clip = Signals.silence(length);
    PreparedSpeech speech = new PreparedSpeech(clip, List.of(), List.of(whole), clip);
    List<SpeechSegment> windows = speech.windows(ClipPreparation.WINDOW, ClipPreparation.HOP);
    assertEquals(count, windows.size());
    assertEquals(0, windows.get(0).start());
    assertEquals(length, windows.get(count - 1).end());
    for (SpeechSegment window : windows) {
      assertEquals(Math.min(length, ClipPreparation.WINDOW), speech.part(window).length());
    }
    for (int i = 1; i < count - 1; i++) {
      assertEquals(i * ClipPreparation.HOP, windows.get(i).start());
    }
  }

  @Test
  void limitsTheGain() {
    AudioClip hiss = speech(Signals.whiteNoise(1e-5, 48_000, 1));
    assertEquals(-50, Signals.decibels(Signals.rms(hiss.samples(), 0, hiss.length())), 0.5);
  }

  @Test
  void takesTheLoudPartWhereNobodySpeaks() {
    float[] samples = new float[48_000];
    float[] noise = Signals.whiteNoise(0.1, 8_000, 1).samples();
    System.arraycopy(noise, 0, samples, 20_000, 8_000);
    AudioClip kept = speech(new AudioClip(samples, AudioClip.SAMPLE_RATE));
    assertEquals(8_000, kept.length(), 800);
  }

  private AudioClip speech(AudioClip clip) {
    return preparation.prepare(clip).speech();
  }
}
