package io.github.voiceemotion.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.history.NewRecording;
import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.web.SlowClients.Client;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are slow on purpose are let go, and nobody else notices them. */
@Tag("slow")
class SlowClientsTest {

  private static final Path SPEECH = Path.of("../data/samples/synthesised.wav");

  /** More than the server has threads. */
  private static final int MANY = 260;

  private static final int IDLE_SECONDS = 1;
  private static final int UPLOAD_SECONDS = 2;

  /** A byte of a body that says beforehand how much comes. */
  private static final String CHUNK = "1\r\nx\r\n";

  private static final int LARGE = 8 << 20;

  /** Four times a second: as little as keeps a connection from being idle. */
  private static final int TRICKLE = 1 << 17;

  /** How much later at most, on a machine that is busy. */
  private static final int A_LITTLE_LATER = 15;

  private static final Set<Thread.State> WAITING =
      EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

  /** Threads, of the hundreds there may be. */
  private static final int FEW = 20;

  private static final Pace PACE =
      new Pace(Duration.ofSeconds(IDLE_SECONDS), 8 << 20, Duration.ofHours(1));

  private static EmotionRecognizer recognizer;
  private static EmotionRecognizer live;

  @TempDir private Path data;

  private RecordingStore store;
  private WebServer server;

  @BeforeAll
  static void load() {
    recognizer = EmotionRecognizer.pretrained();
    live =
        EmotionRecognizer.pretrained(RecognizerOptions.defaults().withHop(Duration.ofMillis(500)));
  }

  @AfterAll
  static void unload() {
    recognizer.close();
    live.close();
  }

  @BeforeEach
  void open() {
    store = RecordingStore.open(data);
    start(PACE);
  }

  private void start(Pace pace) {
    server =
        WebServer.start(
            new WebOptions(
                "127.0.0.1",
                0,
                Set.of(),
                false,
                List.of(),
                new UploadLimits(
                    256 << 20,
                    Duration.ofMinutes(10),
                    Duration.ofHours(3),
                    Duration.ofSeconds(UPLOAD_SECONDS)),
                4,
                Optional.empty(),
                OptionalLong.empty(),
                uploads()),
            recognizer,
            live,
            Optional.of(store),
            Optional.empty(),
            pace);
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
  }

  @Test
  void letsGoOfConnectionsOnWhichNoRequestBegins() throws Exception {
    String head = "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n";
    try (SlowClients silent = SlowClients.open(server.port(), MANY, "");
        SlowClients endless = SlowClients.open(server.port(), MANY, head).sending("X: y\r\n")) {
      assertOthersAreServed();
      silent.awaitEnds(IDLE_SECONDS + A_LITTLE_LATER);
      endless.awaitEnds(IDLE_SECONDS + A_LITTLE_LATER);
    }
  }

