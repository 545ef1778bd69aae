package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelManifest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

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
    String help = said(name, "--help");

    assertTrue(help.contains("Usage: emotion " + name), help);
    assertEquals(help, said("help", name));
  }

  @Test
  void setsUpNoMoreThanTheSubCommandThatIsCalled() {
    CommandLine command = EmotionCommand.commandLine("voice", "list");

    assertEquals(Set.of("voice"), command.getSubcommands().keySet());
    assertEquals(subcommands(), EmotionCommand.commandLine("--help").getSubcommands().keySet());
    assertEquals(
        subcommands(), EmotionCommand.commandLine("help", "voice").getSubcommands().keySet());
  }

  static Stream<CommandLine> commands() {
    return withSubcommands(EmotionCommand.commandLine());
  }

  private static Stream<CommandLine> withSubcommands(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(EmotionCommandTest::withSubcommands));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void explainsInEightyColumnsWithWholeExamplesLinksAndValues(CommandLine command) {
    String help = command.getUsageMessage(Ansi.OFF);

    assertTrue(help.contains("\nExamples:\n  "), help);
    help.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    command.getCommandSpec().args().stream()
        .flatMap(argument -> Stream.of(argument.description()))
        .flatMap(
            text ->
                Pattern.compile("\\S*\\w[:=/]+\\w\\S*").matcher(text.replace("%n", " ")).results())
        .forEach(value -> assertTrue(help.contains(value.group()), value.group() + " in\n" + help));
    Stream.of(command.getCommandSpec().usageMessage().footer())
        .filter(line -> line.startsWith("  "))
        .forEach(line -> assertTrue(help.lines().toList().contains(line), line + " in\n" + help));
  }

  @Test
  void saysOfAWrongValueWhatTheOptionTakes() {
    assertEquals(
        """
        error: Invalid value for option '--top': 'x' is not an int
              --top=N          Show the N most probable emotions, the first one first.
        'emotion predict --help' says more
        """,
        refused("predict", "--top", "x", "a.wav"));
    assertEquals(
        """
        error: Unknown option: '--jsn'
        Possible solutions: --json
        'emotion predict --help' says more
        """,
        refused("predict", "--jsn", "a.wav"));
    assertEquals(
        """
        error: --json, --csv are mutually exclusive (specify only one)
        'emotion predict --help' says more
        """,
        refused("predict", "--json", "--csv", "a.wav").replaceAll("(?m)^  .*\n", ""));
    assertEquals(
        """
        error: --count is 0, expected 1 to 1000
          -n, --count=N          How many, 1 to 1000 (default: 20).
        'emotion list --help' says more
        """,
        refused("list", "--count", "0"));
    assertEquals(
        "error: Invalid value for option '--speaker': '(' is no regular expression:"
            + " Unclosed group",
        refused("train", "--speaker", "(").lines().findFirst().orElseThrow());
    assertEquals(
        """
        error: Unmatched argument at index 0: 'prdict'
        Did you mean: emotion predict or emotion voice or emotion record?
        'emotion --help' says more
        """,
        refused("prdict"));
  }

  @Test
  void takesAFileWithoutACommandForOneToPredict() {
    assertArrayEquals(new String[] {"predict", "gone.wav"}, EmotionCommand.meant("gone.wav"));
    assertArrayEquals(
        new String[] {"predict", "--csv", "../data"}, EmotionCommand.meant("--csv", "../data"));
    for (String[] arguments :
        List.of(
            new String[] {"predict", "gone.wav"},
            new String[] {"prdict"},
            new String[] {"prdict", "gone.wav"},
            new String[] {"--help"},
            new String[] {})) {
      assertArrayEquals(arguments, EmotionCommand.meant(arguments));
    }
  }

  @Test
  void saysWhichModelEncoderAndJavaAnswer() {
    List<String> lines = said("--version").lines().toList();

    ModelManifest model = ModelBundle.pretrained().manifest();
    assertTrue(lines.get(0).startsWith("emotion "), lines.toString());
    assertTrue(lines.get(1).startsWith("model   accurate, trained "), lines.toString());
    assertEquals("encoder " + model.encoder().name(), lines.get(2));
    assertTrue(lines.get(3).startsWith("Java    " + Runtime.version() + ", "), lines.toString());
  }

  @Test
  void takesNoQuestionMarkForTheUsersFolder() {
    String before = System.getProperty("user.home");
    try {
      System.setProperty("user.home", "?");
      EmotionCommand.giveHome(Map.of("HOME", System.getProperty("java.io.tmpdir")));
      assertEquals(System.getProperty("java.io.tmpdir"), System.getProperty("user.home"));
      System.setProperty("user.home", "?");
      EmotionCommand.giveHome(Map.of());
      assertEquals(System.getProperty("java.io.tmpdir"), System.getProperty("user.home"));
    } finally {
      System.setProperty("user.home", before);
    }
  }

  /** Returns what is printed where all goes well. */
  private static String said(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        EmotionCommand.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    assertEquals(0, status, err.toString());
    assertEquals("", err.toString());
    return out.toString();
  }

  /** Returns the errors. */
  private static String refused(String... arguments) {
    StringWriter err = new StringWriter();
    assertEquals(
        2, EmotionCommand.commandLine().setErr(new PrintWriter(err, true)).execute(arguments));
    return err.toString();
  }
}
