package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClipPreparationTest {

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
    AudioClip trimmed = trimAndLevel(recording(gain));
    assertEquals(2.9, trimmed.seconds(), 0.2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {4, 0.1, 0.01})
  void bringsSpeechToOneLevel(double gain) {
    AudioClip expected = preparation.prepare(recording(1));
    AudioClip levelled = preparation.prepare(recording(gain));
    assertArrayEquals(expected.samples(), levelled.samples(), 1e-4f);
  }

  @Test
  void bringsSpeechToTheTarget() {
    AudioClip levelled = trimAndLevel(recording(0.05));
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
        preparation.prepare(clean).samples(),
        preparation.prepare(new AudioClip(shifted, clean.sampleRate())).samples(),
        1e-4f);
  }

  @Test
  void padsShortSpeechOnBothSides() {
    float[] word = Arrays.copyOfRange(TestAudio.speech().samples(), 4_000, 20_000);
    AudioClip clip = new AudioClip(word, AudioClip.SAMPLE_RATE);
    int kept = trimAndLevel(clip).length();
    float[] prepared = preparation.prepare(clip).samples();
    assertEquals(ClipPreparation.CLIP_SAMPLES, prepared.length);
    int before = (ClipPreparation.CLIP_SAMPLES - kept) / 2;
    assertEquals(0, Signals.rms(prepared, 0, before));
    assertEquals(0, Signals.rms(prepared, before + kept, prepared.length));
    assertTrue(Signals.rms(prepared, before, before + kept) > 0.05);
  }

  @Test
  void keepsTheMiddleOfLongSpeech() {
    AudioClip tone = Signals.tone(200, 0.1, AudioClip.SAMPLE_RATE, 80_000);
    AudioClip trimmed = trimAndLevel(tone);
    AudioClip prepared = preparation.prepare(tone);
    int start = (trimmed.length() - ClipPreparation.CLIP_SAMPLES) / 2;
    assertArrayEquals(
        Arrays.copyOfRange(trimmed.samples(), start, start + ClipPreparation.CLIP_SAMPLES),
        prepared.samples());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 48_000, 100_000})
  void keepsSilenceSilent(int length) {
    assertArrayEquals(
        new float[ClipPreparation.CLIP_SAMPLES],
        preparation.prepare(Signals.silence(length)).samples());
  }

  @Test
  void limitsTheGain() {
    AudioClip hiss = preparation.prepare(Signals.whiteNoise(1e-5, 48_000, 1));
    assertEquals(-50, Signals.decibels(Signals.rms(hiss.samples(), 0, 48_000)), 0.5);
  }

  @Test
  void takesTheLoudPartWhereNobodySpeaks() {
    float[] samples = new float[48_000];
    float[] noise = Signals.whiteNoise(0.1, 8_000, 1).samples();
    System.arraycopy(noise, 0, samples, 20_000, 8_000);
    AudioClip kept = trimAndLevel(new AudioClip(samples, AudioClip.SAMPLE_RATE));
    assertEquals(8_000, kept.length(), 800);
  }

  private AudioClip trimAndLevel(AudioClip clip) {
    return preparation.trimAndLevel(clip, new SpeechDetector().detect(clip));
  }
}
