package io.github.voiceemotion.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same 1.2 s of speech in each format that is read. */
class EveryFormatTest {

  private static final Path FORMATS = Path.of("../emotion-audio/src/test/resources/audio/formats");

  private static EmotionRecognizer recognizer;
  private static Prediction expected;

  @BeforeAll
  static void load() {
    recognizer = EmotionRecognizer.of(ModelBundle.light(), RecognizerOptions.defaults());
    expected = recognizer.recognize(FORMATS.resolve("wav-s16.wav"));
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  static List<Path> formats() throws IOException {
    try (Stream<Path> files = Files.list(FORMATS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isRecognizedAndFollowed(Path file) {
    Prediction prediction = recognizer.recognize(file);
    assertTrue(
        prediction.rejection().stream().allMatch(Rejection.UNSURE::equals), prediction::toString);
    if (file.getFileName()
            .toString()
            .matches("(flac|wave64|aiff|alac|au-pcm|caf-|pcm|wav-(s|f|p|r)).*")
        && !file.getFileName().toString().equals("aiff-ima.aifc")) {
      expected
          .probabilities()
          .forEach(
              (emotion, probability) ->
                  assertEquals(probability, prediction.probability(emotion), 1e-6));
    }
    List<Segment> segments;
    try (Stream<Segment> timeline = recognizer.timeline(file)) {
      segments = timeline.toList();
    }
    assertEquals(1, segments.size());
    assertEquals(prediction, segments.get(0).prediction());
  }
}
