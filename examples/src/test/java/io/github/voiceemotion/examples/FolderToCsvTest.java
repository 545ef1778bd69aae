package io.github.voiceemotion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.model.Prediction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderToCsvTest {

  @TempDir Path directory;

  @Test
  void writesARowForEachFileAndTheReasonOfAFailure() throws Throwable {
    Path folder = Files.createDirectory(directory.resolve("calls"));
    Path sample = Path.of("../data/samples/synthesised.wav");
    Files.copy(sample, folder.resolve("a \"b\".wav"));
    Files.writeString(folder.resolve("notes.txt"), "no audio, to be listed all the same");
    Path table = directory.resolve("emotions.csv");

    String text =
        Console.printedBy(
            () -> FolderToCsv.main(new String[] {folder.toString(), table.toString()}));

    Prediction expected;
    try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained()) {
      expected = recognizer.recognize(sample);
    }
    List<String> rows = Files.readAllLines(table);
    assertEquals("wrote " + table + "\n", text);
    assertEquals(
        "file,emotion,neutral,happy,sad,angry,fear,surprise,rejection,failure", rows.get(0));
    String start = "\"a \"\"b\"\".wav\"," + expected.emotion().label() + ",";
    assertTrue(rows.get(1).startsWith(start), rows.get(1));
    List<Double> probabilities =
        Stream.of(rows.get(1).substring(start.length()).split(","))
            .limit(6)
            .map(Double::valueOf)
            .toList();
    assertEquals(List.copyOf(expected.probabilities().values()), probabilities);
    assertTrue(
        rows.get(2).matches("\"notes\\.txt\",{9}\"notes\\.txt: is not audio.*\""), rows.get(2));
    assertEquals(3, rows.size());
  }
}
