package io.github.voiceemotion.examples;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/**
 * A web service of one recognizer that all requests share: POST an audio file, get JSON.
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java \
 *     -Dexec.mainClass=io.github.voiceemotion.examples.HttpService -Dexec.args=8080
 * curl --data-binary @data/samples/synthesised.wav http://localhost:8080/emotion
 * }</pre>
 */
public final class HttpService {

  /** What a stranger may send; 10 MiB are five minutes of WAV. */
  static final int LARGEST_BODY = 10 << 20;

  private HttpService() {}

  /** Takes the port. */
  public static void main(String[] arguments) throws IOException {
    HttpServer server = start(EmotionRecognizer.pretrained(), Integer.parseInt(arguments[0]));
    System.out.println(
        "POST audio to http://localhost:" + server.getAddress().getPort() + "/emotion");
  }

  /** Serves this computer alone, with a thread for each core; port 0 is any that is free. */
  static HttpServer start(EmotionRecognizer recognizer, int port) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(here, port), 0);
    int cores = Runtime.getRuntime().availableProcessors();
    server.setExecutor(Executors.newFixedThreadPool(cores));
    server.createContext("/emotion", exchange -> answer(exchange, recognizer));
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, EmotionRecognizer recognizer)
      throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("POST")) {
        reply(exchange, 405, "text/plain", "expected POST with an audio file as the body");
        return;
      }
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        reply(exchange, 413, "text/plain", "the limit is " + LARGEST_BODY + " bytes");
        return;
      }
      try {
        reply(exchange, 200, "application/json", EmotionJson.of(recognizer.recognize(body)));
      } catch (AudioException e) {
        reply(exchange, 400, "text/plain", e.getMessage());
      }
    }
  }

  private static void reply(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