  @Test
  void letsGoOfASecondRequestWhoseHeadNeverEnds() throws Exception {
    String whole = "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try (SlowClients clients = SlowClients.open(server.port(), 1, whole + "G").sending("E")) {
      String answer = clients.awaitEnds(IDLE_SECONDS + A_LITTLE_LATER).get(0).answer();
      assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }
  }

  @Test
  void letsGoOfUploadsThatTrickleOrStall() throws Exception {
    String form = "multipart/form-data; boundary=x";
    try (SlowClients stalled = uploads("/predictions", "audio/wav");
        SlowClients bodies = uploads("/predictions", "audio/wav").sending(CHUNK);
        SlowClients forms = uploads("/predictions", form).sending(CHUNK);
        SlowClients timelines = uploads("/timelines", "audio/wav").sending(CHUNK)) {
      assertOthersAreServed();
      for (SlowClients clients : List.of(stalled, bodies, forms, timelines)) {
        for (Client client : clients.awaitEnds(UPLOAD_SECONDS + A_LITTLE_LATER)) {
          assertTrue(client.answer().startsWith("HTTP/1.1 408 "), client.answer());
          assertTrue(client.answer().contains("\"the upload is too slow"), client.answer());
        }
      }
    }
    assertNoFileIsLeft();
  }

  private SlowClients uploads(String path, String type) throws IOException {
    return SlowClients.open(server.port(), MANY / 3, head(path, type) + "5\r\n--x\r\n\r\n");
  }

  @Test
  void letsGoOfDownloadsThatTrickleOrStall() throws Exception {
    Pace patient = patient(8 << 20);
    String request = "GET " + largeRecording() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try (SlowClients stalled = SlowClients.open(server.port(), MANY / 2, request);
        SlowClients trickling =
            SlowClients.open(server.port(), MANY / 2, request).reading(TRICKLE)) {
      // Whoever looks at the clients whether they have ended reads, too.
      assertOthersAreServedFor(patient.toRead(LARGE).plusSeconds(5));
      for (SlowClients clients : List.of(stalled, trickling)) {
        for (Client client : clients.awaitEnds(A_LITTLE_LATER)) {
          assertTrue(client.answer().startsWith("HTTP/1.1 200 "), client.answer());
          assertTrue(client.received() < LARGE, client.received() + " bytes");
        }
      }
    }
  }

  @Test
  void letsGoOfAnswersThatNobodyReads() throws Exception {
    Pace patient = patient(1);
    String requests = "GET /api/v1/openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(90);
    try (SlowClients clients = SlowClients.open(server.port(), MANY, requests)) {
      assertOthersAreServedFor(patient.idle().plusSeconds(2));
      clients.awaitEnds(A_LITTLE_LATER);
    }
  }

  /** Starts again with time for all clients to come to the point where they do not read. */
  private Pace patient(long slowestReader) {
    Pace patient = new Pace(Duration.ofSeconds(4), slowestReader, Duration.ofHours(1));
    server.close();
    start(patient);
    return patient;
  }

  /** Keeps a recording that does not fit into the buffers of a connection. */
  private String largeRecording() {
    Prediction prediction = recognizer.recognize(SPEECH);
    NewRecording what =
        new NewRecording(
            RecordingStore.LOCAL_OWNER, "large.wav", 3, prediction, recognizer.modelName());
    byte[] audio = new byte[LARGE];
    Recording kept = store.add(what, new ByteArrayInputStream(audio), "wav");
    return "/api/v1/recordings/" + kept.id() + "/audio";
  }

  @Test
  void leavesNoUploadBehindWhenItIsStopped() throws Exception {
    try (SlowClients clients =
        SlowClients.open(server.port(), 50, head("/predictions", "audio/wav") + "4\r\nRIFF\r\n")) {
      await().until(() -> !filesInUploads().isEmpty());
      server.close();
      assertNoFileIsLeft();
      clients.awaitEnds(A_LITTLE_LATER);
    }
  }

  private static String head(String path, String type) {
    return "POST /api/v1"
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
        + type
        + "\r\nTransfer-Encoding: chunked\r\n\r\n";
  }

  private void assertNoFileIsLeft() {
    await("no file is left")
        .atMost(A_LITTLE_LATER, TimeUnit.SECONDS)
        .until(() -> filesInUploads().isEmpty());
  }

  private List<Path> filesInUploads() throws IOException {
    try (Stream<Path> files = Files.list(uploads())) {
      return files.toList();
    }
  }

  private Path uploads() {
    return data.resolve("uploads");
  }

  private void assertOthersAreServedFor(Duration time) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    do {
      assertOthersAreServed();
    } while (System.nanoTime() < end);
  }

  /** Connections are taken in their order, so that all before have been by the first answer. */
  private void assertOthersAreServed() throws Exception {
    assertEquals(200, send("/health", HttpRequest.newBuilder()).statusCode());
    HttpResponse<String> answer =
        send("/predictions", HttpRequest.newBuilder().POST(BodyPublishers.ofFile(SPEECH)));
    assertEquals(201, answer.statusCode(), answer.body());
    assertTrue(waiting() < FEW, waiting() + " threads wait");
  }

  private HttpResponse<String> send(String path, HttpRequest.Builder request) throws Exception {
    // On a connection of its own: the server closes idle ones at any moment.
    return HttpClient.newHttpClient()
        .send(
            request
                .uri(URI.create("http://localhost:" + server.port() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .build(),
            BodyHandlers.ofString());
  }

  /** Counts the threads that wait in the midst of a request. */
  private static long waiting() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> WAITING.contains(thread.getKey().getState()))
        .filter(
            thread ->
                Stream.of(thread.getValue())
                    .anyMatch(call -> call.getClassName().startsWith("io.javalin.")))
        .count();
  }
}
