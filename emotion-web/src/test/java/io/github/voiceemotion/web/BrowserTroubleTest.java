package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.history.NewRecording;
import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.transcription.Transcription;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What the page says when something is asked of its reader, or goes wrong. */
@Tag("browser")
class BrowserTroubleTest {

  private static final String ANN = "ann-0123456789abcdef";
  private static final String BOB = "bob-0123456789abcdef";

  private static EmotionRecognizer recognizer;
  private static EmotionRecognizer live;
  private static TestBrowser page;

  @TempDir private Path data;

  private RecordingStore store;
  private WebServer server;

  @BeforeAll
  static void open() throws IOException {
    page = TestBrowser.open();
    recognizer = EmotionRecognizer.pretrained();
    live =
        EmotionRecognizer.pretrained(RecognizerOptions.defaults().withHop(Duration.ofMillis(500)));
  }

  @AfterAll
  static void close() {
    if (page != null) {
      page.close();
      recognizer.close();
      live.close();
    }
  }

  @BeforeEach
  void openStore() {
    store = RecordingStore.open(data);
    page.reset();
  }

  @AfterEach
  void stop() {
    page.driver().get("about:blank");
    server.close();
    store.close();
  }

  private void start(int port, Set<String> tokens, long maxBytes, Transcription engine) {
    UploadLimits limits = UploadLimits.DEFAULT;
    server =
        WebServer.start(
            new WebOptions(
                "127.0.0.1",
                port,
                tokens,
                false,
                List.of(),
                new UploadLimits(
                    maxBytes, limits.maxDuration(), limits.maxTimeline(), limits.maxTime()),
                4,
                Optional.empty(),
                OptionalLong.empty(),
                data.resolve("uploads")),
            recognizer,
            live,
            Optional.of(store),
            Optional.ofNullable(engine),
            Pace.DEFAULT);
  }

  private void start() {
    start(0, Set.of(), UploadLimits.DEFAULT.maxBytes(), null);
  }

  private void show(String view) {
    page.driver().get("http://localhost:" + server.port() + "/#" + view);
    page.await(driver -> page.element(view).isDisplayed());
  }

  /** Shows a view after the page has learned of the server. */
  private void showReady(String view) {
    show(view);
    page.await(driver -> page.element("about-model").getDomProperty("textContent").contains("UAR"));
  }

  private static WebElement element(String id) {
    return page.element(id);
  }

  private static void awaitText(String id, String text) {
    page.await(
        driver -> element(id).isDisplayed() && element(id).getText().contains(text) ? true : null);
  }

  private static void choose(String field) {
    element(field).sendKeys(TestBrowser.SPEECH.toString());
  }

  private Recording keep(String owner, String name) throws IOException {
    NewRecording what =
        new NewRecording(
            owner, name, 3, recognizer.recognize(TestBrowser.SPEECH), recognizer.modelName());
    return store.add(what, new ByteArrayInputStream(Files.readAllBytes(TestBrowser.SPEECH)), "wav");
  }

  @Test
  void asksForATokenOnceAndShowsWhatIsOfThatTokenAlone() throws Exception {
    start(0, Set.of(ANN, BOB), UploadLimits.DEFAULT.maxBytes(), null);
    show("record");
    page.await(driver -> element("token-dialog").isDisplayed());
    assertTrue(element("token-text").getText().contains("only those who have its token"));
    page.assertFitForAll("token");

    answer("wrong-0123456789abc");
    awaitText("token-text", "does not accept this token");
    page.assertFitForAll("token-wrong");

    answer(ANN);
    awaitText("file-limit", "up to");
    assertFalse(element("token-dialog").isDisplayed());
    choose("file");
    awaitText("result-bars", "%");

    page.driver().navigate().refresh();
    awaitText("file-limit", "up to");
    assertFalse(element("token-dialog").isDisplayed(), "kept until the tab is closed");
    show("history");
    awaitText("recordings", "synthesised.wav");

    show("live");
    element("live-button").click();
    awaitText("live-bars", "%");
    element("live-button").click();

    page.driver().executeScript("sessionStorage.setItem('emotion-token', arguments[0])", BOB);
    page.driver().navigate().refresh();
    show("history");
    awaitText("history-count", "Nothing here yet");
    page.driver().executeScript("sessionStorage.clear()");
  }

  private static void answer(String token) {
    element("token").sendKeys(token);
    page.driver().findElement(By.cssSelector("#token-dialog button[value='ok']")).click();
  }

  @Test
  void offersToAskAgainWhereNoTokenIsGiven() {
    start(0, Set.of(ANN), UploadLimits.DEFAULT.maxBytes(), null);
    show("record");
    page.await(driver -> element("token-dialog").isDisplayed());
    element("token-cancel").click();
    awaitText("trouble-text", "The server asks for a token.");
    page.assertFitForAll("token-none");

    element("trouble-again").click();
    page.await(driver -> element("token-dialog").isDisplayed());
    answer(ANN);
    awaitText("file-limit", "up to");
    assertFalse(element("trouble").isDisplayed());
    page.driver().executeScript("sessionStorage.clear()");
  }

