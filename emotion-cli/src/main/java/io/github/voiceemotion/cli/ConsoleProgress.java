package io.github.voiceemotion.cli;

import io.github.voiceemotion.training.fit.EpochResult;
import io.github.voiceemotion.training.fit.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows how far a run is: a line that is rewritten within an epoch, on a terminal, and one a
 * finished epoch.
 */
final class ConsoleProgress implements TrainingListener {

  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintWriter out;
  private final boolean terminal;
  private final int epochs;
  private double secondsSoFar;
  private int epochsSoFar;
  private long lastRewrite;

  /**
   * @param terminal whether lines can be rewritten
   * @param epochs most epochs of the run
   */
  ConsoleProgress(PrintWriter out, boolean terminal, int epochs) {
    this.out = out;
    this.terminal = terminal;
    this.epochs = epochs;
  }

  /** Shows that files are being read, from several threads. */
  synchronized void filesRead(int done, int of) {
    boolean last = done == of;
    if (terminal && (last || timeToRewrite())) {
      out.print(ERASE_LINE + "reading " + done + " of " + of + " files" + (last ? "\n" : ""));
      out.flush();
    } else if (last) {
      out.println("read " + of + " files");
    }
  }

  @Override
  public void networkStarted(int network, int networks) {
    secondsSoFar = 0;
    epochsSoFar = 0;
    if (networks > 1) {
      out.println("network " + network + " of " + networks);
    }
  }

  @Override
  public void batchDone(int epoch, int batch, int batches, double clipsPerSecond) {
    if (!terminal || !timeToRewrite()) {
      return;
    }
    out.print(
        ERASE_LINE
            + String.format(
                Locale.ROOT,
                "epoch %d of at most %d   batch %d of %d   %.0f clips/s",
                epoch,
                epochs,
                batch,
                batches,
                clipsPerSecond));
    out.flush();
  }

  @Override
  public void epochDone(EpochResult result, boolean best) {
    secondsSoFar += result.seconds();
    epochsSoFar++;
    double secondsLeft = secondsSoFar / epochsSoFar * (epochs - result.epoch());
    out.printf(
        Locale.ROOT,
        "%sepoch %3d   loss %.3f / %.3f   UAR %.3f / %.3f   rate %.1e   %.1f s   at most %s left%s%n",
        terminal ? ERASE_LINE : "",
        result.epoch(),
        result.trainLoss(),
        result.developmentLoss(),
        result.trainUar(),
        result.developmentUar(),
        result.learningRate(),
        result.seconds(),
        duration(secondsLeft),
        best ? "   best" : "");
  }

  private boolean timeToRewrite() {
    long now = System.nanoTime();
    if (now - lastRewrite < 200_000_000L) {
      return false;
    }
    lastRewrite = now;
    return true;
  }

  private static String duration(double seconds) {
    long minutes = Math.round(seconds / 60);
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
