package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechDetectorTest {

  private static final int LENGTH = 48_000;
  private static final double[][] CADENCE = {
    {261.63, 329.63, 392.00},
    {220.00, 261.63, 329.63},
    {174.61, 220.00, 261.63},
    {196, 246.94, 293.66}
  };
  private static final double[][] MELODY = {
    {220}, {246.94}, {261.63}, {293.66}, {261.63}, {220}, {196}, {220}
  };

  private final SpeechDetector detector = new SpeechDetector();

  @ParameterizedTest
  @ValueSource(strings = {"speech.wav", "speech-de-low.flac", "speech-en-excited.flac"})
  void findsSpeech(String name) {
    AudioClip clip = new AudioDecoder().decode(TestAudio.path(name));
    List<SpeechSegment> segments = detector.detect(clip);
    assertTrue(seconds(segments) > 0.7 * clip.seconds(), segments::toString);
  }

  @ParameterizedTest
  @CsvSource({
    "speech.wav, 20, 0.95",
    "speech.wav, 10, 0.9",
    "speech.wav, 5, 0.8",
    "speech-de-low.flac, 20, 0.9",
    "speech-de-low.flac, 10, 0.6",
    "speech-de-low.flac, 5, 0.55",
    "speech-en-excited.flac, 20, 0.9",
    "speech-en-excited.flac, 10, 0.85",
    "speech-en-excited.flac, 5, 0.75"
  })
  void findsSpeechInNoise(String name, double ratioDb, double share) {
    AudioClip clip = new AudioDecoder().decode(TestAudio.path(name));
    double clean = seconds(detector.detect(clip));
    for (int seed = 0; seed < 5; seed++) {
      AudioClip white = Signals.whiteNoise(1, clip.length(), seed);
      AudioClip pink = Signals.pinkNoise(1, clip.length(), seed);
      double inWhite = seconds(detector.detect(Signals.inNoise(clip, white, ratioDb)));
      double inPink = seconds(detector.detect(Signals.inNoise(clip, pink, ratioDb)));
      assertTrue(inWhite > share * clean, () -> inWhite + " of " + clean + " s");
      assertTrue(inPink > share * clean, () -> inPink + " of " + clean + " s");
    }
  }

  @Test
  void findsSpeechWhereItIs() {
    AudioClip speech = TestAudio.speech();
    List<SpeechSegment> alone = detector.detect(speech);
    float[] samples = Signals.pinkNoise(0.002, 160_000, 3).samples();
    for (int i = 0; i < speech.length(); i++) {
      samples[64_000 + i] += speech.samples()[i];
    }
    List<SpeechSegment> found = detector.detect(new AudioClip(samples, AudioClip.SAMPLE_RATE));
    assertEquals(alone.get(0).start(), found.get(0).start() - 64_000, 1_600);
    assertEquals(
        alone.get(alone.size() - 1).end(), found.get(found.size() - 1).end() - 64_000, 1_600);
  }

  @ParameterizedTest
  @CsvSource({"0.05, 1", "0.2, 1", "0.2, 8"})
  void findsSpeechBesideABang(double seconds, double after) {
    AudioClip speech = TestAudio.speech();
    double alone = seconds(detector.detect(speech));
    int start = speech.length() + (int) (after * 16_000);
    AudioClip bang = Signals.whiteNoise(3, (int) (seconds * 16_000), 1);
    float[] samples = new float[start + bang.length() + 16_000];
    System.arraycopy(speech.samples(), 0, samples, 0, speech.length());
    System.arraycopy(bang.samples(), 0, samples, start, bang.length());
    double beside = seconds(detector.detect(new AudioClip(samples, AudioClip.SAMPLE_RATE)));
    assertTrue(beside > 0.7 * alone, () -> beside + " of " + alone + " s");
  }

  @Test
  void separatesSentences() {
    AudioClip speech = TestAudio.speech();
    float[] samples = new float[160_000];
    System.arraycopy(speech.samples(), 0, samples, 0, speech.length());
    System.arraycopy(speech.samples(), 0, samples, 100_000, speech.length());
    List<SpeechSegment> found = detector.detect(new AudioClip(samples, AudioClip.SAMPLE_RATE));
    for (int i = 1; i < found.size(); i++) {
      assertTrue(found.get(i).start() > found.get(i - 1).end(), found::toString);
    }
    assertTrue(
        found.stream().noneMatch(s -> s.start() < 99_000 && s.end() > 50_000), found::toString);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.01, 10})
  void doesNotDependOnTheLevel(double gain) {
    AudioClip speech = TestAudio.speech();
    float[] scaled = speech.samples().clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= (float) gain;
    }
    double expected = seconds(detector.detect(speech));
    double found = seconds(detector.detect(new AudioClip(scaled, speech.sampleRate())));
    assertEquals(expected, found, 0.1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 159, 160, 16_000, 48_000})
  void findsNothingInSilence(int length) {
    assertNoSpeech(Signals.silence(length));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-5, 1e-3, 0.1, 0.5})
  void findsNothingInNoise(double rms) {
    for (int seed = 0; seed < 20; seed++) {
      assertNoSpeech(Signals.whiteNoise(rms, LENGTH, seed));
      assertNoSpeech(Signals.pinkNoise(rms, LENGTH, seed));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, 4, 8})
  void findsNothingInNoiseThatSwells(double hertz) {
    for (int seed = 0; seed < 5; seed++) {
      assertNoSpeech(swelling(Signals.pinkNoise(0.1, LENGTH, seed), hertz));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 100, 125, 160, 200, 250, 300, 400, 440, 1000, 3000})
  void findsNothingInTones(int frequency) {
    AudioClip tone = Signals.tone(frequency, 0.3, AudioClip.SAMPLE_RATE, LENGTH);
    assertNoSpeech(tone);
    assertNoSpeech(swelling(tone, 4));
    assertNoSpeech(Signals.inNoise(tone, Signals.whiteNoise(1, LENGTH, 5), 10));
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 120, 180, 240, 360})
  void findsNothingInASteadySawtooth(int frequency) {
    assertNoSpeech(Signals.music(0.1, LENGTH, LENGTH, new double[][] {{frequency}}));
  }

  @ParameterizedTest
  @ValueSource(ints = {4_000, 8_000, 16_000, 48_000})
  void findsNothingInChords(int noteLength) {
    AudioClip chords = Signals.music(0.1, LENGTH, noteLength, CADENCE);
    assertNoSpeech(chords);
    assertNoSpeech(Signals.inNoise(chords, Signals.pinkNoise(1, LENGTH, 5), 15));
  }

  @ParameterizedTest
  @ValueSource(ints = {4_000, 8_000, 16_000})
  void findsNothingInAMelody(int noteLength) {
    assertNoSpeech(Signals.music(0.1, LENGTH, noteLength, MELODY));
  }

  /** A high voice that glides, with the breath in it that a strained one has. */
  @ParameterizedTest
  @ValueSource(ints = {250, 380, 600})
  void findsScreams(int hertz) {
    AudioClip scream = Voices.scream(hertz, LENGTH);
    for (double gain : new double[] {1, 0.5, 0.1}) {
      assertFound(Voices.scaled(scream, gain), scream.seconds());
    }
  }

  /** Nobody who laughs is silent, so that laughter counts as speech. */
  @ParameterizedTest
  @ValueSource(ints = {180, 320})
  void findsLaughter(int hertz) {
    AudioClip laughter = Voices.laughter(hertz, LENGTH);
    assertFound(laughter, 0.7 * laughter.seconds());
  }

  private void assertFound(AudioClip clip, double spoken) {
    List<SpeechSegment> found = detector.detect(clip);
    assertTrue(seconds(found) > 0.8 * spoken, () -> found + " of " + spoken + " s");
  }

  @Test
  void refusesAnotherSampleRate() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> detector.detect(new AudioClip(new float[10], 8_000)));
    assertEquals("the clip has 8000 Hz, expected 16000", e.getMessage());
  }

  private void assertNoSpeech(AudioClip clip) {
    assertEquals(List.of(), detector.detect(clip));
  }

  private static double seconds(List<SpeechSegment> segments) {
    return segments.stream().mapToInt(SpeechSegment::length).sum() / (double) AudioClip.SAMPLE_RATE;
  }

  private static AudioClip swelling(AudioClip clip, double hertz) {
    float[] samples = clip.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      double phase = 2 * Math.PI * hertz * i / clip.sampleRate();
      samples[i] *= (float) (0.5 - 0.48 * Math.cos(phase));
    }
    return new AudioClip(samples, clip.sampleRate());
  }
}
