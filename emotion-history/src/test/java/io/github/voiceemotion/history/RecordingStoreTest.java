package io.github.voiceemotion.history;

import static io.github.voiceemotion.history.Samples.OWNER;
import static io.github.voiceemotion.history.Samples.clip;
import static io.github.voiceemotion.history.Samples.recording;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RecordingStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  @TempDir Path dataFolder;
  private StoreFolder folder;

  @BeforeEach
  void nameFolder() {
    folder = new StoreFolder(dataFolder);
  }

  @Test
  void givesBackWhatWasStored() {
    Prediction prediction =
        Prediction.of(Labels.SIX, new double[] {0.1 + 0.2, 0.3, 0.1, 0.1, 0.1, 0.1})
            .rejected(Rejection.NO_SPEECH);
    Recording stored;
    try (RecordingStore store = folder.open()) {
      stored = store.add(new NewRecording(OWNER, "Größe 🎤.wav", 0.1, prediction, "m 1"), clip());
    }
    assertEquals(prediction, stored.prediction());
    assertEquals("Größe 🎤.wav", stored.name());
    assertEquals(Optional.empty(), stored.transcript());
    try (RecordingStore store = folder.open()) {
      assertEquals(Optional.of(stored), store.find(OWNER, stored.id()));
      assertEquals(List.of(stored), store.list(RecordingQuery.newest(OWNER)));
    }
  }

  @Test
  void storesAClipAsWav() throws IOException {
    try (RecordingStore store = folder.open()) {
      Recording stored = store.add(recording("microphone"), clip());
      StoredAudio audio = store.audio(OWNER, stored.id()).orElseThrow();
      assertEquals("audio/wav", audio.mediaType());
      assertEquals(44 + 2 * clip().length(), audio.length());
      AudioClip decoded = new AudioDecoder().decode(audio.file());
      assertArrayEquals(clip().samples(), decoded.samples(), 1f / 32768);
    }
  }

  @Test
  void storesAnUploadAsItIs() throws IOException {
    byte[] upload = new byte[100_000];
    new Random(1).nextBytes(upload);
    try (RecordingStore store = folder.open()) {
      Recording stored = store.add(recording("song"), new ByteArrayInputStream(upload), "MP3");
      StoredAudio audio = store.audio(OWNER, stored.id()).orElseThrow();
      assertEquals("audio/mpeg", audio.mediaType());
      assertArrayEquals(upload, Files.readAllBytes(audio.file()));
      ByteBuffer tail = ByteBuffer.allocate(10);
      try (SeekableByteChannel channel = audio.open()) {
        channel.position(audio.length() - 10).read(tail);
      }
      assertArrayEquals(Arrays.copyOfRange(upload, 99_990, 100_000), tail.array());
    }
  }

  @Test
  void namesFilesByIdWhateverTheClientSays() throws IOException {
    try (RecordingStore store = folder.open()) {
      Recording stored =
          store.add(
              recording("../../etc/passwd\0\n"), new ByteArrayInputStream(new byte[3]), "../../sh");
      assertEquals(Set.of(stored.id() + ".bin"), folder.audio());
      assertEquals("../../etc/passwd\uFFFD\uFFFD", stored.name());
      assertEquals(Optional.of(stored), store.find(OWNER, stored.id()));
      assertEquals(
          "application/octet-stream", store.audio(OWNER, stored.id()).orElseThrow().mediaType());
    }
  }

  @Test
  void hidesRecordingsFromOtherOwners() {
    try (RecordingStore store = folder.open()) {
      Recording stored = store.add(recording("mine"), clip());
      String other = "token-1";
      assertEquals(Optional.empty(), store.find(other, stored.id()));
      assertEquals(Optional.empty(), store.audio(other, stored.id()));
      assertEquals(List.of(), store.list(RecordingQuery.newest(other)));
      assertEquals(0, store.count(RecordingQuery.newest(other)));
      assertFalse(
          store.setTranscript(other, stored.id(), new StoredTranscript("no", "engine", false)));
      assertFalse(store.delete(other, stored.id()));
      assertEquals(Optional.of(stored), store.find(OWNER, stored.id()));
    }
  }

  @Test
  void setsATranscriptLater() {
    try (RecordingStore store = folder.open()) {
      Recording stored = store.add(recording("call"), clip());
      StoredTranscript first = new StoredTranscript("hello", "engine a", true);
      StoredTranscript second =
          new StoredTranscript("x".repeat(StoredTranscript.MAX_LENGTH), "engine b", false);
      assertTrue(store.setTranscript(OWNER, stored.id(), first));
      assertEquals(Optional.of(first), store.find(OWNER, stored.id()).orElseThrow().transcript());
      assertTrue(store.setTranscript(OWNER, stored.id(), second));
      assertEquals(Optional.of(second), store.find(OWNER, stored.id()).orElseThrow().transcript());
      assertFalse(store.setTranscript(OWNER, "unknown", first));
    }
  }

  @Test
  void keepsTheWordsAndTheirLanguage() {
    StoredTranscript transcript =
        new StoredTranscript(
            "Guten Tag, Łódź!",
            "whisper",
            Optional.of("de"),
            OptionalDouble.of(0.25),
            false,
            List.of(new StoredWord("Guten", 0.5, 0.75), new StoredWord("Tag, Łódź!", 0.75, 3600)));
    try (RecordingStore store = folder.open()) {
      Recording stored = store.add(recording("call"), clip());
      store.setTranscript(OWNER, stored.id(), transcript);

      assertEquals(
          Optional.of(transcript), store.find(OWNER, stored.id()).orElseThrow().transcript());
    }
  }

  @Test
  void refusesWordsThatCannotBeStored() {
    assertThrows(IllegalArgumentException.class, () -> new StoredWord("a\nb", 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new StoredWord("a", 1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new StoredWord("a", Double.NaN, 1));
  }

  @Test
  void deletesRowAndAudio() throws IOException {
    try (RecordingStore store = folder.open()) {
      Recording stored = store.add(recording("call"), clip());
      assertTrue(store.delete(OWNER, stored.id()));
      assertFalse(store.delete(OWNER, stored.id()));
      assertEquals(Optional.empty(), store.find(OWNER, stored.id()));
      assertEquals(Optional.empty(), store.audio(OWNER, stored.id()));
    }
    assertEquals(Set.of(), folder.audio());
    assertEquals(Set.of(), folder.pending());
  }

  @Test
  void deletesWhatIsOlder() throws IOException {
    SettableClock clock = new SettableClock(NOW);
    try (RecordingStore store = folder.open(clock)) {
      store.add(recording("oldest"), clip());
      clock.advance(Duration.ofDays(1));
      Recording kept = store.add(recording("newest"), clip());
      assertEquals(1, store.deleteOlderThan(kept.created()));
      assertEquals(List.of(kept), store.list(RecordingQuery.newest(OWNER)));
      assertEquals(0, store.deleteOlderThan(kept.created()));
      assertEquals(1, store.deleteOlderThan(Instant.MAX));
      assertEquals(Set.of(), folder.audio());
    }
  }

  @Test
  void deletesTheOldestUntilTheRestFits() throws IOException {
    SettableClock clock = new SettableClock(NOW);
    try (RecordingStore store = folder.open(clock)) {
      List<Recording> stored = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        stored.add(0, store.add(recording("n"), new ByteArrayInputStream(new byte[100]), "mp3"));
        clock.advance(Duration.ofMillis(1));
      }
      assertEquals(0, store.deleteOldestBeyond(400));
      assertEquals(2, store.deleteOldestBeyond(299));
      assertEquals(stored.subList(0, 2), store.list(RecordingQuery.newest(OWNER)));
      assertEquals(2, store.deleteOldestBeyond(0));
      assertEquals(Set.of(), folder.audio());
    }
  }

  @Test
  void refusesValuesThatMakeNoSense() {
    Prediction prediction = recording("x").prediction();
    assertThrows(
        IllegalArgumentException.class,
        () -> new NewRecording(" ", "name", 1, prediction, "model"));
    assertThrows(
        IllegalArgumentException.class,
        () -> new NewRecording(OWNER, "name", Double.NaN, prediction, "model"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RecordingQuery(OWNER, Optional.empty(), Optional.empty(), Optional.empty(), 0, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new StoredTranscript("a\0b", "engine", false));
  }

  @Test
  void leavesNothingOfAnUploadThatBreaksOff() throws IOException {
    InputStream broken =
        new InputStream() {
          private int left = 5000;

          @Override
          public int read() throws IOException {
            if (left-- <= 0) {
              throw new IOException("connection reset");
            }
            return 0;
          }
        };
    try (RecordingStore store = folder.open()) {
      HistoryException e =
          assertThrows(HistoryException.class, () -> store.add(recording("upload"), broken, "mp3"));
      assertEquals(folder.history().toRealPath() + ": connection reset", e.getMessage());
      assertEquals(0, store.count(RecordingQuery.newest(OWNER)));
      assertEquals(Set.of(), folder.pending());
    }
  }

  @Test
  void sweepsPendingFilesOnlyOnceTheyAreOld() throws IOException {
    folder.open().close();
    Path young = folder.history().resolve("pending").resolve(RecordingId.at(NOW) + ".wav");
    Path old = folder.history().resolve("pending").resolve(RecordingId.at(NOW) + ".wav");
    Path foreign = folder.history().resolve("pending").resolve("notes.txt");
    for (Path file : List.of(young, old, foreign)) {
      Files.write(file, new byte[10]);
      Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(3601)));
    }
    Files.setLastModifiedTime(young, FileTime.from(NOW.minusSeconds(3599)));
    folder.open(Clock.fixed(NOW, ZoneOffset.UTC)).close();
    assertEquals(
        Set.of(young.getFileName().toString(), foreign.getFileName().toString()), folder.pending());
  }

  @Test
  void namesTheAudioThatWasTakenAway() throws IOException {
    try (RecordingStore store = folder.open()) {
      Recording stored = store.add(recording("call"), clip());
      Files.delete(store.audio(OWNER, stored.id()).orElseThrow().file());
      HistoryException e =
          assertThrows(HistoryException.class, () -> store.audio(OWNER, stored.id()));
      assertTrue(e.getMessage().endsWith(stored.id() + ".wav is missing"), e.getMessage());
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void letsOnlyTheOwnerIn() throws IOException {
    Files.createDirectories(folder.history());
    Files.setPosixFilePermissions(folder.history(), PosixFilePermissions.fromString("rwxrwxrwx"));
    folder.open().close();
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.history())));
  }

  @Test
  void leavesNothingBesideDatabaseLockAndAudio() throws IOException {
    try (RecordingStore store = folder.open()) {
      store.add(recording("call"), clip());
    }
    assertEquals(Set.of("history.mv.db", "history.lock", "audio", "pending"), folder.names("."));
  }

  @Test
  void keepsTheDatabaseSmall() throws IOException {
    try (RecordingStore store = folder.open()) {
      Recording stored = store.add(recording("call"), clip());
      for (int i = 0; i < 200; i++) {
        store.setTranscript(
            OWNER, stored.id(), new StoredTranscript("n".repeat(20_000), "e" + i, true));
      }
    }
    assertTrue(
        Files.size(folder.database()) < 2 << 20, () -> "" + folder.database().toFile().length());
  }

  @Test
  void refusesADataFolderThatIsAFile() throws IOException {
    Path file = Files.createFile(dataFolder.resolve("file"));
    HistoryException e = assertThrows(HistoryException.class, () -> RecordingStore.open(file));
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
  }

  @Test
  void refusesAFolderWithASemicolon() {
    HistoryException e =
        assertThrows(HistoryException.class, () -> RecordingStore.open(dataFolder.resolve("a;b")));
    assertTrue(e.getMessage().endsWith("holds a semicolon, which the database cannot take"));
  }

  @Test
  void opensAFolderWithOddCharacters() {
    StoreFolder odd = new StoreFolder(dataFolder.resolve("Größe % ?=&'#"));
    try (RecordingStore store = odd.open()) {
      store.add(recording("call"), clip());
      assertEquals(1, store.count(RecordingQuery.newest(OWNER)));
    }
    assertTrue(Files.exists(odd.database()));
  }

  @Test
  void refusesTheDatabaseOfANewerRelease() throws SQLException {
    folder.open().close();
    try (Connection connection = DriverManager.getConnection(databaseUrl(), "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\","
              + " \"description\", \"type\", \"script\", \"checksum\", \"installed_by\","
              + " \"execution_time\", \"success\")"
              + " VALUES (999, '999', 'more', 'SQL', 'V999__more.sql', 1, 'sa', 1, TRUE)");
    }
    HistoryException e = assertThrows(HistoryException.class, folder::open);
    assertTrue(
        e.getMessage()
            .endsWith(
                ": a newer release has written the database: its version is 999, and this release"
                    + " knows up to "
                    + Schema.VERSION),
        e.getMessage());
  }

  @Test
  void refusesADamagedDatabaseAndLeavesItAlone() throws IOException {
    try (RecordingStore store = folder.open()) {
      store.add(recording("call"), clip());
    }
    byte[] damaged = new byte[50_000];
    new Random(1).nextBytes(damaged);
    Files.write(folder.database(), damaged);
    HistoryException e = assertThrows(HistoryException.class, folder::open);
    assertTrue(
        e.getMessage().endsWith(": the database file is damaged, or not a database"),
        e.getMessage());
    assertArrayEquals(damaged, Files.readAllBytes(folder.database()));
    assertEquals(1, folder.audio().size());
  }

  @Test
  void refusesAnEmptyDatabaseFile() throws IOException {
    folder.open().close();
    Files.write(folder.database(), new byte[0]);
    HistoryException e = assertThrows(HistoryException.class, folder::open);
    assertTrue(e.getMessage().endsWith("history.mv.db is empty"), e.getMessage());
  }

  @Test
  void refusesAudioWhoseDatabaseIsMissing() throws IOException {
    try (RecordingStore store = folder.open()) {
      store.add(recording("call"), clip());
    }
    Files.delete(folder.database());
    HistoryException e = assertThrows(HistoryException.class, folder::open);
    assertTrue(e.getMessage().contains("the database is missing or empty, but there is audio"));
    assertFalse(Files.exists(folder.database()));
  }

  @Test
  void doesNotMakeADatabaseAnewWhileInUse() throws IOException {
    try (RecordingStore store = folder.open()) {
      Files.delete(folder.database());
      HistoryException e =
          assertThrows(HistoryException.class, () -> store.list(RecordingQuery.newest(OWNER)));
      assertTrue(e.getMessage().endsWith("has gone since it was opened"), e.getMessage());
      assertThrows(HistoryException.class, () -> store.add(recording("call"), clip()));
      assertFalse(Files.exists(folder.database()));
    }
  }

  @Test
  void keepsRowsInAnotherDatabase() throws IOException {
    String url = "jdbc:h2:mem:rows;MODE=PostgreSQL;DB_CLOSE_DELAY=-1";
    Recording first;
    try (RecordingStore store = RecordingStore.open(dataFolder, url, "sa", "secret")) {
      first = store.add(recording("first"), clip());
      Recording second = store.add(recording("second"), clip());
      assertTrue(
          store.setTranscript(OWNER, first.id(), new StoredTranscript("hi", "engine", true)));
      assertTrue(store.delete(OWNER, second.id()));
    }
    try (RecordingStore store = RecordingStore.open(dataFolder, url, "sa", "secret")) {
      assertEquals(1, store.count(RecordingQuery.newest(OWNER)));
      assertTrue(store.audio(OWNER, first.id()).isPresent());
      folder.assertRowsAndFilesAgree(store, 44 + 2 * clip().length());
    }
    assertFalse(Files.exists(folder.database()));
    HistoryException e =
        assertThrows(
            HistoryException.class, () -> RecordingStore.open(dataFolder, url, "sa", "wrong"));
    assertTrue(e.getMessage().startsWith("jdbc:h2:mem:rows: "), e.getMessage());
  }

  @Test
  void servesManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (RecordingStore store = folder.open()) {
      List<Future<Recording>> added = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String name = "n" + i;
        added.add(threads.submit(() -> store.add(recording(name), clip())));
      }
      for (Future<Recording> each : added) {
        assertEquals(Optional.of(each.get()), store.find(OWNER, each.get().id()));
      }
      folder.assertRowsAndFilesAgree(store, 44 + 2 * clip().length());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void filtersByEmotionAndTime() throws IOException {
    SettableClock clock = new SettableClock(NOW);
    try (RecordingStore store = folder.open(clock)) {
      Recording sad = store.add(of(Emotion.SAD), clip());
      clock.advance(Duration.ofMillis(1));
      Recording happy = store.add(of(Emotion.HAPPY), clip());
      assertEquals(
          List.of(sad), store.list(query(Optional.of(Emotion.SAD), Instant.MIN, Instant.MAX)));
      assertEquals(
          List.of(happy), store.list(query(Optional.empty(), NOW.plusNanos(1), Instant.MAX)));
      assertEquals(List.of(sad), store.list(query(Optional.empty(), NOW, NOW.plusMillis(1))));
      assertEquals(List.of(), store.list(query(Optional.empty(), Instant.MIN, NOW)));
      assertEquals(1, store.count(query(Optional.of(Emotion.HAPPY), Instant.MIN, Instant.MAX)));
    }
  }

  @Test
  void keepsModelsOfDifferentLabelsSideBySide(@TempDir Path dataFolder) {
    Emotion stressed = new Emotion("stressed");
    Prediction prediction =
        Prediction.of(Labels.of("angry", "calm", "stressed"), new double[] {0.1, 0.1 + 0.2, 0.6});
    try (RecordingStore store = new StoreFolder(dataFolder).open()) {
      Recording sad = store.add(of(Emotion.SAD), clip());
      Recording own = store.add(new NewRecording(OWNER, "n", 1, prediction, "own"), clip());

      Recording read = store.find(OWNER, own.id()).orElseThrow();
      assertEquals(prediction, read.prediction());
      assertEquals(prediction.labels(), read.prediction().labels());
      assertEquals(sad, store.find(OWNER, sad.id()).orElseThrow());
      assertEquals(
          List.of(own), store.list(query(Optional.of(stressed), Instant.MIN, Instant.MAX)));
      assertEquals(
          List.of(sad), store.list(query(Optional.of(Emotion.SAD), Instant.MIN, Instant.MAX)));
    }
  }

  private static RecordingQuery query(Optional<Emotion> emotion, Instant from, Instant to) {
    return new RecordingQuery(OWNER, emotion, Optional.of(from), Optional.of(to), 10, 0);
  }

  private static NewRecording of(Emotion emotion) {
    double[] probabilities = new double[Labels.SIX.size()];
    probabilities[Labels.SIX.indexOf(emotion)] = 1;
    return new NewRecording(OWNER, "n", 1, Prediction.of(Labels.SIX, probabilities), "model");
  }

  private String databaseUrl() {
    return "jdbc:h2:file:" + folder.history().resolve("history").toAbsolutePath();
  }
}
