package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every command says of every format that is read. */
class EveryFormatTest {

  private static final Path FORMATS = Path.of("../emotion-audio/src/test/resources/audio/formats");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private static List<String> formats() throws IOException {
    try (Stream<Path> files = Files.list(FORMATS)) {
      return files.map(Path::toString).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predict --csv",
        "predict --timeline --csv",
        "predict --transcription=parrot --csv",
        "predict --channel=left --csv"
      })
  void answersAFolderOfThem(String command) throws IOException {
    String[] arguments = (command + " --model=light " + FORMATS).split(" ");
    assertEquals(0, run(arguments), err::toString);
    List<String> rows = out.toString().lines().skip(1).toList();
    assertEquals(
        formats(),
        rows.stream().map(row -> row.replaceAll("[\",].*", "")).collect(Collectors.toList()));
    assertTrue(rows.stream().noneMatch(row -> row.contains("no-speech")), out::toString);
    assertEquals("", err.toString());
  }

  /** One of each ending: an explanation takes as long as twenty answers. */
  @Test
  void explainsThem() throws IOException {
    Map<String, String> files = new TreeMap<>();
    formats().forEach(file -> files.put(file.substring(file.lastIndexOf('.')), file));
    List<String> arguments =
        new ArrayList<>(List.of("predict", "--explain", "--json", "--model=light"));
    arguments.addAll(files.values());
    assertEquals(0, run(arguments.toArray(String[]::new)), err::toString);
    assertEquals(files.size(), out.toString().lines().count());
  }

  @Test
  void computesTheFeaturesOfEachOfThem() throws IOException {
    for (String file : formats()) {
      assertEquals(0, run("features", file), err::toString);
    }
    // A heading and 174 rows each.
    assertEquals(175L * formats().size(), out.toString().lines().count());
  }

  private int run(String... arguments) {
    return EmotionCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
