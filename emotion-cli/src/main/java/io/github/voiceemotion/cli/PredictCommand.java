package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.model.EmotionPrediction;
import io.github.voiceemotion.model.ModelBundleException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code predict} sub-command: the emotion of each of some files. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints the probabilities of the six emotions for each audio file.")
final class PredictCommand implements Callable<Integer> {

  private static final int SOME_FAILED = 1;
  private static final int BAD_INPUT = 2;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Audio: WAV, MP3, M4A, FLAC, OGG, WebM or AIFF.")
  private List<Path> files;

  @Option(names = "--json", description = "Print one JSON object a line and file.")
  private boolean json;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Use a model bundle of your own instead of the one inside.")
  private Path model;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    int failed = 0;
    try (EmotionRecognizer recognizer =
        model == null ? EmotionRecognizer.pretrained() : EmotionRecognizer.load(model)) {
      for (Path file : files) {
        try {
          EmotionPrediction prediction = recognizer.recognize(file);
          out.print(
              json
                  ? PredictionJson.of(file, prediction)
                  : PredictionText.of(file, prediction, bold(), blocks()));
        } catch (AudioException e) {
          failed++;
          if (json) {
            out.print(PredictionJson.ofFailure(file, e));
          } else {
            err.println("error: " + e.getMessage());
          }
        }
        out.flush();
      }
    } catch (ModelBundleException e) {
      err.println("error: " + e.getMessage());
      return BAD_INPUT;
    }
    if (failed == 0) {
      return 0;
    }
    return failed < files.size() ? SOME_FAILED : BAD_INPUT;
  }

  private boolean bold() {
    return spec.commandLine().getColorScheme().ansi().enabled();
  }

  private static boolean blocks() {
    return Charset.forName(System.getProperty("native.encoding", "UTF-8"))
        .newEncoder()
        .canEncode('█');
  }
}
