package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.audio.AudioDecoder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many live streams at once, and silent ones. */
class LiveStreamTest {

  private static final Path SPEECH = Path.of("../data/samples/synthesised.wav");
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String ANN = "ann-0123456789abcdef";
  private static final String BOB = "bob-0123456789abcdef";
  private static final int MANY = 500;
  private static final int OF_ONE_OWNER = 32;
  private static final int TRY_AGAIN_LATER = 1013;
  private static final int GOING_AWAY = 1001;

  private static EmotionRecognizer recognizer;

  @TempDir private Path folder;

  private WebServer server;

  @BeforeAll
  static void load() {
    recognizer =
        EmotionRecognizer.pretrained(RecognizerOptions.defaults().withHop(Duration.ofMillis(500)));
  }

  @AfterAll
  static void unload() {
    recognizer.close();
  }

  private void start(Set<String> tokens, Duration idle) {
    WebOptions any = WebOptions.defaults();
    server =
        WebServer.start(
            new WebOptions(
                "127.0.0.1",
                0,
                tokens,
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
            Optional.empty(),
            new Pace(idle, 1 << 20, Duration.ofHours(1)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void holdsNoThreadAndNoPlaceForSilentStreams() throws Exception {
    start(Set.of(), Duration.ofSeconds(3));
    long before = threads();
    List<Ear> silent = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      silent.add(connect(""));
    }
    assertTrue(threads() < before + 20, before + " threads, then " + threads());

    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(
                    URI.create("http://localhost:" + server.port() + "/api/v1/predictions"))
                .POST(BodyPublishers.ofFile(SPEECH))
                .build(),
            BodyHandlers.ofString());
    assertEquals(200, answer.statusCode(), answer.body());
    Ear speaking = connect("");
    speaking.say(new AudioDecoder().decode(SPEECH).samples());
    assertTrue(speaking.next().contains("\"emotion\""));

    for (Ear ear : silent) {
      assertEquals("{\"error\":\"no audio came for 3 s\"}", ear.next());
      assertEquals(GOING_AWAY + " no audio came for 3 s", ear.next());
    }
  }

  @Test
  void letsGoOfStreamsThatOnlyPing() throws Exception {
    start(Set.of(), Duration.ofSeconds(1));
    Ear ear = connect("");
    String heard = null;
    for (int i = 0; i < 30 && heard == null; i++) {
      ear.socket.sendPing(ByteBuffer.allocate(0)).join();
      heard = ear.heard.poll(100, TimeUnit.MILLISECONDS);
    }

    assertEquals("{\"error\":\"no audio came for 1 s\"}", heard);
  }

  @Test
  void leavesPlacesToOtherOwners() throws Exception {
    start(Set.of(ANN, BOB), Duration.ofSeconds(30));
    float[] word = new float[160];
    List<Ear> mine = new ArrayList<>();
    for (int i = 0; i < OF_ONE_OWNER; i++) {
      mine.add(connect(ANN));
      mine.get(i).say(word);
    }
    Ear oneMore = connect(ANN);
    oneMore.say(word);
    assertEquals("{\"error\":\"too many live streams\"}", oneMore.next());
    assertEquals(TRY_AGAIN_LATER + " too many live streams", oneMore.next());

    Ear other = connect(BOB);
    other.say(new AudioDecoder().decode(SPEECH).samples());
    assertTrue(other.next().contains("\"emotion\""));

    mine.get(0).socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    assertEquals("1000 ", mine.get(0).next());
    Ear again = connect(ANN);
    again.say(word);
    assertNull(again.heard.poll(300, TimeUnit.MILLISECONDS), "its place is free again");
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("JettyServerThreadPool"))
        .count();
  }

  private Ear connect(String token) {
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    if (!token.isEmpty()) {
      builder.subprotocols("emotion", "bearer." + token);
    }
    Ear ear = new Ear();
    ear.socket =
        builder
            .buildAsync(
                URI.create("ws://localhost:" + server.port() + "/api/v1/stream?sampleRate=16000"),
                ear)
            .join();
    return ear;
  }

  /** A client, and what it hears from the server. */
  private static final class Ear implements WebSocket.Listener {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;

    private void say(float[] samples) {
      for (int from = 0; from < samples.length; from += 4_000) {
        int count = Math.min(4_000, samples.length - from);
        ByteBuffer pcm = ByteBuffer.allocate(2 * count);
        for (int i = from; i < from + count; i++) {
          pcm.putShort(Short.reverseBytes((short) (samples[i] * 32_767)));
        }
        socket.sendBinary(pcm.flip(), true).join();
      }
    }

    private String next() throws InterruptedException {
      return heard.poll(10, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        heard.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      heard.add(code + " " + reason);
      return null;
    }
  }
}