  @Test
  void tellsTheLimitOfAFileThatIsTooLarge() {
    start(0, Set.of(), 10_000, null);
    showReady("record");
    choose("file");
    awaitText("record-notice", "synthesised.wav has 96 kB; the server takes up to 10 kB.");
    page.assertFitForAll("large");

    showReady("timeline");
    choose("timeline-file");
    awaitText("timeline-notice", "the server takes up to 10 kB.");
  }

  @Test
  void tellsTheLimitThatTheServerHasChanged() {
    start();
    showReady("record");
    int port = server.port();
    server.close();
    start(port, Set.of(), 10_000, null);
    choose("file");
    awaitText("record-notice", "The file is larger than 10000 bytes, which is the limit.");
  }

  @Test
  void waitsWhileTheServerIsBusyAndThenSaysSo() throws IOException {
    start();
    showReady("record");
    int port = server.port();
    server.close();
    HttpServer busy = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    String problem = "{\"status\":429,\"detail\":\"the service is busy; try again in a second\"}";
    int[] requests = {0};
    busy.createContext(
        "/",
        exchange -> {
          requests[0]++;
          exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("Retry-After", "1");
          exchange.sendResponseHeaders(429, problem.length());
          exchange.getResponseBody().write(problem.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    busy.start();
    try {
      choose("file");
      awaitText("sending-text", "The server is busy. Next try in 1 s");
      page.assertFitForAll("busy-waiting");
      awaitText("record-notice", "The service is busy; try again in a second.");
      page.assertFitForAll("busy");
      assertFalse(element("sending").isDisplayed());
      assertEquals(5, requests[0]);
    } finally {
      busy.stop(0);
    }
  }

  @Test
  void saysThatTheRecordingsCannotBeReached() throws IOException {
    start();
    showReady("record");
    Path rows = data.resolve("history/history.mv.db");
    Files.move(rows, data.resolve("away"));
    Files.createFile(rows);
    element("file").sendKeys(TestBrowser.SPEECH.toString());
    awaitText("record-notice", "The recordings cannot be reached at present.");
    page.assertFitForAll("unreachable");

    show("history");
    awaitText("history-notice", "The recordings cannot be reached at present.");
    page.assertFitForAll("unreachable-history");
  }

  @Test
  void saysThatTheServerIsGone() {
    start();
    showReady("live");
    element("live-button").click();
    awaitText("live-bars", "%");
    server.close();
    awaitText("live-notice", "The connection to the server ended.");
    assertEquals("Start listening", element("live-button").getText());
    page.assertFitForAll("gone-live");

    element("live-button").click();
    awaitText("live-notice", "The server cannot be reached. Is it still running?");
    page.driver().findElement(By.cssSelector("nav a[href='#record']")).click();
    choose("file");
    awaitText("record-notice", "The server cannot be reached. Is it still running?");
    page.assertFitForAll("gone");
  }

  @Test
  void saysWhatToDoWhereTheMicrophoneIsRefused() {
    start();
    showReady("record");
    page.microphone("denied");
    try {
      element("record-button").click();
      awaitText("record-notice", "The microphone is not allowed here.");
      page.assertFitForAll("refused");
      page.driver().findElement(By.cssSelector("nav a[href='#live']")).click();
      element("live-button").click();
      awaitText("live-notice", "The microphone is not allowed here.");
      page.assertFitForAll("refused-live");
      assertEquals("Start listening", element("live-button").getText());
    } finally {
      page.microphone("granted");
    }
    element("live-button").click();
    awaitText("live-bars", "%");
  }

  @Test
  void awaitsNoTranscriptWhereNothingWritesOneDown() {
    start();
    showReady("record");
    assertFalse(element("record-warning").isDisplayed());
    choose("file");
    awaitText("result-bars", "%");
    assertFalse(element("result-words").isDisplayed());
  }

  @Test
  void warnsThatAudioIsSentElsewhere() {
    try (Transcription engine = GatedEngine.open(true)) {
      start(0, Set.of(), UploadLimits.DEFAULT.maxBytes(), engine);
      showReady("record");
      awaitText("record-warning", "Your audio is also sent to gated to be written down.");
      page.assertFitForAll("warning");
    }
  }

  @Test
  void marksADraft() {
    try (Transcription engine = GatedEngine.open()) {
      start(0, Set.of(), UploadLimits.DEFAULT.maxBytes(), engine);
      showReady("record");
      assertFalse(element("record-warning").isDisplayed());
      choose("file");
      awaitText("result-transcript", "Writing it down …");
      page.assertFitForAll("writing");
      GatedEngine.hear("we half one");
      awaitText("result-transcript", "“we half one”");
      awaitText("result-draft", "In American English. A draft by gated: words may be wrong.");
      page.assertFitForAll("draft");
    }
  }
}
