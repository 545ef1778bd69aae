package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhisperingTest {

  private static final int LENGTH = 48_000;

  private final SpeechDetector detector = new SpeechDetector();

  @ParameterizedTest
  @ValueSource(strings = {"speech.wav", "speech-de-low.flac", "speech-en-excited.flac"})
  void findsWhispering(String name) {
    AudioClip whisper = Whispers.of(new AudioDecoder().decode(TestAudio.path(name)), 1);
    assertTrue(seconds(whisper) > 0.6 * whisper.seconds(), () -> detector.detect(whisper) + "");
    for (double gain : new double[] {0.1, 0.01}) {
      AudioClip quieter = Voices.scaled(whisper, gain);
      assertEquals(seconds(whisper), seconds(quieter), 0.1);
    }
  }

  @ParameterizedTest
  @CsvSource({"20, 0.8", "10, 0.5"})
  void findsWhisperingInNoise(double ratioDb, double share) {
    AudioClip whisper = Whispers.of(TestAudio.speech(), 1);
    AudioClip noise = Signals.pinkNoise(1, whisper.length(), 3);
    double found = seconds(Signals.inNoise(whisper, noise, ratioDb));
    assertTrue(found > share * seconds(whisper), () -> found + " of " + seconds(whisper) + " s");
  }

  /** A telephone has nothing above 3.4 kHz. */
  @Test
  void findsWhisperingOnTheTelephone() {
    Path reading = Path.of("../data/samples/reading.wav");
    AudioClip whisper = Whispers.of(new AudioDecoder().decode(reading), 1);
    AudioClip telephone = Resampler.resample(Resampler.resample(whisper, 8_000), 16_000);
    double found = seconds(telephone);
    assertTrue(found > 0.8 * seconds(whisper), () -> found + " of " + seconds(whisper) + " s");
  }

  @Test
  void findsWhisperingWhereItIs() {
    AudioClip whisper = Whispers.of(TestAudio.speech(), 1);
    List<SpeechSegment> alone = detector.detect(whisper);
    float[] samples = Signals.pinkNoise(0.0005, 160_000, 3).samples();
    for (int i = 0; i < whisper.length(); i++) {
      samples[64_000 + i] += whisper.samples()[i];
    }
    List<SpeechSegment> found = detector.detect(new AudioClip(samples, AudioClip.SAMPLE_RATE));
    assertEquals(alone.get(0).start(), found.get(0).start() - 64_000, 1_600);
    assertEquals(
        alone.get(alone.size() - 1).end(), found.get(found.size() - 1).end() - 64_000, 1_600);
  }

  @Test
  void looksForItOnlyWhereNobodySpeaksAloud() {
    AudioClip speech = TestAudio.speech();
    AudioClip whisper = Whispers.of(speech, 1);
    float[] samples = new float[speech.length() + 2 * LENGTH + whisper.length()];
    System.arraycopy(speech.samples(), 0, samples, 0, speech.length());
    System.arraycopy(
        whisper.samples(), 0, samples, samples.length - whisper.length(), whisper.length());
    AudioClip both = new AudioClip(samples, AudioClip.SAMPLE_RATE);
    List<SpeechSegment> found = detector.detect(both);
    assertTrue(found.get(found.size() - 1).end() < speech.length() + LENGTH, found::toString);
  }

  /** The level of speech, the spectrum of noise. */
  @Test
  void findsNothingInNoiseThatSwellsLikeSpeech() {
    AudioClip speech = TestAudio.speech();
    for (int seed = 0; seed < 10; seed++) {
      assertNoSpeech(swellingLike(speech, Signals.whiteNoise(1, speech.length(), seed)));
      assertNoSpeech(swellingLike(speech, Signals.pinkNoise(1, speech.length(), seed)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 50, 300, 3_000})
  void findsNothingInDrops(int aSecond) {
    for (int seed = 0; seed < 5; seed++) {
      AudioClip drops = drops(aSecond, seed);
      assertNoSpeech(drops);
      assertNoSpeech(Signals.inNoise(drops, Signals.pinkNoise(1, LENGTH, seed), 6));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 10})
  void findsNothingInTyping(int keysASecond) {
    for (int seed = 0; seed < 10; seed++) {
      assertNoSpeech(typing(keysASecond, seed));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 3_000, 5_000})
  void findsNothingInBeeps(int frequency) {
    float[] beeps = Signals.tone(frequency, 0.3, AudioClip.SAMPLE_RATE, LENGTH).samples();
    for (int i = 0; i < LENGTH; i++) {
      beeps[i] *= (float) (0.5 - 0.48 * Math.cos(2 * Math.PI * 4 * i / AudioClip.SAMPLE_RATE));
    }
    AudioClip clip = new AudioClip(beeps, AudioClip.SAMPLE_RATE);
    assertNoSpeech(clip);
    for (double ratioDb : new double[] {0, 5, 10}) {
      assertNoSpeech(Signals.inNoise(clip, Signals.pinkNoise(1, LENGTH, 1), ratioDb));
    }
  }

  /** In by the nose, out by the mouth: two kinds of noise that swell in turn. */
  @Test
  void findsNothingInBreathing() {
    for (int seed = 0; seed < 10; seed++) {
      Random random = new Random(seed);
      float[] samples = new float[LENGTH];
      double low = 0;
      for (int i = 0; i < LENGTH; i++) {
        int breath = i / 16_000;
        double swell = Math.pow(Math.sin(Math.PI * (i % 16_000) / 16_000), 2);
        double white = random.nextGaussian();
        low += (breath % 2 == 0 ? 0.3 : 0.8) * (white - low);
        samples[i] = (float) (0.1 * swell * low + 0.001 * white);
      }
      assertNoSpeech(new AudioClip(samples, AudioClip.SAMPLE_RATE));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.02})
  void findsNothingInHum(double noise) {
    Random random = new Random(1);
    float[] samples = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      double sum = 0;
      for (int harmonic = 1; harmonic <= 20; harmonic++) {
        sum += Math.sin(2 * Math.PI * 50 * harmonic * i / AudioClip.SAMPLE_RATE) / harmonic;
      }
      samples[i] = (float) (0.1 * sum + noise * random.nextGaussian());
    }
    assertNoSpeech(new AudioClip(samples, AudioClip.SAMPLE_RATE));
  }

  private void assertNoSpeech(AudioClip clip) {
    assertEquals(List.of(), detector.detect(clip));
  }

  private double seconds(AudioClip clip) {
    return detector.detect(clip).stream().mapToInt(SpeechSegment::length).sum()
        / (double) AudioClip.SAMPLE_RATE;
  }

  private static AudioClip swellingLike(AudioClip speech, AudioClip noise) {
    float[] samples = new float[speech.length()];
    double envelope = 0;
    for (int i = 0; i < samples.length; i++) {
      envelope += 0.005 * (Math.abs(speech.samples()[i]) - envelope);
      samples[i] = (float) (envelope * noise.samples()[i]);
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }

  /** Each drop rings for some milliseconds at a frequency of its own. */
  private static AudioClip drops(int aSecond, long seed) {
    Random random = new Random(seed);
    float[] samples = new float[LENGTH];
    for (int drop = 0; drop < aSecond * LENGTH / AudioClip.SAMPLE_RATE; drop++) {
      int start = random.nextInt(LENGTH);
      double turn = 2 * Math.PI * (800 + 5_500 * random.nextDouble()) / AudioClip.SAMPLE_RATE;
      double loudness = 0.05 * Math.exp(0.7 * random.nextGaussian());
      for (int i = 0; i < Math.min(300, LENGTH - start); i++) {
        samples[start + i] += (float) (loudness * Math.exp(-i / 48.0) * Math.sin(turn * i));
      }
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }

  /** Each key is a burst of noise of a tone of its own. */
  private static AudioClip typing(int keysASecond, long seed) {
    Random random = new Random(seed);
    float[] samples = Signals.whiteNoise(0.001, LENGTH, seed).samples();
    for (int start = 0; start < LENGTH; ) {
      double brightness = 0.1 + 0.8 * random.nextDouble();
      double low = 0;
      for (int i = 0; i < Math.min(1_600, LENGTH - start); i++) {
        low += brightness * (random.nextGaussian() - low);
        samples[start + i] += (float) (0.1 * Math.exp(-i / 192.0) * low);
      }
      start += (int) (AudioClip.SAMPLE_RATE * (0.5 + random.nextDouble()) / keysASecond);
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }
}
