package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.WavWriter;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/**
 * What the page makes of an answer: why it is so, what comes after it, and how it goes over time.
 */
@Tag("browser")
class BrowserAnswerTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static EmotionRecognizer recognizer;
  private static TestBrowser page;

  @TempDir private Path data;

  private WebServer server;

  @BeforeAll
  static void open() throws IOException {
    page = TestBrowser.open();
    // As few windows as there can be: the page shows few as it shows many.
    recognizer =
        EmotionRecognizer.pretrained(RecognizerOptions.defaults().withHop(Duration.ofSeconds(3)));
  }

  @AfterAll
  static void close() {
    if (page != null) {
      page.close();
      recognizer.close();
    }
  }

  @BeforeEach
  void reset() {
    page.reset();
  }

  @AfterEach
  void stop() {
    page.driver().get("about:blank");
    server.close();
  }

  private void start(String host, Duration longest, Optional<ServerCertificate> certificate) {
    UploadLimits limits = UploadLimits.DEFAULT;
    server =
        WebServer.start(
            new WebOptions(
                host,
                0,
                Set.of(),
                true,
                List.of(),
                new UploadLimits(
                    limits.maxBytes(), longest, limits.maxTimeline(), limits.maxTime()),
                4,
                Optional.empty(),
                OptionalLong.empty(),
                data.resolve("uploads"),
                certificate),
            recognizer,
            recognizer,
            Optional.empty(),
            Optional.empty());
  }

  private void show(String view) {
    start("127.0.0.1", UploadLimits.DEFAULT.maxDuration(), Optional.empty());
    open("http://localhost:" + server.port() + "/#" + view);
  }

  private static void open(String address) {
    page.driver().get(address);
    page.await(
        driver -> element("about-licence").getDomProperty("textContent").contains("licence"));
  }

  private static WebElement element(String id) {
    return page.element(id);
  }

  private static void awaitText(String id, String text) {
    page.await(
        driver -> element(id).isDisplayed() && element(id).getText().contains(text) ? true : null);
  }

  private static void awaitAnswer() {
    awaitText("result-kept", "Not kept.");
  }

  private Path speech(double seconds) throws IOException {
    float[] once = new AudioDecoder().decode(TestBrowser.SPEECH).samples();
    float[] samples = new float[(int) (seconds * AudioClip.SAMPLE_RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = once[i % once.length];
    }
    return write("talk.wav", samples);
  }

  private Path write(String name, float[] samples) throws IOException {
    Path file = data.resolve(name);
    WavWriter.write(new AudioClip(samples, AudioClip.SAMPLE_RATE), file);
    return file;
  }

  @Test
  void anErrorTakesTheLastAnswerAway() throws IOException {
    show("record");
    element("file").sendKeys(TestBrowser.SPEECH.toString());
    awaitAnswer();
    element("file")
        .sendKeys(Files.writeString(data.resolve("notes.wav"), "no audio at all").toString());

    awaitText("record-notice", "is not audio in a format");
    assertEquals("Nothing heard yet", element("result-title").getText());
    assertFalse(element("result-bars").getText().contains("%"), element("result-bars").getText());
    for (String id : List.of("result-sound", "result-kept", "result-why", "record-timeline")) {
      assertFalse(element(id).isDisplayed(), id);
    }
    page.assertFitForAll("error-after-answer");
    page.reset();
    open("http://localhost:" + server.port() + "/#record");
    element("file").sendKeys(TestBrowser.SPEECH.toString());
    awaitAnswer();
    assertFalse(element("record-notice").isDisplayed());
  }

  @Test
  void offersTheTimelineOfWhatIsTooLongForOneAnswer() throws IOException {
    start("127.0.0.1", Duration.ofSeconds(5), Optional.empty());
    open("http://localhost:" + server.port() + "/#record");
    element("file").sendKeys(speech(9).toString());
    awaitText("record-notice", "The audio: lasts longer than the limit of 5.0 s.");
    page.assertFitForAll("too-long");
    element("record-timeline").click();

    awaitText("timeline-name", "talk.wav");
    awaitText("timeline-end", "0:09");
  }

  @Test
  void showsWhyAnAnswerIsSo() {
    show("record");
    element("file").sendKeys(TestBrowser.SPEECH.toString());
    awaitAnswer();
    element("why-button").click();

    awaitText(
        "why-title",
        "What speaks for " + recognizer.recognize(TestBrowser.SPEECH).emotion().label());
    awaitText("why-parts", "Pitch and voice quality");
    assertFalse(element("why-notice").isDisplayed());
    assertTrue(painted("why-moments") > 500, "the moments are drawn");
    page.assertFitForAll("why");
    element("why-button").click();
    assertFalse(element("why").isDisplayed());
  }

  /** Counts the pixels of a canvas that are not transparent. */
  private static long painted(String canvas) {
    return (Long)
        page.driver()
            .executeScript(
                """
                const canvas = document.getElementById(arguments[0]);
                const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                return data.filter((value, index) => index % 4 === 3 && value > 0).length;
                """,
                canvas);
  }

  @Test
  void leavesTheSpectrogramOfSilenceEmpty() throws IOException {
    show("record");
    element("file").sendKeys(write("silence.wav", new float[48_000]).toString());
    awaitAnswer();
    page.await(driver -> element("result-spectrogram").isDisplayed());
    assertEquals(1L, shades(), "all of one colour");
    assertTrue(
        (Boolean)
            page.driver()
                .executeScript(
                    """
                    const canvas = document.getElementById('result-spectrogram');
                    const pixel = canvas.getContext('2d').getImageData(5, 5, 1, 1).data;
                    const soft = getComputedStyle(canvas).getPropertyValue('--soft').trim();
                    return [1, 3, 5].every((at, channel) =>
                        Math.abs(parseInt(soft.slice(at, at + 2), 16) - pixel[channel]) < 3);
                    """),
        "the ground's");
    assertFalse(element("result-why").isDisplayed(), "there is nothing to explain");
    page.assertFitForAll("silence");

    element("file").sendKeys(TestBrowser.SPEECH.toString());
    awaitText("result-kept", "synthesised.wav");
    page.await(driver -> shades() > 20);
  }

  private static long shades() {
    return (Long)
        page.driver()
            .executeScript(
                """
                const canvas = document.getElementById('result-spectrogram');
                const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                return new Set(new Uint32Array(data.buffer)).size;
                """);
  }

  @Test
  void looksCloserAtATimelineAndPlaysFromAClick() throws IOException {
    show("timeline");
    follow(60);
    assertEquals("0:00", element("timeline-start").getText());
    assertFalse(element("timeline-scroll").isDisplayed());
    page.assertFitForAll("timeline-whole");
    page.width(1440);

    element("zoom-in").click();
    element("zoom-in").click();
    assertEquals(List.of("0:22", "0:37"), shown());
    assertTrue(element("timeline-scroll").isDisplayed());
    page.assertFitForAll("timeline-zoomed");
    page.width(1440);
    element("timeline-scroll").sendKeys(Keys.END);
    assertEquals(List.of("0:45", "1:00"), shown());

    new Actions(page.driver()).moveToElement(element("timeline-band")).click().perform();
    page.await(driver -> element("timeline-head").isDisplayed());
    long moment = Long.parseLong(element("timeline-band").getDomAttribute("aria-valuenow"));
    assertTrue(moment >= 52 && moment < 56, "plays from the middle of what shows: " + moment);
    assertTrue(element("timeline-play").getDomAttribute("aria-label").startsWith("Pause"));
    element("timeline-play").click();

    element("timeline-band").sendKeys(Keys.HOME);
    assertEquals(List.of("0:00", "0:15"), shown(), "goes where the mark goes");
    element("timeline-band").sendKeys("-");
    assertEquals(List.of("0:00", "0:30"), shown());
    element("zoom-whole").click();
    assertEquals(List.of("0:00", "1:00"), shown());
  }

  private void follow(double seconds) throws IOException {
    element("timeline-file").sendKeys(speech(seconds).toString());
    page.await(
        driver ->
            element("timeline-result").isDisplayed() && !element("timeline-sending").isDisplayed());
  }

  private static List<String> shown() {
    return List.of(element("timeline-start").getText(), element("timeline-end").getText());
  }

  @Test
  void savesATimelineAsItShows() throws Exception {
    page.driver()
        .executeCdpCommand(
            "Browser.setDownloadBehavior",
            Map.of("behavior", "allow", "downloadPath", data.toString()));
    show("timeline");
    follow(30);
    JsonNode raw = saved("timeline-json", "talk-timeline.json");
    assertEquals("talk.wav", raw.get("name").textValue());
    assertEquals(30, raw.get("seconds").doubleValue());
    assertEquals(0, raw.get("smoothing").intValue());
    JsonNode first = raw.get("segments").get(0);
    assertEquals(0, first.get("start").doubleValue());

    new Select(element("timeline-smoothing")).selectByValue("30");
    Files.delete(data.resolve("talk-timeline.json"));
    JsonNode smooth = saved("timeline-json", "talk-timeline.json");
    assertEquals(30, smooth.get("smoothing").intValue());
    assertEquals(raw.get("segments").size(), smooth.get("segments").size());
    page.assertFitForAll("timeline-smoothed");

    element("timeline-csv").click();
    List<String> lines = lines("talk-timeline.csv");
    assertEquals(
        "start,end,emotion,confidence,rejection,words,neutral,happy,sad,angry,fear,surprise",
        lines.get(0));
    assertEquals(raw.get("segments").size() + 1, lines.size());
    assertEquals(
        smooth.get("segments").get(0).get("confidence").doubleValue(),
        Double.parseDouble(lines.get(1).split(",")[3]));
  }

  private JsonNode saved(String button, String name) throws IOException {
    element(button).click();
    page.await(driver -> Files.exists(data.resolve(name)));
    return JSON.readTree(String.join("\n", lines(name)));
  }

  private List<String> lines(String name) throws IOException {
    page.await(driver -> Files.exists(data.resolve(name)));
    return Files.readAllLines(data.resolve(name));
  }

  @Test
  void recordsOnAnotherMachineOverHttps() throws Exception {
    String address =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
            .map(InetAddress::getHostAddress)
            .findFirst()
            .orElse(null);
    Assumptions.assumeTrue(address != null, "there is a network");
    start(
        "0.0.0.0",
        UploadLimits.DEFAULT.maxDuration(),
        Optional.of(ServerCertificate.own(data.resolve("certificate.p12"), List.of(address))));
    // As a reader does who has compared the fingerprint.
    page.driver().executeCdpCommand("Security.setIgnoreCertificateErrors", Map.of("ignore", true));
    try {
      open("https://" + address + ":" + server.port() + "/#record");
      element("record-button").click();
      awaitText("result-kept", "microphone.wav");
    } finally {
      page.driver()
          .executeCdpCommand("Security.setIgnoreCertificateErrors", Map.of("ignore", false));
    }
  }

  @Test
  void saysInPlainWordsWhatTheModelIs() {
    show("about");
    assertTrue(
        element("about-licence").getText().contains("research and other non-commercial use"),
        element("about-licence").getText());
    awaitText("about-model", "of 100; by guessing, 17");
    page.assertFitForAll("about-plain");
  }
}
