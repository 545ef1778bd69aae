package io.github.voiceemotion.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.history.HistoryException;
import io.github.voiceemotion.history.NewRecording;
import io.github.voiceemotion.history.RecordingQuery;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.model.Prediction;
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

  private static EmotionRecognizer recognizer;
  private static Prediction prediction;

  @TempDir private Path data;

  private RecordingStore store;

  @BeforeAll
  static void load() {
    recognizer = EmotionRecognizer.pretrained();
    prediction = recognizer.recognize(Path.of("../data/samples/synthesised.wav"));
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
    store.close();
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

  private Retention keeping(Optional<Duration> keepAtMost, OptionalLong keepBytes) {
    return new Retention(
        new UploadFolder(data.resolve("uploads")), Optional.of(store), keepAtMost, keepBytes);
  }

  @Test
  void deletesWhatIsTooOld() {
    add("old");
    keeping(Optional.of(Duration.ofDays(1)), OptionalLong.empty()).run();
    assertEquals(List.of("old"), names());

    keeping(Optional.of(Duration.ofDays(-1)), OptionalLong.empty()).run();
    assertEquals(List.of(), names());
  }

  @Test
  void deletesTheOldestOfWhatIsTooMuch() {
    add("first");
    add("second");
    add("third");
    keeping(Optional.empty(), OptionalLong.of(2 * BYTES)).run();

    assertEquals(List.of("third", "second"), names());
  }

  @Test
  void goesOnAfterTheStoreHasFailed() throws Exception {
    Retention retention = keeping(Optional.empty(), OptionalLong.of(BYTES));
    Path rows = data.resolve("history/history.mv.db");
    Path away = data.resolve("away");
    Files.move(rows, away);
    Files.createFile(rows);
    assertThrows(HistoryException.class, this::names);
    retention.run();
    Files.move(away, rows, StandardCopyOption.REPLACE_EXISTING);

    add("first");
    add("second");
    retention.run();
    assertEquals(List.of("second"), names());
  }

  @Test
  void deletesWhatIsTooMuchWhateverElseFails() {
    add("first");
    add("second");
    // Longer ago than there are times: the subtraction itself fails.
    keeping(Optional.of(Duration.ofSeconds(Long.MAX_VALUE)), OptionalLong.of(BYTES)).run();

    assertEquals(List.of("second"), names());
  }

  @Test
  void runsAtTheStartOfTheServiceAndThenAgain() {
    add("first");
    add("second");
    Pace pace = new Pace(Duration.ofSeconds(30), 1, Duration.ofMillis(20));
    WebServer server =
        WebServer.start(
            new WebOptions(
                "127.0.0.1",
                0,
                Set.of(),
                false,
                List.of(),
                UploadLimits.DEFAULT,
                1,
                Optional.empty(),
                OptionalLong.of(BYTES),
                data.resolve("uploads")),
            recognizer,
            recognizer,
            Optional.of(store),
            Optional.empty(),
            pace);
    try {
      await().until(() -> names().equals(List.of("second")));

      add("third");
      await().until(() -> names().equals(List.of("third")));
    } finally {
      server.close();
    }
  }
}
