package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.api.EmotionRecognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what is written of the samples against what the shipped model says of them. */
class SampleFilesTest {

  private static final Path DATA = Path.of("../data");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\S+\\.wav)` \\|.*\\| (\\w+) \\|$", Pattern.MULTILINE);

  @Test
  void areSaidToBeWhatTheShippedModelSays() throws IOException {
    SortedMap<String, String> written = new TreeMap<>();
    for (MatchResult row :
        ROW.matcher(Files.readString(DATA.resolve("README.md"))).results().toList()) {
      written.put(row.group(1), row.group(2));
    }
    SortedMap<String, String> heard = new TreeMap<>();
    try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained();
        Stream<Path> samples = Files.list(DATA.resolve("samples"))) {
      samples.forEach(
          sample ->
              heard.put(
                  sample.getFileName().toString(), recognizer.recognize(sample).emotion().label()));
    }

    assertEquals(
        heard, written, "data/README.md has a row for each sample: another model, other answers");
  }
}
