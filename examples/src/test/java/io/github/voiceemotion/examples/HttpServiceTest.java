package io.github.voiceemotion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.api.EmotionRecognizer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpServiceTest {

  private static final Path SAMPLE = Path.of("../data/samples/synthesised.wav");

  private final EmotionRecognizer recognizer = EmotionRecognizer.pretrained();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpService.start(recognizer, 0);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    recognizer.close();
  }

  @Test
  void answersAudioWithJson() throws Exception {
    HttpResponse<String> response = send(request().POST(BodyPublishers.ofFile(SAMPLE)));

    assertEquals(200, response.statusCode());
    assertEquals(EmotionJson.of(recognizer.recognize(SAMPLE)), response.body());
    assertEquals(
        "application/json; charset=utf-8",
        response.headers().firstValue("Content-Type").orElseThrow());
  }

  @Test
  void saysWhatIsWrongWithABodyThatIsNoAudio() throws Exception {
    HttpResponse<String> response = send(request().POST(BodyPublishers.ofString("hello")));

    assertEquals(400, response.statusCode());
    assertEquals("audio stream: ", response.body().substring(0, 14));
  }

  @Test
  void refusesABodyOverTheLimit() throws Exception {
    byte[] tooLarge = new byte[HttpService.LARGEST_BODY + 1];

    HttpResponse<String> response = send(request().POST(BodyPublishers.ofByteArray(tooLarge)));

    assertEquals(413, response.statusCode());
    assertEquals("the limit is 10485760 bytes", response.body());
  }

  @Test
  void refusesOtherMethods() throws Exception {
    assertEquals(405, send(request().GET()).statusCode());
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + server.getAddress().getPort() + "/emotion"));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
