package io.github.voiceemotion.api;

import java.time.Duration;
import java.util.Objects;

/**
 * How a recognizer works, and when it says that an answer should not be relied on.
 *
 * <pre>{@code
 * RecognizerOptions options = RecognizerOptions.defaults().withHop(Duration.ofMillis(500));
 * }</pre>
 *
 * @param threads that {@code recognizeAll} and {@code timeline} use
 * @param window how much of longer audio is looked at together, 0.5 to 3 s
 * @param hop from one window to the next, at least 0.1 s
 * @param shortestSpeech less speech than this is too short
 * @param lowestLevel speech below this level, in dB of full scale (RMS), is too quiet
 * @param mostClipped speech of which a greater share was cut off for being too loud is clipped
 * @param lowestConfidence a prediction of less confidence is unsure
 */
public record RecognizerOptions(
    int threads,
    Duration window,
    Duration hop,
    Duration shortestSpeech,
    double lowestLevel,
    double mostClipped,
    double lowestConfidence) {

  private static final Duration SHORTEST_WINDOW = Duration.ofMillis(500);
  private static final Duration LONGEST_WINDOW = Duration.ofSeconds(3);
  private static final Duration SHORTEST_HOP = Duration.ofMillis(100);

  public RecognizerOptions {
    Objects.requireNonNull(window, "window");
    Objects.requireNonNull(hop, "hop");
    Objects.requireNonNull(shortestSpeech, "shortestSpeech");
    if (threads < 1) {
      throw new IllegalArgumentException("threads is " + threads + ", expected at least 1");
    }
    if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "window is " + seconds(window) + ", expected 0.5 s to 3.0 s");
    }
    if (hop.compareTo(SHORTEST_HOP) < 0) {
      throw new IllegalArgumentException("hop is " + seconds(hop) + ", expected at least 0.1 s");
    }
    if (shortestSpeech.isNegative()) {
      throw new IllegalArgumentException(
          "shortestSpeech is " + seconds(shortestSpeech) + ", expected at least 0.0 s");
    }
    if (!(lowestLevel <= 0)) {
      throw new IllegalArgumentException("lowestLevel is " + lowestLevel + ", expected at most 0");
    }
    requireShare("mostClipped", mostClipped);
    requireShare("lowestConfidence", lowestConfidence);
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }

  private static void requireShare(String name, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(name + " is " + share + ", expected 0 to 1");
    }
  }

  /**
   * Returns the defaults: all processors, windows of 3 s every 1.5 s, and what is speech of less
   * than 0.25 s, below -65 dB, clipped in more than 1 % of its samples, or answered with a
   * confidence below 0.25 is rejected.
   */
  public static RecognizerOptions defaults() {
    return new RecognizerOptions(
        Runtime.getRuntime().availableProcessors(),
        LONGEST_WINDOW,
        Duration.ofMillis(1_500),
        Duration.ofMillis(250),
        -65,
        0.01,
        0.25);
  }

  /** Returns the same options with another number of threads. */
  public RecognizerOptions withThreads(int other) {
    return new RecognizerOptions(
        other, window, hop, shortestSpeech, lowestLevel, mostClipped, lowestConfidence);
  }

  /** Returns the same options with another window. */
  public RecognizerOptions withWindow(Duration other) {
    return new RecognizerOptions(
        threads, other, hop, shortestSpeech, lowestLevel, mostClipped, lowestConfidence);
  }

  /** Returns the same options with another hop. */
  public RecognizerOptions withHop(Duration other) {
    return new RecognizerOptions(
        threads, window, other, shortestSpeech, lowestLevel, mostClipped, lowestConfidence);
  }

  /** Returns the same options with another lowest confidence; 0 never rejects for it. */
  public RecognizerOptions withLowestConfidence(double other) {
    return new RecognizerOptions(
        threads, window, hop, shortestSpeech, lowestLevel, mostClipped, other);
  }
}
