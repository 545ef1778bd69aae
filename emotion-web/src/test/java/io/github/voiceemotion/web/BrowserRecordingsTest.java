package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.api.EmotionRecognizer;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the recorders of browsers make, whose files have no length and no end written in them. */
class BrowserRecordingsTest {

  private static final Path AUDIO = Path.of("../emotion-audio/src/test/resources/audio");

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
  static void stop() {
    server.close();
    recognizer.close();
  }

  @ParameterizedTest
  @CsvSource({
    "speech-fragmented.mp4, audio/mp4;codecs=mp4a.40.2",
    "speech-live.webm, audio/webm;codecs=opus"
  })
  void areAnswered(String file, String type) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.port() + "/api/v1/predictions"))
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofFile(AUDIO.resolve(file)))
                    .build(),
                BodyHandlers.ofString());

    assertEquals(200, answer.statusCode(), answer.body());
    JsonNode prediction = new ObjectMapper().readTree(answer.body());
    assertEquals(
        recognizer.recognize(AUDIO.resolve(file)).emotion().label(),
        prediction.get("emotion").textValue());
  }
}
