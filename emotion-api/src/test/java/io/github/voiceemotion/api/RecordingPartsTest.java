package io.github.voiceemotion.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.AudioStream;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.Prediction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class RecordingPartsTest {

  private static final int RATE = AudioClip.SAMPLE_RATE;

  /** Quiet noise-like audio of some seconds, its sample numbers as values, with speech in it. */
  private static final class LongAudio implements AudioStream {
    private final long length;
    private final float[] speech;
    private final long speechAt;
    private long position;
    private boolean closed;

    LongAudio(double seconds, float[] speech, double speechAt) {
      this.length = Math.round(seconds * RATE);
      this.speech = speech;
      this.speechAt = Math.round(speechAt * RATE);
    }

    @Override
    public int sampleRate() {
      return RATE;
    }

    @Override
    public int read(float[] block) {
      int count = (int) Math.min(block.length, length - position);
      for (int i = 0; i < count; i++) {
        long into = position + i - speechAt;
        block[i] = into >= 0 && into < speech.length ? speech[(int) into] : 0;
      }
      position += count;
      return count;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static List<Integer> lengths(double seconds) {
    List<Integer> lengths = new ArrayList<>();
    try (RecordingParts parts =
        new RecordingParts(new LongAudio(seconds, new float[0], 0), new DecodedSeconds())) {
      while (parts.hasNext()) {
        lengths.add(parts.next().length());
      }
      assertThrows(NoSuchElementException.class, parts::next);
    }
    return lengths;
  }

  @Test
  void leavesWholeWhatIsNotLong() {
    assertEquals(List.of(), lengths(0));
    assertEquals(List.of(7 * RATE), lengths(7));
    assertEquals(List.of(300 * RATE), lengths(300));
  }

  @Test
  void cutsWhatIsLongerIntoPartsThatAreTogetherAllOfIt() {
    List<Integer> lengths = lengths(1_000.5);
    assertEquals(4, lengths.size());
    assertTrue(lengths.stream().allMatch(length -> length <= 300 * RATE), lengths::toString);
    assertEquals((int) (1_000.5 * RATE), lengths.stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void holdsThreePartsAtOnceWhateverTheThreads() {
    DecodedSeconds leave = new DecodedSeconds();
    List<RecordingParts> held = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      held.add(new RecordingParts(new LongAudio(400, new float[0], 0), leave));
      held.get(i).next();
    }
    Thread fourth =
        new Thread(
            () -> {
              try (RecordingParts parts =
                  new RecordingParts(new LongAudio(400, new float[0], 0), leave)) {
                parts.next();
              }
            });
    fourth.start();
    await().until(() -> fourth.getState() == Thread.State.WAITING);
    // A short one goes on meanwhile.
    try (RecordingParts parts = new RecordingParts(new LongAudio(9, new float[0], 0), leave)) {
      assertEquals(9 * RATE, parts.next().length());
    }
    held.get(0).close();
    await().until(() -> fourth.getState() == Thread.State.TERMINATED);
    held.forEach(RecordingParts::close);
  }

  @Test
  void answersWithThePartInWhichSomebodySpeaks() {
    float[] speech =
        new AudioDecoder().decode(Path.of("../data/samples/synthesised.wav")).samples();
    try (EmotionRecognizer recognizer =
        EmotionRecognizer.of(ModelBundle.light(), RecognizerOptions.defaults())) {
      Prediction alone = recognizer.recognize(new AudioClip(speech, RATE));
      LongAudio audio = new LongAudio(700, speech, 400);
      Prediction within = recognizer.recognize(audio, "long.wav");

      assertTrue(audio.closed);
      assertEquals(alone.rejection(), within.rejection());
      for (Emotion emotion : alone.labels().emotions()) {
        assertEquals(alone.probability(emotion), within.probability(emotion), 0.02);
      }
    }
  }

  @Test
  void answersWithTheMeanOverThePartsInWhichSomebodySpeaks() {
    float[] speech =
        new AudioDecoder().decode(Path.of("../data/samples/synthesised.wav")).samples();
    float[] twice = Arrays.copyOf(speech, 300 * RATE + speech.length);
    System.arraycopy(speech, 0, twice, 300 * RATE, speech.length);
    try (EmotionRecognizer recognizer =
        EmotionRecognizer.of(ModelBundle.light(), RecognizerOptions.defaults())) {
      Prediction once = recognizer.recognize(new AudioClip(speech, RATE));
      Prediction both = recognizer.recognize(new LongAudio(700, twice, 100), "long.wav");

      for (Emotion emotion : once.labels().emotions()) {
        assertEquals(once.probability(emotion), both.probability(emotion), 0.02);
      }
    }
  }

  @Test
  void failsOneFileForWantOfMemory() {
    AudioStream greedy =
        new AudioStream() {
          @Override
          public int sampleRate() {
            return RATE;
          }

          @Override
          public int read(float[] block) {
            throw new OutOfMemoryError("Java heap space");
          }

          @Override
          public void close() {
            // Nothing is held.
          }
        };
    try (EmotionRecognizer recognizer =
        EmotionRecognizer.of(ModelBundle.light(), RecognizerOptions.defaults())) {
      AudioException e =
          assertThrows(AudioException.class, () -> recognizer.recognize(greedy, "big.ogg"));
      assertTrue(e.getMessage().startsWith("big.ogg: takes more memory than the "), e::getMessage);
      assertFalse(e.getMessage().contains("\n"));
    }
  }
}
