package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.transcription.Transcription;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Words that come later than the emotion, or not at all. */
@Timeout(60)
class TranscriptionsTest {

  private static final Path SPEECH = Path.of("../data/samples/synthesised.wav");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String ANN = "ann-0123456789abcdef";
  private static final String BOB = "bob-0123456789abcdef";

  private static EmotionRecognizer recognizer;

  @TempDir private Path data;
  private RecordingStore store;
  private Transcription transcription;
  private WebServer server;

  @BeforeAll
  static void load() {
    recognizer = EmotionRecognizer.pretrained();
  }

  @AfterAll
  static void unload() {
    recognizer.close();
  }

  @BeforeEach
  void open() {
    store = RecordingStore.open(data);
    transcription = GatedEngine.open();
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
    transcription.close();
    store.close();
  }

  private void serve(boolean history) {
    WebOptions any = WebOptions.defaults();
    server =
        WebServer.start(
            new WebOptions(
                "127.0.0.1",
                0,
                Set.of(ANN, BOB),
                false,
                List.of(),
                any.limits(),
                any.waiting(),
                Optional.empty(),
                OptionalLong.empty(),
                data.resolve("uploads")),
            recognizer,
            recognizer,
            history ? Optional.of(store) : Optional.empty(),
            Optional.of(transcription));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:" + server.port() + WebServer.API + path))
        .header("Authorization", "Bearer " + ANN);
  }

  private JsonNode predict() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        CLIENT.send(
            to("/predictions").POST(BodyPublishers.ofFile(SPEECH)).build(),
            BodyHandlers.ofString());
    assertTrue(answer.statusCode() < 300, answer.body());
    return JSON.readTree(answer.body());
  }

  private CompletableFuture<HttpResponse<String>> words(JsonNode prediction) {
    String id = prediction.get("transcription").textValue();
    return CLIENT.sendAsync(to("/transcriptions/" + id).build(), BodyHandlers.ofString());
  }

  @Test
  void comeAfterTheEmotionAndAreKeptWithIt() throws Exception {
    serve(true);
    JsonNode prediction = predict();
    assertEquals("angry", prediction.get("emotion").textValue());
    assertTrue(prediction.get("transcript").isNull());
    CompletableFuture<HttpResponse<String>> asked = words(prediction);
    assertFalse(asked.isDone());
    GatedEngine.hear("dogs are sitting");

    JsonNode answer = JSON.readTree(asked.get().body());
    assertEquals("done", answer.get("status").textValue());
    JsonNode transcript = answer.get("transcript");
    assertEquals("dogs are sitting", transcript.get("text").textValue());
    assertTrue(transcript.get("draft").booleanValue());
    assertEquals(1, transcript.get("words").size());

    HttpRequest recording = to("/recordings/" + prediction.get("id").textValue()).build();
    JsonNode kept;
    do {
      String body = CLIENT.send(recording, BodyHandlers.ofString()).body();
      kept = JSON.readTree(body).get("transcript");
    } while (kept.isNull());
    assertEquals(
        "{\"text\":\"dogs are sitting\",\"engine\":\"gated\",\"language\":\"en-US\","
            + "\"languageProbability\":null,\"draft\":true,"
            + "\"words\":[{\"text\":\"dogs are sitting\",\"start\":0.5,\"end\":3.0}]}",
        kept.toString());
  }

  @Test
  void comeWithoutHistoryTooAndAreNotKept() throws Exception {
    serve(false);
    JsonNode prediction = predict();
    assertTrue(prediction.get("id").isNull());
    GatedEngine.hear("dogs");
    JsonNode answer = JSON.readTree(words(prediction).get().body());
    assertEquals("dogs", answer.get("transcript").get("text").textValue());
  }

  @Test
  void failAloneAndTellNoSecrets() throws Exception {
    serve(true);
    JsonNode prediction = predict();
    GatedEngine.fail();
    HttpResponse<String> answer = words(prediction).get();
    assertEquals("{\"status\":\"failed\"}", answer.body());
    HttpResponse<String> metrics = CLIENT.send(to("/metrics").build(), BodyHandlers.ofString());
    assertTrue(
        metrics
            .body()
            .contains("emotion_transcripts_total{engine=\"gated\",outcome=\"failed\"} 1.0"),
        metrics.body());
  }

  @Test
  void areTheCallersOwn() throws Exception {
    serve(true);
    JsonNode prediction = predict();
    GatedEngine.hear("dogs");
    HttpRequest foreign =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:"
                        + server.port()
                        + WebServer.API
                        + "/transcriptions/"
                        + prediction.get("transcription").textValue()))
            .header("Authorization", "Bearer " + BOB)
            .build();
    assertEquals(404, CLIENT.send(foreign, BodyHandlers.ofString()).statusCode());
    assertEquals(200, words(prediction).get().statusCode());
    assertEquals(
        404, CLIENT.send(to("/transcriptions/none").build(), BodyHandlers.ofString()).statusCode());
  }

  @Test
  void holdUpNoPredictionWhileTheEngineHangs() throws Exception {
    serve(true);
    for (int i = 0; i < 20; i++) {
      predict();
    }
    // One is at work, sixteen wait, and there is no room for more.
    assertTrue(predict().get("transcription").isNull());
  }

  @Test
  void areLeftOutWhilePredictionsWaitAndForLongRecordings() {
    Metrics metrics = new Metrics(new WorkQueue(1, 1));
    AudioClip clip = new AudioClip(new float[16_000], 16_000);
    AudioClip tooLong = new AudioClip(new float[181 * 16_000], 16_000);
    Optional<Transcription> engine = Optional.of(transcription);
    Transcriptions busy = new Transcriptions(engine, Optional.empty(), () -> true, metrics);
    Transcriptions idle = new Transcriptions(engine, Optional.empty(), () -> false, metrics);
    Transcriptions none =
        new Transcriptions(Optional.empty(), Optional.empty(), () -> false, metrics);

    assertTrue(busy.start(clip, "ann").isEmpty());
    assertTrue(idle.start(tooLong, "ann").isEmpty());
    assertTrue(none.start(clip, "ann").isEmpty());
    assertTrue(idle.start(clip, "ann").isPresent());
  }
}
