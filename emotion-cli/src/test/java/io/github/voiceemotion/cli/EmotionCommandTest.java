package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmotionCommandTest {

  static Set<String> subcommands() {
    return EmotionCommand.commandLine().getSubcommands().keySet();
  }

  @Test
  void printsAScriptThatCompletesItsCommands() {
    StringWriter out = new StringWriter();

    assertEquals(
        0,
        EmotionCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .execute("generate-completion"));
    assertTrue(out.toString().startsWith("#!/usr/bin/env bash"), out.toString());
    subcommands()
        .forEach(
            name -> assertTrue(out.toString().contains("_emotion_" + name.replace("-", "")), name));
  }

  @ParameterizedTest
  @MethodSource("subcommands")
  void explainsEachSubCommand(String name) {
    StringWriter out = new StringWriter();

    int status =
        EmotionCommand.commandLine().setOut(new PrintWriter(out, true)).execute(name, "--help");

    assertEquals(0, status);
    assertTrue(out.toString().startsWith("Usage: emotion " + name), out.toString());
  }
}
