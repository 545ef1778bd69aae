package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.WavWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationsTest {

  private static final Path SPEECH = Path.of("../data/samples/synthesised.wav");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path uploads;

  private static EmotionRecognizer recognizer;
  private static WebServer server;

  @BeforeAll
  static void start() {
    recognizer = EmotionRecognizer.pretrained();
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
                Optional.empty(),
                OptionalLong.empty(),
                uploads),
            recognizer,
            recognizer,
            Optional.empty(),
            Optional.empty());
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    recognizer.close();
    try (Stream<Path> left = Files.list(uploads)) {
      assertEquals(List.of(), left.toList(), "uploads");
    }
  }

  @Test
  void tellsWhatTheLibraryTells() throws Exception {
    HttpResponse<String> answer =
        CLIENT.send(
            post().POST(BodyPublishers.ofFile(SPEECH)).build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals(
        JSON.readTree(EmotionJson.of(recognizer.explain(SPEECH))), JSON.readTree(answer.body()));
    assertEquals("Accept", answer.headers().firstValue("Vary").orElseThrow());
  }

  @Test
  void drawsForThoseWhoLikeAPictureBest() throws Exception {
    assertEquals("image/png", type("image/png"));
    assertEquals("image/png", type("application/json;q=0.5, image/png"));
    assertEquals("application/json", type("application/json, image/png;q=0.9"));
    assertEquals("application/json", type("*/*"));

    HttpResponse<byte[]> answer =
        CLIENT.send(
            post().header("Accept", "image/png").POST(BodyPublishers.ofFile(SPEECH)).build(),
            BodyHandlers.ofByteArray());
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.body()));
    assertEquals(960, picture.getWidth());
  }

  private String type(String accept) throws Exception {
    HttpResponse<Void> answer =
        CLIENT.send(
            post().header("Accept", accept).POST(BodyPublishers.ofFile(SPEECH)).build(),
            BodyHandlers.discarding());
    assertEquals(200, answer.statusCode());
    return answer.headers().firstValue("Content-Type").orElseThrow().split(";")[0];
  }

  @Test
  void refusesAudioInWhichNobodySpeaks() throws Exception {
    ByteArrayOutputStream silence = new ByteArrayOutputStream();
    WavWriter.write(new AudioClip(new float[48_000], AudioClip.SAMPLE_RATE), silence);
    HttpResponse<String> answer =
        CLIENT.send(
            post().POST(BodyPublishers.ofByteArray(silence.toByteArray())).build(),
            BodyHandlers.ofString());

    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("holds no speech"), answer.body());
  }

  @Test
  void explainsOneAnswerAndNotThatOfEachChannel() throws Exception {
    HttpResponse<String> each =
        CLIENT.send(
            post("?channel=each").POST(BodyPublishers.ofFile(SPEECH)).build(),
            BodyHandlers.ofString());

    assertEquals(400, each.statusCode());
    assertTrue(each.body().contains("channel is each, expected left, right or a number"));
  }

  @Test
  void makesTwoAtATime() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(
          CLIENT.sendAsync(
              post().POST(BodyPublishers.ofFile(SPEECH)).build(), BodyHandlers.ofString()));
    }
    Set<Integer> statuses = new TreeSet<>();
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      statuses.add(answer.get(60, TimeUnit.SECONDS).statusCode());
    }
    assertEquals(Set.of(200, 429), statuses);
  }

  @Test
  void isDescribedFieldByField() throws Exception {
    JsonNode described;
    try (InputStream in = WebServer.class.getResourceAsStream("openapi.json")) {
      described = JSON.readTree(in).at("/components/schemas/Explanation/properties");
    }
    Set<String> names = new TreeSet<>();
    described.fieldNames().forEachRemaining(names::add);

    assertEquals(new TreeSet<>(EmotionJson.fields(recognizer.explain(SPEECH)).keySet()), names);
  }

  private static HttpRequest.Builder post() {
    return post("");
  }

  private static HttpRequest.Builder post(String query) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + server.port() + "/api/v1/explanations" + query));
  }
}
