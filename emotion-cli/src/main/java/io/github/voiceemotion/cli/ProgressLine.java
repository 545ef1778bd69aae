package io.github.voiceemotion.cli;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * How far a command is, in a line of the terminal that is rewritten; nothing in the first two
 * seconds, and nothing at all where the output is no terminal.
 */
final class ProgressLine {

  private static final String ERASE = "\r\u001b[K";
  private static final int BAR_WIDTH = 30;
  private static final long PATIENCE = 2_000_000_000L;
  private static final long PAUSE = 200_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private long shown;

  /**
   * @param terminal whether a line can be rewritten
   */
  ProgressLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Shows how much is done. */
  void show(long done, long of, String what) {
    long now = System.nanoTime();
    if (!terminal || now - start < PATIENCE || now - shown < PAUSE) {
      return;
    }
    shown = now;
    double seconds = (now - start) / 1e9;
    int filled = (int) (BAR_WIDTH * done / Math.max(1, of));
    out.print(
        ERASE
            + String.format(
                Locale.ROOT,
                "[%s%s] %d of %d %s, %.0f a second, %.0f s left",
                "#".repeat(filled),
                ".".repeat(BAR_WIDTH - filled),
                done,
                of,
                what,
                done / seconds,
                done == 0 ? 0 : seconds / done * (of - done)));
    out.flush();
  }

  /** Takes the line away, so that something else can be written. */
  void erase() {
    if (shown != 0) {
      out.print(ERASE);
      out.flush();
      shown = 0;
    }
  }
}
