package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void tellsWhatTheModelInsideWasMadeOf() {
    assertEquals(0, run("model", "info"));
    assertTrue(out.toString().contains("corpus       ravdess, "), out.toString());
    assertTrue(out.toString().contains("score        UAR 0."), out.toString());
  }

  @Test
  void printsTheModelCard() {
    assertEquals(0, run("model", "card"));
    assertTrue(out.toString().startsWith("# Model card\n"), out.toString());
    assertTrue(out.toString().contains("CC BY-NC-SA 4.0"), out.toString());
  }

  @Test
  void namesAModelThatCannotBeRead(@TempDir Path directory) throws Exception {
    Path text = Files.writeString(directory.resolve("model.zip"), "no model at all");
    assertEquals(2, run("model", "info", "--model", text.toString()));
    assertTrue(err.toString().startsWith("error: " + text), err.toString());
  }

  @Test
  void asksForOneOfTheTwo() {
    assertEquals(2, run("model"));
    assertTrue(err.toString().contains("Missing required subcommand"), err.toString());
  }

  private int run(String... arguments) {
    return EmotionCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
