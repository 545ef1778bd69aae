package io.github.voiceemotion.examples;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.cli.TrainCommand;
import io.github.voiceemotion.model.EmotionPrediction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/**
 * Trains on recordings of one's own and uses the model that comes of it.
 *
 * <p>The recordings are in folders {@code angry}, {@code fear}, {@code happy}, {@code neutral},
 * {@code sad} and {@code surprise}, and their names begin with who speaks: {@code
 * recordings/angry/anna_03.wav}. At least three people are needed, so that some are tested who were
 * not trained on.
 *
 * <pre>{@code
 * export OMP_NUM_THREADS=1 OMP_WAIT_POLICY=passive
 * mvn -q -pl examples -am compile exec:java \
 *     -Dexec.mainClass=io.github.voiceemotion.examples.TrainOnMyFolder \
 *     -Dexec.args="recordings models/mine recordings/angry/anna_03.wav --epochs 20"
 * }</pre>
 */
public final class TrainOnMyFolder {

  private TrainOnMyFolder() {}

  /** Takes the recordings, where to write to, a file to recognise, and options of the trainer. */
  public static void main(String[] arguments) {
    Path output = Path.of(arguments[1]);
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--folder", "mine=" + arguments[0], "--speaker", "^([^_]+)_"));
    options.addAll(List.of("--protocol", "speakers", "--output", output.toString()));
    options.addAll(Arrays.asList(arguments).subList(3, arguments.length));
    int status = new CommandLine(new TrainCommand()).execute(options.toArray(String[]::new));
    if (status != 0) {
      return; // The command has said why.
    }
    try (EmotionRecognizer recognizer = EmotionRecognizer.load(output.resolve("model.zip"))) {
      EmotionPrediction prediction = recognizer.recognize(Path.of(arguments[2]));
      System.out.println(arguments[2] + " sounds " + prediction.emotion().label());
    }
  }
}
