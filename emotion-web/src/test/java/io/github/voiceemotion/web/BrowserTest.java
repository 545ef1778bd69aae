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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedCondition;

/** What the page does when all goes well. */
@Tag("browser")
class BrowserTest {

  private static final Path SPEECH = TestBrowser.SPEECH;
  private static final List<String> VIEWS =
      List.of("record", "live", "timeline", "history", "about");

  private static EmotionRecognizer recognizer;
  private static EmotionRecognizer live;
  private static TestBrowser page;
  private static ChromeDriver browser;

  @TempDir private Path data;

  private RecordingStore store;
  private Transcription transcription;
  private WebServer server;

  @BeforeAll
  static void open() throws IOException {
    page = TestBrowser.open();
    browser = page.driver();
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
                OptionalLong.empty(),
                data.resolve("uploads")),
            recognizer,
            live,
            Optional.of(store),
            Optional.of(transcription));
    page.reset();
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
    return page.element(id);
  }

  private static <T> T await(ExpectedCondition<T> condition) {
    return page.await(condition);
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
    await(driver -> element("recordings").getText().contains("synthesised.wav"));

    WebElement play =
        element("recordings").findElement(By.cssSelector("button[aria-label^='Play']"));
    play.click();
    await(driver -> !String.valueOf(play.getDomAttribute("aria-label")).startsWith("Play "));
    element("recordings").findElement(By.cssSelector("button[aria-label^='Delete']")).click();
    await(driver -> element("delete-dialog").isDisplayed());
    browser.findElement(By.cssSelector("#delete-dialog button[value='delete']")).click();
    awaitKept(0);
    await(driver -> !element("recordings").getText().contains("synthesised.wav"));
  }

  @Test
  void showsTheWordsWhenTheyAreReady() {
    element("file").sendKeys(SPEECH.toString());
    awaitAnswer();
    assertEquals("Writing it down …", element("result-transcript").getText());
    GatedEngine.hear("dogs are sitting by the door");
    await(
        driver -> element("result-transcript").getText().equals("“dogs are sitting by the door”"));
    assertEquals(
        "In American English. A draft by gated: words may be wrong.",
        element("result-draft").getText());
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
  void getsToKnowTheVoiceIfItMay() {
    await(driver -> element("voice").isDisplayed());
    assertFalse(element("voice-on").isSelected(), "off until it is turned on");
    assertEquals(null, rememberedVoice());

    element("voice-on").click();
    assertEquals("Nothing is known so far.", element("voice-count").getText());
    record("Known from 1 recording.");
    record("Known from 2 recordings.");
    element("file").sendKeys(SPEECH.toString());
    awaitKept(3);
    assertEquals(
        "Known from 2 recordings.", element("voice-count").getText(), "a file is anyone's");
    page.assertFitForAll("voice-known");
    page.reset();

    show("record");
    await(driver -> element("voice").isDisplayed());
    assertEquals("Known from 2 recordings.", element("voice-count").getText());
    element("voice-forget").click();
    assertEquals("Nothing is known so far.", element("voice-count").getText());
    assertEquals("", rememberedVoice());
    element("voice-on").click();
    assertEquals(null, rememberedVoice());
  }

  @Test
  void dropsAVoiceThatTheServerRefuses() {
    remember(
        recognizer.unknownVoice().toJson().replaceFirst("\"model\":\"....", "\"model\":\"gone"));
    page.reset();
    show("record");
    await(driver -> element("voice").isDisplayed());
    element("record-button").click();
    awaitAnswer();

    await(driver -> element("voice-notice").isDisplayed());
    assertTrue(
        element("voice-notice").getText().startsWith("The server does not take what was known"),
        element("voice-notice").getText());
    assertEquals("Nothing is known so far.", element("voice-count").getText());
    awaitKept(1);
    page.assertFitForAll("voice-refused");
  }

  @Test
  void hearsLiveByAKnownVoiceAndDropsOneThatIsRefused() {
    String own = recognizer.unknownVoice().toJson();
    remember(own.replaceFirst("\"model\":\"....", "\"model\":\"gone"));
    page.reset();
    show("live");
    await(driver -> element("voice").getDomAttribute("hidden") == null);
    element("live-button").click();
    await(driver -> element("live-notice").isDisplayed());
    assertTrue(
        element("live-notice").getText().startsWith("The server does not take what was known"),
        element("live-notice").getText());
    assertEquals("", rememberedVoice());

    remember(own);
    element("live-button").click();
    await(driver -> element("live-bars").getText().contains("%"));
    assertEquals(own, rememberedVoice(), "live audio adds nothing to it");
  }

  private void record(String known) {
    element("record-button").click();
    await(driver -> element("voice-count").getText().equals(known));
  }

  private static String rememberedVoice() {
    return (String) browser.executeScript("return localStorage.getItem('emotion-voice');");
  }

  private static void remember(String voice) {
    browser.executeScript("localStorage.setItem('emotion-voice', arguments[0]);", voice);
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
    await(driver -> element("timeline-name").getText().contains("synthesised"));
  }

  @Test
  void laysTheWordsUnderTheTimeline() {
    show("timeline");
    element("timeline-file").sendKeys(SPEECH.toString());
    await(driver -> element("timeline-result").isDisplayed());
    assertFalse(element("timeline-words").isDisplayed());
    GatedEngine.hear("dogs");
    await(driver -> element("timeline-words").getText().equals("dogs"));
    assertTrue(element("timeline-vtt").isDisplayed());
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1440})
  void fitsTheScreen(int width) {
    page.width(width);
    for (String view : VIEWS) {
      show(view);
      page.assertFits(view + " at " + width);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void isForScreenReadersToo(String scheme) {
    page.scheme(scheme);
    element("file").sendKeys(SPEECH.toString());
    awaitAnswer();
    for (String view : VIEWS) {
      show(view);
      page.assertAccessible(view);
    }
  }
}
