package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.history.RecordingQuery;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.transcription.Transcription;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The page in Debian's Chromium, whose microphone hears a file. */
class BrowserTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SPEECH =
      Path.of("../data/samples/excited.wav").toAbsolutePath().normalize();
  private static final List<String> VIEWS =
      List.of("record", "live", "timeline", "history", "about");

  private static EmotionRecognizer recognizer;
  private static EmotionRecognizer live;
  private static ChromeDriver browser;
  private static String axe;

  @TempDir private Path data;

  private RecordingStore store;
  private Transcription transcription;
  private WebServer server;

  @BeforeAll
  static void open() throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER), "Chromium is installed");
    recognizer = EmotionRecognizer.pretrained();
    live =
        EmotionRecognizer.pretrained(RecognizerOptions.defaults().withHop(Duration.ofMillis(500)));
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        "--use-file-for-fake-audio-capture=" + SPEECH.normalize(),
        "--autoplay-policy=no-user-gesture-required");
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
            options);
    try (InputStream script = BrowserTest.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
      recognizer.close();
      live.close();
    }
  }

  @BeforeEach
  void start() {
    store = RecordingStore.open(data);
    transcription = GatedEngine.open();
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
                OptionalLong.empty()),
            recognizer,
            live,
            Optional.of(store),
            Optional.of(transcription));
    browser.manage().window().setSize(new Dimension(1440, 1000));
    browser.get("about:blank");
    show("record");
  }

  @AfterEach
  void stop() {
    browser.get("about:blank");
    server.close();
    transcription.close();
    store.close();
  }

  private void show(String view) {
    browser.get("http://localhost:" + server.port() + "/#" + view);
    await(driver -> element(view).isDisplayed());
  }

  private static WebElement element(String id) {
    return browser.findElement(By.id(id));
  }

  private static <T> T await(ExpectedCondition<T> condition) {
    return new WebDriverWait(browser, Duration.ofSeconds(30)).until(condition);
  }

  private void awaitKept(int count) {
    await(driver -> store.count(RecordingQuery.newest(RecordingStore.LOCAL_OWNER)) == count);
  }

  private static void awaitAnswer() {
    await(driver -> element("result-bars").getText().contains("%"));
    assertTrue(
        !element("result-title").getText().equals("Nothing heard yet"),
        element("result-title").getText());
  }

  @Test
  void recordsWhatTheMicrophoneHears() {
    element("record-button").click();
    awaitAnswer();

    awaitKept(1);
    double seconds = store.list(RecordingQuery.newest(RecordingStore.LOCAL_OWNER)).get(0).seconds();
    assertEquals(3, seconds, 0.2);
  }

  @Test
  void recordsByKeyboardAlone() {
    for (int i = 0; i < 20; i++) {
      browser.switchTo().activeElement().sendKeys(Keys.TAB);
      if ("record-button".equals(browser.switchTo().activeElement().getDomAttribute("id"))) {
        break;
      }
    }
    assertEquals(
        "record-button",
        browser.switchTo().activeElement().getDomAttribute("id"),
        "Tab reaches it");
    browser.switchTo().activeElement().sendKeys(Keys.ENTER);
    awaitAnswer();
  }

  @Test
  void takesAFileThatIsChosen() {
    element("file").sendKeys(SPEECH.toString());
    awaitAnswer();

    awaitKept(1);
    assertTrue(element("result-sound").isDisplayed(), "waveform and spectrogram");
  }

  @Test
  void takesAFileThatIsDropped() throws IOException {
    browser.executeScript(
        """
        const bytes = Uint8Array.from(atob(arguments[0]), c => c.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], 'dropped.wav', {type: 'audio/wav'}));
        for (const type of ['dragenter', 'dragover', 'drop']) {
          document.getElementById('drop').dispatchEvent(
              new DragEvent(type, {dataTransfer: transfer, bubbles: true, cancelable: true}));
        }
        """,
        Base64.getEncoder().encodeToString(Files.readAllBytes(SPEECH)));
    awaitAnswer();

    awaitKept(1);
    assertEquals(
        "dropped.wav", store.list(RecordingQuery.newest(RecordingStore.LOCAL_OWNER)).get(0).name());
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path text = Files.writeString(data.resolve("notes.wav"), "no audio at all");
    element("file").sendKeys(text.toString());
    await(
        driver ->
            browser.findElement(By.tagName("main")).getText().contains("is not audio in a format"));
  }

  @Test
  void showsHistoryReplaysAndDeletes() {
    element("file").sendKeys(SPEECH.toString());
    awaitAnswer();
    awaitKept(1);
    show("history");
    await(driver -> element("recordings").getText().contains("excited.wav"));

    WebElement play =
        element("recordings").findElement(By.cssSelector("button[aria-label^='Play']"));
    play.click();
    await(driver -> !String.valueOf(play.getDomAttribute("aria-label")).startsWith("Play "));
    element("recordings").findElement(By.cssSelector("button[aria-label^='Delete']")).click();
    await(driver -> element("delete-dialog").isDisplayed());
    browser.findElement(By.cssSelector("#delete-dialog button[value='delete']")).click();
    awaitKept(0);
    await(driver -> !element("recordings").getText().contains("excited.wav"));
  }

  @Test
  void showsTheWordsWhenTheyAreReady() {
    element("file").sendKeys(SPEECH.toString());
    awaitAnswer();
    assertEquals("Writing it down …", element("result-transcript").getText());
    GatedEngine.hear("dogs are sitting by the door");
    await(
        driver -> element("result-transcript").getText().equals("“dogs are sitting by the door”"));
    assertEquals("A rough draft by gated: words may be wrong.", element("result-draft").getText());
    await(
        driver ->
            store
                .list(RecordingQuery.newest(RecordingStore.LOCAL_OWNER))
                .get(0)
                .transcript()
                .isPresent());
    show("history");
    await(driver -> element("recordings").getText().contains("“dogs are sitting by the door”"));
  }

  @Test
  void saysThatThereAreNoWords() {
    element("file").sendKeys(SPEECH.toString());
    awaitAnswer();
    GatedEngine.fail();
    await(driver -> element("result-transcript").getText().equals("There is no transcript."));
    assertFalse(element("result-draft").isDisplayed());
  }

  @Test
  void hearsLive() {
    show("live");
    element("live-button").click();
    await(driver -> element("live-bars").getText().contains("%"));
  }

  @Test
  void followsALongRecording() {
    show("timeline");
    element("timeline-file").sendKeys(SPEECH.toString());
    await(driver -> element("timeline-result").isDisplayed());
    await(driver -> element("timeline-name").getText().contains("excited"));
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1440})
  void fitsTheScreen(int width) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    try {
      for (String view : VIEWS) {
        show(view);
        long overflow =
            (Long)
                browser.executeScript(
                    "return document.documentElement.scrollWidth - window.innerWidth;");
        assertTrue(overflow <= 0, view + " is " + overflow + " px too wide at " + width);
      }
    } finally {
      browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void isForScreenReadersToo(String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    element("file").sendKeys(SPEECH.toString());
    awaitAnswer();
    for (String view : VIEWS) {
      show(view);
      browser.executeScript(axe);
      Object violations =
          browser.executeAsyncScript(
              """
              const done = arguments[0];
              axe.run().then(result => done(result.violations.map(violation =>
                  violation.id + ': ' + violation.nodes.map(node => node.html).join(' '))));
              """);
      assertEquals(List.of(), violations, view);
    }
  }
}
