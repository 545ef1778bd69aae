package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client library would send. */
@Timeout(30)
class BrokenRequestsTest {

  @TempDir private static Path folder;

  private static EmotionRecognizer recognizer;
  private static WebServer server;

  @BeforeAll
  static void start() {
    recognizer = EmotionRecognizer.pretrained();
    WebOptions any = WebOptions.defaults();
    server =
        WebServer.start(
            new WebOptions(
                any.host(),
                0,
                Set.of(),
                false,
                List.of(),
                any.limits(),
                any.waiting(),
                Optional.empty(),
                OptionalLong.empty(),
                folder.resolve("uploads")),
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
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"",
        "multipart/form-data; boundary=y"
      })
  void getToKnowThatTheirFormIsNone(String type) throws Exception {
    String form =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nRIFF\r\n--x--";
    String answer =
        answer(
            "POST /api/v1/predictions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: "
                + type
                + "\r\nContent-Length: "
                + form.length()
                + "\r\n\r\n"
                + form);
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("\"detail\":\"the form is cut off, or none\""), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/recordings/%00 HTTP/1.1\r\nHost: localhost",
        "GET /api/v1/recordings/%zz HTTP/1.1\r\nHost: localhost",
        "POST /api/v1/predictions HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1",
        "nonsense"
      })
  void areAnsweredAsAllOthers(String head) throws Exception {
    String answer = answer(head + "\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    assertTrue(answer.contains("\r\nContent-Type: application/problem+json"), answer);
    assertTrue(
        answer.endsWith("\"status\":400,\"detail\":\"the request cannot be read\"}"), answer);
  }

  private static String answer(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
