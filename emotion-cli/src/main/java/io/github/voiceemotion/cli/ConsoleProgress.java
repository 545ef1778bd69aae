package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.training.CrossValidationListener;
import io.github.voiceemotion.training.CrossValidationResult;
import io.github.voiceemotion.training.corpus.Quantity;
import io.github.voiceemotion.training.fit.EpochResult;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints how far a training is: a line a finished epoch and, on a terminal, a bar meanwhile. */
final class ConsoleProgress implements CrossValidationListener {

  private final PrintWriter out;
  private final boolean terminal;
  private final int epochs;
  private ProgressLine line;
  private double secondsSoFar;
  private int epochsSoFar;

  /**
   * @param terminal whether lines can be rewritten
   * @param epochs most epochs of the run
   */
  ConsoleProgress(PrintWriter out, boolean terminal, int epochs) {
    this.out = out;
    this.terminal = terminal;
    this.epochs = epochs;
    this.line = new ProgressLine(out, terminal);
  }

  @Override
  public synchronized void fileRead(int done, int of) {
    line.show(done, of, "files");
    if (done == of) {
      line.erase();
      out.println("read " + Quantity.of(of, "file"));
    }
  }

  @Override
  public void fileLeftOut(AudioException failure) {
    out.println("left out: " + failure.getMessage());
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
    if (batch == 1) {
      line = new ProgressLine(out, terminal);
    }
    line.show(batch, batches, "batches of epoch " + epoch);
  }

  @Override
  public void epochDone(EpochResult result, boolean best) {
    line.erase();
    secondsSoFar += result.seconds();
    epochsSoFar++;
    double secondsLeft = secondsSoFar / epochsSoFar * (epochs - result.epoch());
    out.printf(
        Locale.ROOT,
        "epoch %3d   loss %.3f / %.3f   UAR %.3f / %.3f   rate %.1e   %.1f s   at most %s left%s%n",
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

  @Override
  public void runDone(CrossValidationResult.Run run) {
    out.printf(Locale.ROOT, "seed %d, %s%n", run.seed(), run.evaluation().summary());
  }

  private static String duration(double seconds) {
    long minutes = Math.round(seconds / 60);
    return minutes < 60 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }
}
