package io.github.voiceemotion.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server, as Debian packages it, started for the test and thrown away after it. */
class PostgreSqlTest {

  private static final Prediction SAD =
      Prediction.of(Labels.SIX, new double[] {0.125, 0, 0.5, 0.125, 0.125, 0.125});

  private static Path programs;
  @TempDir private static Path cluster;
  @TempDir private static Path output;
  private static String url;

  @TempDir private Path data;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> found = newestPrograms();
    Assumptions.assumeTrue(found.isPresent(), "PostgreSQL is installed");
    programs = found.get();
    if (isRoot()) {
      run("chown", "postgres", cluster.toString());
    }
    int port;
    try (ServerSocket any = new ServerSocket(0)) {
      port = any.getLocalPort();
    }
    runAsServer("initdb", "-D", cluster + "/data", "-A", "trust", "-U", "emotion");
    runAsServer(
        "pg_ctl",
        "-D",
        cluster + "/data",
        "-l",
        cluster + "/log",
        "-w",
        "-o",
        "-F -c listen_addresses=127.0.0.1 -p " + port + " -k " + cluster,
        "start");
    url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @AfterAll
  static void stop() throws Exception {
    if (url != null) {
      runAsServer("pg_ctl", "-D", cluster + "/data", "-m", "immediate", "stop");
    }
  }

  private static Optional<Path> newestPrograms() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return Optional.empty();
    }
    try (Stream<Path> found = Files.list(versions)) {
      return found
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(
              Comparator.comparing(
                  bin -> Integer.parseInt(bin.getParent().getFileName().toString())));
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  /** PostgreSQL refuses to run as root. */
  private static void runAsServer(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command.toArray(String[]::new));
  }

  private static void run(String... command) throws Exception {
    Path said = output.resolve("said");
    int status =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    assertEquals(0, status, String.join(" ", command) + "\n" + Files.readString(said));
  }

  @Test
  void keepsFindsListsAndDeletes() throws IOException {
    try (RecordingStore store = open()) {
      Recording first = add(store, "ann", "one.wav", SAD);
      Recording second = add(store, "ann", "two.wav", SAD.rejected(Rejection.CLIPPED));
      add(store, "bob", "three.wav", SAD);

      assertEquals(Optional.of(first), store.find("ann", first.id()));
      assertEquals(Optional.empty(), store.find("bob", first.id()));
      assertEquals(List.of(second, first), store.list(RecordingQuery.newest("ann")));
      assertEquals(
          2,
          store.count(
              new RecordingQuery(
                  "ann",
                  Optional.of(Emotion.SAD),
                  Optional.of(first.created()),
                  Optional.of(Instant.now().plusSeconds(60)),
                  1,
                  1)));
      assertTrue(Files.size(store.audio("ann", first.id()).orElseThrow().file()) > 32_000);

      StoredTranscript said =
          new StoredTranscript(
              "Kids are talking.",
              "x",
              Optional.of("en"),
              OptionalDouble.of(0.5),
              true,
              List.of(new StoredWord("Kids", 0.5, 1)));
      for (StoredTranscript each :
          List.of(new StoredTranscript("Kids are walking.", "x", false), said)) {
        assertTrue(store.setTranscript("ann", first.id(), each));
        assertEquals(Optional.of(each), store.find("ann", first.id()).orElseThrow().transcript());
      }
      assertFalse(store.delete("bob", first.id()));
      assertTrue(store.delete("ann", first.id()));
      assertEquals(Optional.empty(), store.audio("ann", first.id()));
      assertEquals(2, store.deleteOldestBeyond(0));
    }
  }

  @Test
  void isSharedByTwoStores() {
    try (RecordingStore one = open();
        RecordingStore other = open()) {
      List<CompletableFuture<Recording>> adds = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        RecordingStore store = i % 2 == 0 ? one : other;
        String name = i + ".wav";
        adds.add(CompletableFuture.supplyAsync(() -> add(store, "both", name, SAD)));
      }
      adds.forEach(CompletableFuture::join);

      assertEquals(20, one.count(RecordingQuery.newest("both")));
      assertEquals(
          one.list(RecordingQuery.newest("both")), other.list(RecordingQuery.newest("both")));
    }
  }

  @Test
  void saysThatTheServerCannotBeReached() {
    String nowhere = "jdbc:postgresql://127.0.0.1:1/postgres?password=secret";
    HistoryException refused =
        assertThrows(
            HistoryException.class, () -> RecordingStore.open(data, nowhere, "emotion", "secret"));
    assertTrue(
        refused.getMessage().startsWith("jdbc:postgresql://127.0.0.1:1/postgres: "),
        refused.getMessage());
    assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
  }

  private RecordingStore open() {
    return RecordingStore.open(data, url, "emotion", "");
  }

  private static Recording add(
      RecordingStore store, String owner, String name, Prediction prediction) {
    return store.add(
        new NewRecording(owner, name, 1, prediction, "test"),
        new AudioClip(new float[16_000], AudioClip.SAMPLE_RATE));
  }
}
