package io.github.voiceemotion.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.EmotionPrediction;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmotionRecognizerTest {

  private static final Path SPEECH = Path.of("../data/samples/excited.wav");

  private static EmotionRecognizer recognizer;

  @BeforeAll
  static void load() {
    recognizer = EmotionRecognizer.pretrained();
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  @Test
  void givesTheSameAnswerForFileStreamAndClip() throws IOException {
    EmotionPrediction ofFile = recognizer.recognize(SPEECH);
    EmotionPrediction ofClip = recognizer.recognize(new AudioDecoder().decode(SPEECH));
    EmotionPrediction ofStream;
    try (InputStream in = Files.newInputStream(SPEECH)) {
      ofStream = recognizer.recognize(in);
    }

    assertEquals(Optional.empty(), ofFile.rejection());
    assertEquals(ofFile, ofClip);
    assertEquals(ofFile, ofStream);
  }

  @Test
  void hardlyMindsLevelAndSilenceAround() {
    AudioClip speech = new AudioDecoder().decode(SPEECH);
    float[] quietAndPadded = new float[speech.length() + 32_000];
    for (int i = 0; i < speech.length(); i++) {
      quietAndPadded[16_000 + i] = speech.samples()[i] * 0.05f;
    }
    EmotionPrediction plain = recognizer.recognize(speech);
    EmotionPrediction changed =
        recognizer.recognize(new AudioClip(quietAndPadded, speech.sampleRate()));

    for (Emotion emotion : Emotion.values()) {
      assertEquals(plain.probability(emotion), changed.probability(emotion), 0.05);
    }
  }

  @Test
  void answersAudioOfAnotherSampleRate() {
    float[] samples = new float[44_100];
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }

    EmotionPrediction prediction = recognizer.recognize(new AudioClip(samples, 44_100));

    assertEquals(Optional.of(Rejection.NO_SPEECH), prediction.rejection());
  }

  @Test
  void rejectsSilenceWithoutFailing() {
    EmotionPrediction prediction =
        recognizer.recognize(new AudioClip(new float[16_000], AudioClip.SAMPLE_RATE));

    assertEquals(Optional.of(Rejection.NO_SPEECH), prediction.rejection());
  }

  @Test
  void answersLongAudioWithTheMeanOverWindows() {
    AudioClip speech = new AudioDecoder().decode(SPEECH);
    float[] fiveTimes = new float[speech.length() * 5];
    for (int i = 0; i < 5; i++) {
      System.arraycopy(speech.samples(), 0, fiveTimes, i * speech.length(), speech.length());
    }

    EmotionPrediction prediction =
        recognizer.recognize(new AudioClip(fiveTimes, speech.sampleRate()));

    assertEquals(Optional.empty(), prediction.rejection());
    double sum =
        prediction.probabilities().values().stream().mapToDouble(Double::doubleValue).sum();
    assertEquals(1, sum, 1e-9);
  }

  @Test
  void answersManyThreadsAsItAnswersOne() throws Exception {
    AudioClip speech = new AudioDecoder().decode(SPEECH);
    List<AudioClip> clips = new ArrayList<>();
    List<EmotionPrediction> expected = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int start = i * 3_000;
      clips.add(
          new AudioClip(
              Arrays.copyOfRange(speech.samples(), start, start + 24_000), speech.sampleRate()));
      expected.add(recognizer.recognize(clips.get(i)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<EmotionPrediction>> answers = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        for (AudioClip clip : clips) {
          answers.add(threads.submit(() -> recognizer.recognize(clip)));
        }
      }
      for (int i = 0; i < answers.size(); i++) {
        assertEquals(expected.get(i % 8), answers.get(i).get());
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void namesWhatIsWrongWithBadAudio(@TempDir Path directory) throws IOException {
    Path text = Files.writeString(directory.resolve("notes.wav"), "this is no audio");
    AudioException noAudio = assertThrows(AudioException.class, () -> recognizer.recognize(text));
    assertTrue(noAudio.getMessage().startsWith("notes.wav: "), noAudio.getMessage());

    AudioException missing =
        assertThrows(
            AudioException.class, () -> recognizer.recognize(directory.resolve("missing.wav")));
    assertEquals("missing.wav: no such file", missing.getMessage());

    assertThrows(
        AudioException.class, () -> recognizer.recognize(new ByteArrayInputStream(new byte[0])));
    assertThrows(
        AudioException.class,
        () -> recognizer.recognize(new AudioClip(new float[0], AudioClip.SAMPLE_RATE)));
  }

  @Test
  void refusesToWorkOnceClosed() {
    EmotionRecognizer closed = EmotionRecognizer.pretrained();
    closed.close();
    closed.close();

    assertThrows(IllegalStateException.class, () -> closed.recognize(SPEECH));
  }

  @Test
  void namesAMissingModel() {
    ModelBundleException missing =
        assertThrows(
            ModelBundleException.class, () -> EmotionRecognizer.load(Path.of("none/model.zip")));
    assertFalse(missing.getMessage().isEmpty());
    assertTrue(missing.getMessage().endsWith("model.zip: no such file"), missing.getMessage());
  }
}
