package io.github.voiceemotion.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service behind nginx, with the configuration of {@code docs/web.md}. */
@Tag("slow")
class NginxTest {

  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final Path SPEECH = Path.of("../data/samples/synthesised.wav");
  private static final String SITE = "https://voice.example.org";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static EmotionRecognizer recognizer;

  @TempDir private Path folder;

  private WebServer server;
  private Process nginx;
  private int port;

  @BeforeAll
  static void load() {
    Assumptions.assumeTrue(Files.isExecutable(NGINX), "nginx is installed");
    recognizer = EmotionRecognizer.pretrained();
  }

  @AfterAll
  static void unload() {
    if (recognizer != null) {
      recognizer.close();
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (nginx != null) {
      nginx.destroy();
      nginx.waitFor();
    }
    server.close();
  }

  private void start(List<String> origins, String more) throws IOException {
    WebOptions any = WebOptions.defaults();
    server =
        WebServer.start(
            new WebOptions(
                "127.0.0.1",
                0,
                Set.of(),
                false,
                origins,
                any.limits(),
                any.waiting(),
                Optional.empty(),
                OptionalLong.empty(),
                folder.resolve("uploads")),
            recognizer,
            recognizer,
            Optional.empty(),
            Optional.empty());
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(
        configuration,
        // One process, of this user.
        "daemon off; master_process off; error_log stderr; pid "
            + folder.resolve("pid")
            + "; events {} http { access_log off; "
            + "client_body_temp_path "
            + folder.resolve("body")
            + "; proxy_temp_path "
            + folder.resolve("proxy")
            + ";\n"
            + documented(more)
            + "}");
    nginx =
        new ProcessBuilder(
                NGINX.toString(), "-p", folder.toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    await("nginx").until(this::listens);
  }

  /** The ports are the test's, and the encryption is left out: nobody has a certificate here. */
  private String documented(String more) throws IOException {
    Matcher block =
        Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../docs/web.md")));
    assertTrue(block.find(), "docs/web.md has a configuration");
    return block
        .group(1)
        .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
        .replaceAll("ssl_certificate.*;", "")
        .replace("127.0.0.1:7070;", "127.0.0.1:" + server.port() + ";" + more);
  }

  private boolean listens() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "proxy_set_header Host voice.example.org;"})
  void servesThePageOfASiteThatIsNamed(String host) throws Exception {
    start(List.of(SITE), host);

    HttpResponse<String> page =
        CLIENT.send(HttpRequest.newBuilder(at("http", "/")).build(), BodyHandlers.ofString());
    assertEquals(200, page.statusCode(), page.body());
    assertTrue(page.body().contains("<title>Voice Emotion</title>"));
    HttpResponse<String> prediction = post("/predictions");
    assertEquals(200, prediction.statusCode(), prediction.body());
    HttpResponse<String> timeline = post("/timelines");
    assertTrue(timeline.body().contains("event: done"), timeline.body());

    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    WebSocket stream =
        CLIENT
            .newWebSocketBuilder()
            .header("Origin", SITE)
            .buildAsync(
                at("ws", "/api/v1/stream?sampleRate=16000"),
                new WebSocket.Listener() {
                  @Override
                  public CompletionStage<?> onText(
                      WebSocket socket, CharSequence part, boolean last) {
                    heard.add(part.toString());
                    socket.request(1);
                    return null;
                  }
                })
            .get(10, TimeUnit.SECONDS);
    for (int sent = 0; sent < 128_000; sent += 4_000) {
      stream.sendBinary(ByteBuffer.allocate(4_000), true).join();
    }
    String segment = heard.poll(20, TimeUnit.SECONDS);
    assertTrue(segment != null && segment.contains("\"rejection\""), segment);
    stream.abort();
  }

  @Test
  void saysWhatIsMissingWhereTheSiteIsNotNamed() throws Exception {
    start(List.of(), "");
    HttpResponse<String> refused = post("/predictions");
    assertEquals(403, refused.statusCode());
    assertTrue(refused.body().contains("--origin URL"), refused.body());
  }

  @Test
  void saysWhatIsMissingWhereTheNameIsPassedOn() throws Exception {
    start(List.of(), "proxy_set_header Host voice.example.org;");
    HttpResponse<String> refused = post("/predictions");
    assertEquals(421, refused.statusCode());
    assertTrue(refused.body().contains("--origin URL"), refused.body());
  }

  private HttpResponse<String> post(String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(at("http", "/api/v1" + path))
            .header("Origin", SITE)
            .POST(BodyPublishers.ofFile(SPEECH))
            .build(),
        BodyHandlers.ofString());
  }

  private URI at(String scheme, String path) {
    return URI.create(scheme + "://127.0.0.1:" + port + path);
  }
}
