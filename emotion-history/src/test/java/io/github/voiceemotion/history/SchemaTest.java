package io.github.voiceemotion.history;

import static io.github.voiceemotion.history.Samples.OWNER;
import static io.github.voiceemotion.history.Samples.clip;
import static io.github.voiceemotion.history.Samples.recording;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.Emotion;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {

  @Test
  void versionIsThatOfTheLastMigration() throws IOException, URISyntaxException {
    Path migrations = Path.of(Schema.class.getResource("migration").toURI());
    try (Stream<Path> files = Files.list(migrations)) {
      int last =
          files
              .map(file -> file.getFileName().toString())
              .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
              .max()
              .orElseThrow();
      assertEquals(Schema.VERSION, last);
    }
  }

  @Test
  void keepsWhatAnOlderReleaseStored(@TempDir Path dataFolder) throws SQLException {
    StoreFolder folder = new StoreFolder(dataFolder);
    StoredTranscript transcript = new StoredTranscript("hello", "engine", false);
    Recording stored;
    try (RecordingStore store = folder.open()) {
      stored = store.add(recording("call"), clip());
      store.setTranscript(OWNER, stored.id(), transcript);
    }
    String url = "jdbc:h2:file:" + folder.history().toAbsolutePath().resolve("history");
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      // What the first release made.
      for (String column : List.of("draft", "language", "language_probability", "words")) {
        statement.execute("ALTER TABLE recording DROP COLUMN transcript_" + column);
      }
      statement.execute("ALTER TABLE recording DROP COLUMN probabilities");
      for (Map.Entry<Emotion, Double> each : stored.prediction().probabilities().entrySet()) {
        statement.execute(
            "ALTER TABLE recording ADD COLUMN "
                + each.getKey()
                + " DOUBLE PRECISION DEFAULT "
                + each.getValue()
                + " NOT NULL");
      }
      assertEquals(
          4,
          statement.executeUpdate("DELETE FROM \"flyway_schema_history\" WHERE \"version\" > '1'"));
    }
    try (RecordingStore store = folder.open()) {
      assertEquals(stored.prediction(), store.find(OWNER, stored.id()).orElseThrow().prediction());
      assertEquals(
          Optional.of(transcript), store.find(OWNER, stored.id()).orElseThrow().transcript());
      StoredTranscript draft = new StoredTranscript("hallo", "engine", true);
      assertTrue(store.setTranscript(OWNER, stored.id(), draft));
      assertEquals(Optional.of(draft), store.find(OWNER, stored.id()).orElseThrow().transcript());
    }
  }
}
