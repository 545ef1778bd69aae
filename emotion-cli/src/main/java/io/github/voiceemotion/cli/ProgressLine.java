package io.github.voiceemotion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

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
    double seconds = (System.nanoTime() - start) / 1e9;
    int filled = (int) (BAR_WIDTH * done / Math.max(1, of));
    show(
        () ->
            String.format(
                Locale.ROOT,
                "[%s%s] %d of %d %s, %.0f a second, %.0f s left",
                "#".repeat(filled),
                ".".repeat(BAR_WIDTH - filled),
                done,
                of,
                what,
                done / seconds,
                done == 0 ? 0 : seconds / done * (of - done)));
  }

  /** Shows how far into a recording was heard, whose length nobody knows yet. */
  void show(Path file, Duration heard) {
    show(() -> TextFormat.time(heard) + " of " + file + " heard");
  }

  private void show(Supplier<String> line) {
    long now = System.nanoTime();
    if (!terminal || now - start < PATIENCE || now - shown < PAUSE) {
      return;
    }
    shown = now;
    out.print(ERASE + line.get());
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
