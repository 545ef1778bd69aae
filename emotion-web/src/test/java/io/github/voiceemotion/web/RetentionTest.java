package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.history.HistoryException;
import io.github.voiceemotion.history.NewRecording;
import io.github.voiceemotion.history.RecordingQuery;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.model.EmotionPrediction;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too old or too much goes at the start of the service, and again and again. */
class RetentionTest {

  private static final int BYTES = 1_000;
  private static final Duration ROUND = Duration.ofMillis(300);

  private static EmotionRecognizer recognizer;
  private static EmotionPrediction prediction;

  @TempDir private Path data;

  private RecordingStore store;
  private WebServer server;

  @BeforeAll
  static void load() {
    recognizer = EmotionRecognizer.pretrained();
    prediction = recognizer.recognize(Path.of("../data/samples/excited.wav"));
  }

  @AfterAll
  static void unload() {
    recognizer.close();
  }

  @BeforeEach
  void open() {
    store = RecordingStore.open(data);
  }

  @AfterEach
  void close() {
    server.close();
    store.close();
  }

  private void start(Optional<Duration> keepAtMost, OptionalLong keepBytes) {
    WebOptions any = WebOptions.defaults();
    server =
        WebServer.start(
            new WebOptions(
                "127.0.0.1",
                0,
                Set.of(),
                false,
                List.of(),
                any.limits(),
                any.waiting(),
                keepAtMost,
                keepBytes),
            recognizer,
            recognizer,
            Optional.of(store),
            Optional.empty(),
            new Pace(Duration.ofSeconds(30), 1, ROUND));
  }

  private void add(String name) {
    NewRecording what =
        new NewRecording(RecordingStore.LOCAL_OWNER, name, 3, prediction, recognizer.modelName());
    store.add(what, new ByteArrayInputStream(new byte[BYTES]), "wav");
  }

  private List<String> names() {
    return store.list(RecordingQuery.newest(RecordingStore.LOCAL_OWNER)).stream()
        .map(recording -> recording.name())
        .toList();
  }

  private void await(List<String> names) throws InterruptedException {
    for (int i = 0; i < 100 && !names().equals(names); i++) {
      Thread.sleep(50);
    }
    assertEquals(names, names());
  }

  @Test
  void deletesWhatIsTooOldAtTheStartAndThenAgain() throws Exception {
    add("old");
    Thread.sleep(1_000);
    start(Optional.of(Duration.ofSeconds(1)), OptionalLong.empty());
    await(List.of());

    add("old in a second");
    await(List.of());
  }

  @Test
  void deletesTheOldestOfWhatIsTooMuchAtTheStartAndThenAgain() throws Exception {
    add("first");
    add("second");
    add("third");
    start(Optional.empty(), OptionalLong.of(2 * BYTES));
    await(List.of("third", "second"));

    add("fourth");
    await(List.of("fourth", "third"));
  }

  @Test
  void goesOnAfterTheStoreHasFailed() throws Exception {
    start(Optional.empty(), OptionalLong.of(BYTES));
    Path rows = data.resolve("history/history.mv.db");
    Path away = data.resolve("away");
    Files.move(rows, away);
    Files.createFile(rows);
    assertThrows(HistoryException.class, this::names);
    Thread.sleep(2 * ROUND.toMillis());
    Files.move(away, rows, StandardCopyOption.REPLACE_EXISTING);

    add("first");
    add("second");
    await(List.of("second"));
  }

  @Test
  void goesOnWhateverFails() throws Exception {
    // Longer ago than there are times: the subtraction itself fails.
    start(Optional.of(Duration.ofSeconds(Long.MAX_VALUE)), OptionalLong.of(BYTES));
    Thread.sleep(ROUND.toMillis());

    add("first");
    add("second");
    await(List.of("second"));
  }
}
