package io.github.voiceemotion.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.history.RecordingQuery;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.history.StoredTranscript;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import io.github.voiceemotion.transcription.Transcription;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebServerTest {

  private static final Path SPEECH = Path.of("../data/samples/synthesised.wav");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String ANN = "ann-0123456789abcdef";
  private static final String BOB = "bob-0123456789abcdef";

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
  void start() {
    store = RecordingStore.open(data);
    server =
        WebServer.start(
            options(Set.of(), UploadLimits.DEFAULT),
            recognizer,
            live,
            Optional.of(store),
            Optional.empty());
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
  }

  private WebOptions options(Set<String> tokens, UploadLimits limits) {
    return new WebOptions(
        "127.0.0.1",
        0,
        tokens,
        false,
        List.of("https://friend.example"),
        limits,
        4,
        Optional.empty(),
        OptionalLong.empty(),
        data.resolve("uploads"));
  }

  private void restart(Set<String> tokens, UploadLimits limits, boolean history) {
    server.close();
    server =
        WebServer.start(
            options(tokens, limits),
            recognizer,
            live,
            history ? Optional.of(store) : Optional.empty(),
            Optional.empty());
  }

  @Test
  void recognisesWhatIsPostedAndKeepsIt() throws Exception {
    HttpResponse<String> answer =
        CLIENT.send(
            to("/predictions?name=my%20voice.wav").POST(BodyPublishers.ofFile(SPEECH)).build(),
            BodyHandlers.ofString());

    assertEquals(201, answer.statusCode(), answer.body());
    ObjectNode recording = (ObjectNode) JSON.readTree(answer.body());
    assertTrue(recording.remove("transcription").isNull());
    assertTrue(recording.remove("voice").isNull());
    assertEquals("my voice.wav", recording.get("name").textValue());
    assertEquals(3, recording.get("seconds").doubleValue());
    assertEquals(
        recognizer.recognize(SPEECH).emotion().label(), recording.get("emotion").textValue());
    String id = recording.get("id").textValue();
    assertEquals("/api/v1/recordings/" + id, answer.headers().firstValue("Location").orElseThrow());
    assertEquals(recording, get("/recordings/" + id));
    assertEquals(recording, get("/recordings").get("recordings").get(0));
  }

  @Test
  void answersEveryFormatThatIsRead() throws Exception {
    List<Path> files;
    try (Stream<Path> found =
        Files.list(Path.of("../emotion-audio/src/test/resources/audio/formats"))) {
      files = found.sorted().toList();
    }
    for (Path file : files) {
      HttpResponse<String> answer =
          CLIENT.send(
              to("/predictions").POST(BodyPublishers.ofFile(file)).build(),
              BodyHandlers.ofString());
      assertEquals(201, answer.statusCode(), file + " " + answer.body());
      assertEquals(1.2, JSON.readTree(answer.body()).get("seconds").doubleValue(), 0.15);
      HttpResponse<String> events =
          CLIENT.send(
              to("/timelines").POST(BodyPublishers.ofFile(file)).build(), BodyHandlers.ofString());
      assertTrue(events.body().contains("data: {\"segments\":1}"), file + " " + events.body());
    }
  }

  @Test
  void answersEachChannelThatIsAskedFor() throws Exception {
    Path stereo = Path.of("../emotion-audio/src/test/resources/audio/tone-stereo.wav");
    JsonNode each = JSON.readTree(post(stereo, "channel=each", 201));
    assertEquals(2, each.get("channels").size());
    assertEquals(each.get("probabilities"), each.get("channels").get(1).get("probabilities"));
    JsonNode right = JSON.readTree(post(stereo, "channel=right", 201));
    assertEquals(each.get("probabilities"), right.get("probabilities"));
    assertFalse(right.has("channels"));
    HttpResponse<String> timeline =
        CLIENT.send(
            to("/timelines?channel=each").POST(BodyPublishers.ofFile(stereo)).build(),
            BodyHandlers.ofString());
    assertEquals(400, timeline.statusCode(), timeline.body());
    assertTrue(
        post(stereo, "channel=3", 400).contains("the audio: has 2 channels, and no channel 3"));
    assertTrue(post(stereo, "channel=middle", 400).contains("channel is not left, right, each"));
    assertTrue(post(stereo, "track=0", 400).contains("track is not a number from 1 on"));
    assertTrue(
        post(stereo, "track=2", 400).contains("the audio: has one audio track, and no track 2"));
  }

  private String post(Path file, String query, int status) throws Exception {
    HttpResponse<String> answer =
        CLIENT.send(
            to("/predictions?" + query).POST(BodyPublishers.ofFile(file)).build(),
            BodyHandlers.ofString());
    assertEquals(status, answer.statusCode(), answer.body());
    return answer.body();
  }

  @Test
  void takesFormsAsBrowsersSendThem() throws Exception {
    HttpResponse<String> answer = postForm("../../etc/passwd");

    assertEquals(201, answer.statusCode(), answer.body());
    JsonNode recording = JSON.readTree(answer.body());
    assertEquals("../../etc/passwd", recording.get("name").textValue());
    try (Stream<Path> files = Files.walk(data)) {
      assertTrue(
          files.noneMatch(file -> file.toString().contains("passwd")),
          "a client's name never becomes a file's");
    }
  }

  private HttpResponse<String> postForm(String filename) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(
        ("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + filename
                + "\"\r\nContent-Type: audio/wav\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(Files.readAllBytes(SPEECH));
    body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.UTF_8));
    return CLIENT.send(
        to("/predictions")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void givesTheAudioBackWholeAndInParts() throws Exception {
    String id = post();
    byte[] whole = Files.readAllBytes(SPEECH);

    HttpResponse<byte[]> all =
        CLIENT.send(to("/recordings/" + id + "/audio").build(), BodyHandlers.ofByteArray());
    assertArrayEquals(whole, all.body());
    HttpResponse<byte[]> part =
        CLIENT.send(
            to("/recordings/" + id + "/audio").header("Range", "bytes=100-199").build(),
            BodyHandlers.ofByteArray());
    assertEquals(206, part.statusCode());
    assertArrayEquals(Arrays.copyOfRange(whole, 100, 200), part.body());
  }

  @Test
  void deletesARecording() throws Exception {
    String id = post();

    assertEquals(204, delete("/recordings/" + id));
    assertEquals(404, delete("/recordings/" + id));
    assertEquals(404, status("/recordings/" + id));
    assertEquals(404, status("/recordings/" + id + "/audio"));
    assertEquals(0, get("/recordings").get("total").intValue());
  }

  @Test
  void listsByEmotionAndTimeInPages() throws Exception {
    String emotion = recognizer.recognize(SPEECH).emotion().label();
    String first = post();
    String second = post();

    assertEquals(2, get("/recordings").get("total").intValue());
    assertEquals(second, get("/recordings?size=1").get("recordings").get(0).get("id").textValue());
    assertEquals(
        first, get("/recordings?size=1&offset=1").get("recordings").get(0).get("id").textValue());
    assertEquals(2, get("/recordings?emotion=" + emotion).get("total").intValue());
    assertEquals(0, get("/recordings?to=2020-01-01T00:00:00Z").get("total").intValue());
    for (String bad : List.of("emotion=Bored!", "from=today", "size=0", "size=x", "offset=-1")) {
      assertEquals(400, status("/recordings?" + bad), bad);
    }
  }

  @Test
  void tellsOfATimelineAsItGoes() throws Exception {
    HttpResponse<String> answer =
        CLIENT.send(
            to("/timelines").POST(BodyPublishers.ofFile(SPEECH)).build(), BodyHandlers.ofString());

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals(
        "text/event-stream",
        answer.headers().firstValue("Content-Type").orElseThrow().split(";")[0]);
    List<String> events = answer.body().lines().filter(line -> line.startsWith("event: ")).toList();
    assertEquals(List.of("event: segment", "event: progress", "event: done"), events);
    assertTrue(
        answer.body().contains("data: {\"start\":0.0,\"end\":3.0,\"emotion\""), answer.body());
    assertTrue(answer.body().contains("data: {\"segments\":1}"), answer.body());
  }

  @Test
  void hearsLiveAudio() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    WebSocket socket = connect("?sampleRate=16000", "", heard);
    float[] samples = new AudioDecoder().decode(SPEECH).samples();
    ByteBuffer pcm = ByteBuffer.allocate(2 * samples.length + 32_000);
    for (float sample : samples) {
      pcm.putShort(Short.reverseBytes((short) (sample * 32_767)));
    }
    pcm.clear();
    for (int from = 0; from < pcm.capacity(); from += 4_000) {
      socket.sendBinary(pcm.slice(from, Math.min(4_000, pcm.capacity() - from)), true).join();
    }

    JsonNode first = JSON.readTree(heard.poll(20, TimeUnit.SECONDS));
    assertEquals(3, first.get("end").doubleValue());
    assertEquals(recognizer.recognize(SPEECH).emotion().label(), first.get("emotion").textValue());
    assertEquals(3.5, JSON.readTree(heard.poll(20, TimeUnit.SECONDS)).get("end").doubleValue());
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  @Test
  void refusesLiveAudioOfNoRate() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    connect("", "", heard);

    assertEquals(
        "{\"error\":\"sampleRate is missing, or not 4000 to 384000\"}",
        heard.poll(10, TimeUnit.SECONDS));
  }

  private WebSocket connect(String query, String token, BlockingQueue<String> heard) {
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    if (!token.isEmpty()) {
      builder.subprotocols("emotion", "bearer." + token);
    }
    return builder
        .buildAsync(
            URI.create("ws://localhost:" + server.port() + "/api/v1/stream" + query),
            new WebSocket.Listener() {
              private final StringBuilder text = new StringBuilder();

              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                text.append(part);
                if (last) {
                  heard.add(text.toString());
                  text.setLength(0);
                }
                socket.request(1);
                return null;
              }
            })
        .join();
  }

  @Test
  void answersBadAudioWithAProblemThatGivesNothingAway() throws Exception {
    for (byte[] body : List.of("no audio at all".getBytes(StandardCharsets.UTF_8), new byte[0])) {
      HttpResponse<String> answer =
          CLIENT.send(
              to("/predictions").POST(BodyPublishers.ofByteArray(body)).build(),
              BodyHandlers.ofString());
      assertEquals(400, answer.statusCode(), answer.body());
      assertEquals(
          "application/problem+json",
          answer.headers().firstValue("Content-Type").orElseThrow().split(";")[0]);
      assertFalse(answer.body().contains(data.toString()), answer.body());
      assertFalse(answer.body().contains("uploads"), answer.body());
      assertFalse(answer.body().contains("Exception"), answer.body());
    }
    assertEquals(0, get("/recordings").get("total").intValue());
  }

  @Test
  void refusesWhatIsTooLargeWhateverItSaysOfItself() throws Exception {
    UploadLimits small =
        new UploadLimits(
            10_000, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofSeconds(5));
    restart(Set.of(), small, true);

    HttpResponse<String> honest =
        CLIENT.send(
            to("/predictions").POST(BodyPublishers.ofFile(SPEECH)).build(),
            BodyHandlers.ofString());
    assertEquals(413, honest.statusCode(), honest.body());
    HttpResponse<String> chunked =
        CLIENT.send(
            to("/predictions")
                .POST(
                    BodyPublishers.fromPublisher(
                        BodyPublishers.ofByteArray(Files.readAllBytes(SPEECH))))
                .build(),
            BodyHandlers.ofString());
    assertEquals(413, chunked.statusCode(), chunked.body());
    assertEquals(413, postForm("x.wav").statusCode());
    assertNothingIsLeft();
  }

  @Test
  void leavesNothingOfAnUploadThatBreaksOff() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/predictions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90000\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(Arrays.copyOf(Files.readAllBytes(SPEECH), 40_000));
      out.flush();
    }
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() throws Exception {
    await("no temporary files").until(() -> uploads() == 0);
    assertEquals(0, store.count(RecordingQuery.newest(RecordingStore.LOCAL_OWNER)));
    try (Stream<Path> files = Files.walk(data)) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".wav")), "audio");
    }
  }

  private long uploads() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("uploads"))) {
      return files.count();
    }
  }

  @Test
  void answersMoreThanItCanTakeWithTooManyRequests() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      answers.add(
          CLIENT.sendAsync(
              to("/predictions").POST(BodyPublishers.ofFile(SPEECH)).build(),
              BodyHandlers.ofString()));
    }
    Set<Integer> statuses = new TreeSet<>();
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      statuses.add(answer.get(60, TimeUnit.SECONDS).statusCode());
      if (answer.get().statusCode() == 429) {
        assertEquals("1", answer.get().headers().firstValue("Retry-After").orElseThrow());
      }
    }
    assertEquals(Set.of(201, 429), statuses);
  }

  @Test
  void keepsTheRecordingsOfTokensApart() throws Exception {
    restart(Set.of(ANN, BOB), UploadLimits.DEFAULT, true);

    assertEquals(401, status("/recordings"));
    assertEquals(401, status("/model"));
    assertEquals(200, status("/health"));
    HttpResponse<String> posted =
        CLIENT.send(
            to("/predictions")
                .header("Authorization", "Bearer " + ANN)
                .POST(BodyPublishers.ofFile(SPEECH))
                .build(),
            BodyHandlers.ofString());
    assertEquals(201, posted.statusCode(), posted.body());
    String mine = "/recordings/" + JSON.readTree(posted.body()).get("id").textValue();

    assertEquals(200, status(mine, ANN));
    assertEquals(404, status(mine, BOB));
    assertEquals(404, status(mine + "/audio", BOB));
    assertEquals(401, status(mine, "guess-0123456789abc"));
    HttpResponse<Void> deleted =
        CLIENT.send(
            to(mine).header("Authorization", "Bearer " + BOB).DELETE().build(),
            BodyHandlers.discarding());
    assertEquals(404, deleted.statusCode());
    assertEquals(200, status(mine, ANN));
    assertFalse(posted.body().contains("token-"), posted.body());
  }

  @Test
  void opensLiveStreamsToTokensAlone() throws Exception {
    restart(Set.of(ANN), UploadLimits.DEFAULT, true);

    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    connect("?sampleRate=16000", ANN, heard).sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    CompletableFuture<WebSocket> stranger =
        CompletableFuture.supplyAsync(() -> connect("?sampleRate=16000", "", heard));
    assertTrue(
        stranger.handle((socket, failure) -> failure != null).get(10, TimeUnit.SECONDS),
        "no token, no stream");
  }

  @Test
  void keepsNothingIfItIsToldSo() throws Exception {
    restart(Set.of(), UploadLimits.DEFAULT, false);

    HttpResponse<String> answer =
        CLIENT.send(
            to("/predictions").POST(BodyPublishers.ofFile(SPEECH)).build(),
            BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(JSON.readTree(answer.body()).get("id").isNull(), answer.body());
    assertEquals(404, status("/recordings"));
    assertFalse(get("/model").get("history").booleanValue());
    assertNothingIsLeft();
  }

  @Test
  void refusesPagesOfOtherSitesAndOtherNames() throws Exception {
    for (String origin : List.of("https://evil.example", "null", "http://localhost:1")) {
      assertEquals(
          403,
          CLIENT
              .send(to("/model").header("Origin", origin).build(), BodyHandlers.discarding())
              .statusCode(),
          origin);
    }
    HttpResponse<Void> friend =
        CLIENT.send(
            to("/model").header("Origin", "https://friend.example").build(),
            BodyHandlers.discarding());
    assertEquals(200, friend.statusCode());
    assertEquals(
        "https://friend.example",
        friend.headers().firstValue("Access-Control-Allow-Origin").orElseThrow());
    assertEquals(421, rawStatus("evil.example"));
    assertEquals(200, rawStatus("localhost:" + server.port()));
    assertEquals(200, rawStatus("friend.example"), "a proxy passes on how it is called");
  }

  @Test
  void saysHowASiteIsLetIn() throws Exception {
    HttpResponse<String> foreign =
        CLIENT.send(
            to("/model").header("Origin", "https://voice.example").build(),
            BodyHandlers.ofString());
    assertTrue(foreign.body().contains("unless it is started with --origin URL"), foreign.body());
    assertTrue(raw("voice.example").contains("unless it is started with --origin URL"));
  }

  private int rawStatus(String host) throws IOException {
    return Integer.parseInt(raw(host).split(" ")[1]);
  }

  private String raw(String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET /api/v1/model HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void sendsHeadersThatKeepThePageToItself() throws Exception {
    HttpResponse<String> page =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/")).build(),
            BodyHandlers.ofString());

    assertEquals(200, page.statusCode());
    assertTrue(page.body().toLowerCase(Locale.ROOT).contains("<!doctype html>"));
    assertEquals("nosniff", page.headers().firstValue("X-Content-Type-Options").orElseThrow());
    assertTrue(
        page.headers()
            .firstValue("Content-Security-Policy")
            .orElseThrow()
            .startsWith("default-src 'self'"));
    assertTrue(page.headers().firstValue("Server").isEmpty(), page.headers().toString());
  }

  @Test
  void describesEachRouteInTheOpenApiDocument() throws Exception {
    Set<String> described = new TreeSet<>();
    get("/openapi.json")
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    Set<String> served = new TreeSet<>();
    server
        .interfaceRoutes()
        .forEach(route -> served.add(route.method().name() + " " + route.path()));
    served.add("GET /api/v1/stream");

    assertEquals(served, described);
  }

  @Test
  void describesEachFieldInTheOpenApiDocument() throws Exception {
    post();
    JsonNode recording = get("/recordings").get("recordings").get(0);
    JsonNode schemas = get("/openapi.json").get("components").get("schemas");

    assertEquals(names(recording), names(schemas.get("Recording").get("properties")));
    assertEquals(names(get("/model")), names(schemas.get("Model").get("properties")));
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void saysWhatWritesRecordingsDown() throws Exception {
    assertTrue(get("/model").get("transcription").isNull(), "nothing does");

    server.close();
    try (Transcription engine = GatedEngine.open()) {
      server =
          WebServer.start(
              options(Set.of(), UploadLimits.DEFAULT),
              recognizer,
              live,
              Optional.of(store),
              Optional.of(engine));
      assertEquals(
          JSON.readTree("{\"engine\":\"gated\",\"leavesTheMachine\":false,\"maxSeconds\":180}"),
          get("/model").get("transcription"));
    }
  }

  @Test
  void showsTheTranscriptWhenThereIsOne() throws Exception {
    String id = post();
    assertTrue(get("/recordings/" + id).get("transcript").isNull(), "none yet");
    store.setTranscript(
        RecordingStore.LOCAL_OWNER, id, new StoredTranscript("oh my", "vosk", true));

    JsonNode transcript = get("/recordings/" + id).get("transcript");
    assertEquals("oh my", transcript.get("text").textValue());
    assertEquals("vosk", transcript.get("engine").textValue());
    assertTrue(transcript.get("draft").booleanValue());
  }

  @Test
  void countsForPrometheus() throws Exception {
    post();
    HttpResponse<String> metrics = CLIENT.send(to("/metrics").build(), BodyHandlers.ofString());

    assertEquals(200, metrics.statusCode());
    Prediction expected = recognizer.recognize(SPEECH);
    String counter =
        "emotion_predictions_total{emotion=\"%s\",rejection=\"%s\"} 1.0"
            .formatted(
                expected.emotion().label(),
                expected.rejection().map(Rejection::label).orElse("none"));
    assertTrue(metrics.body().contains(counter), metrics.body());
    assertTrue(
        metrics
            .body()
            .contains(
                "emotion_request_seconds_count{method=\"POST\",route=\"/api/v1/predictions\",status=\"201\"} 1"),
        metrics.body());
  }

  @Test
  void answersWhatItDoesNotHaveWithAProblem() throws Exception {
    HttpResponse<String> nothing = CLIENT.send(to("/nothing").build(), BodyHandlers.ofString());
    assertEquals(404, nothing.statusCode());
    assertEquals(
        "there is nothing of that name and method",
        JSON.readTree(nothing.body()).get("detail").textValue());
    assertEquals(405, delete("/model"));
  }

  private String post() throws Exception {
    HttpResponse<String> answer =
        CLIENT.send(
            to("/predictions").POST(BodyPublishers.ofFile(SPEECH)).build(),
            BodyHandlers.ofString());
    assertEquals(201, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body()).get("id").textValue();
  }

  private JsonNode get(String path) throws Exception {
    HttpResponse<String> answer = CLIENT.send(to(path).build(), BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private int status(String path) throws Exception {
    return CLIENT.send(to(path).build(), BodyHandlers.discarding()).statusCode();
  }

  private int status(String path, String token) throws Exception {
    return CLIENT
        .send(
            to(path).header("Authorization", "Bearer " + token).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private int delete(String path) throws Exception {
    return CLIENT.send(to(path).DELETE().build(), BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + server.port() + "/api/v1" + path));
  }
}
