package io.github.voiceemotion.examples;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.FileResult;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.Prediction;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Recognises a folder of audio files with all cores and writes a table: a row for each file, with
 * the reason where there is no answer.
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java \
 *     -Dexec.mainClass=io.github.voiceemotion.examples.FolderToCsv \
 *     -Dexec.args="data/samples emotions.csv"
 * }</pre>
 */
public final class FolderToCsv {

  private FolderToCsv() {}

  /** Takes the folder and the file to write. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path table = Path.of(arguments[1]);
    try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained();
        Stream<Path> files = Files.list(folder).filter(Files::isRegularFile).sorted();
        Stream<FileResult> results = recognizer.recognizeAll(files);
        PrintWriter out = new PrintWriter(Files.newBufferedWriter(table))) {
      Labels labels = recognizer.manifest().labels();
      out.println("file,emotion," + String.join(",", labels.names()) + ",rejection,failure");
      results.map(result -> row(result, labels)).forEach(out::println);
    }
    System.out.println("wrote " + table);
  }

  private static String row(FileResult result, Labels labels) {
    String file = quoted(result.file().getFileName().toString());
    if (result.failure().isPresent()) {
      String empty = ",".repeat(labels.size() + 2);
      return file + "," + empty + quoted(result.failure().get().getMessage());
    }
    Prediction prediction = result.prediction().orElseThrow();
    String probabilities =
        prediction.probabilities().values().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(","));
    String rejection = prediction.rejection().map(reason -> reason.label()).orElse("");
    return String.join(",", file, prediction.emotion().label(), probabilities, rejection, "");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
