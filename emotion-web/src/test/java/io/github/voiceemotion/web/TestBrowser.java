package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium, whose microphone hears a file. */
final class TestBrowser implements AutoCloseable {

  static final Path SPEECH =
      Path.of("../data/samples/synthesised.wav").toAbsolutePath().normalize();

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** A folder for pictures of the page's states, for those who want to look at them. */
  private static final String PICTURES = System.getProperty("pictures");

  private final ChromeDriver driver;
  private final String axe;

  private TestBrowser(ChromeDriver driver, String axe) {
    this.driver = driver;
    this.axe = axe;
  }

  /** Opens it; the tests are left out where there is none. */
  static TestBrowser open() throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER), "Chromium is installed");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--use-fake-device-for-media-stream",
        "--use-file-for-fake-audio-capture=" + SPEECH,
        "--autoplay-policy=no-user-gesture-required");
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build(),
            options);
    try (InputStream script = TestBrowser.class.getResourceAsStream("/axe.min.js")) {
      TestBrowser browser =
          new TestBrowser(driver, new String(script.readAllBytes(), StandardCharsets.UTF_8));
      browser.microphone("granted");
      return browser;
    }
  }

  ChromeDriver driver() {
    return driver;
  }

  WebElement element(String id) {
    return driver.findElement(By.id(id));
  }

  <T> T await(ExpectedCondition<T> condition) {
    return new WebDriverWait(driver, Duration.ofSeconds(30), Duration.ofMillis(50))
        .until(condition);
  }

  /**
   * Answers the browser's question whether pages may use the microphone.
   *
   * @param setting {@code granted} or {@code denied}
   */
  void microphone(String setting) {
    driver.executeCdpCommand(
        "Browser.setPermission",
        Map.of("permission", Map.of("name", "microphone"), "setting", setting));
  }

  /** Begins anew: no page, no token, a wide window. */
  void reset() {
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.manage().window().setSize(new Dimension(1440, 1000));
    driver.get("about:blank");
  }

  void width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
  }

  void scheme(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  /** Checks that what the page shows just now fits narrow and wide screens, and screen readers. */
  void assertFitForAll(String state) {
    boolean dark = state.length() % 2 == 0;
    for (int width : new int[] {1440, 360}) {
      width(width);
      assertFits(state + " at " + width);
      if (PICTURES != null) {
        picture(state + "-" + width, "light");
        picture(state + "-" + width, "dark");
      }
    }
    // The colours of one scheme or the other: all states together have both.
    scheme(dark ? "dark" : "light");
    settle();
    assertAccessible(state + (dark ? ", dark" : ", light"));
  }

  /** Waits until colours have changed and the page is drawn. */
  private void settle() {
    driver.executeAsyncScript(
        """
        const done = arguments[0];
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)));
        """);
  }

  void assertFits(String state) {
    long overflow =
        (Long)
            driver.executeScript(
                "return document.documentElement.scrollWidth - window.innerWidth;");
    assertTrue(overflow <= 0, state + ": " + overflow + " px too wide");
  }

  void assertAccessible(String state) {
    if (Boolean.FALSE.equals(driver.executeScript("return 'axe' in window;"))) {
      driver.executeScript(axe);
    }
    Object violations =
        driver.executeAsyncScript(
            """
            const done = arguments[0];
            axe.run({resultTypes: ['violations'], preload: false}).then(result => done(result.violations.map(violation =>
                violation.id + ': ' + violation.nodes.map(node => node.html).join(' '))));
            """);
    assertEquals(List.of(), violations, state);
  }

  private void picture(String state, String scheme) {
    scheme(scheme);
    settle();
    try {
      Files.write(
          Files.createDirectories(Path.of(PICTURES)).resolve(state + "-" + scheme + ".png"),
          Base64.getDecoder().decode(wholePage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a picture of what would have to be scrolled to, too. */
  private String wholePage() {
    Map<String, Object> area =
        Map.of(
            "x",
            0,
            "y",
            0,
            "width",
            driver.executeScript("return document.documentElement.clientWidth;"),
            "height",
            driver.executeScript("return document.documentElement.scrollHeight;"),
            "scale",
            1);
    return (String)
        driver
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", area))
            .get("data");
  }

  @Override
  public void close() {
    driver.quit();
  }
}
