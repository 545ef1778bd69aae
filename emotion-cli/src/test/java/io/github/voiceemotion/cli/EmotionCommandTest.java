package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmotionCommandTest {

  @ParameterizedTest
  @ValueSource(strings = {"predict", "features", "organize", "train", "evaluate"})
  void explainsEachSubCommand(String name) {
    StringWriter out = new StringWriter();

    int status =
        EmotionCommand.commandLine().setOut(new PrintWriter(out, true)).execute(name, "--help");

    assertEquals(0, status);
    assertTrue(out.toString().startsWith("Usage: emotion " + name), out.toString());
  }
}
