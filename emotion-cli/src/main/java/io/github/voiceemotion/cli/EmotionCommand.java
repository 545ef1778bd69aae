package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioFiles;
import io.github.voiceemotion.audio.NativeLibrary;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelManifest;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The {@code emotion} command. */
@Command(
    name = "emotion",
    mixinStandardHelpOptions = true,
    versionProvider = EmotionCommand.Version.class,
    description = {
      "Recognises the emotion of speech: neutral, happy, sad, angry, fear, surprise, or what your"
          + " model answers with.",
      "Alone, in a terminal, it starts an interactive session."
    },
    footer = {
      "",
      "Examples:",
      "  emotion                                  speak, and see what is heard",
      "  emotion call.mp3                         the emotion of a file",
      "  emotion help predict                     what else predict can do",
      "  emotion predict --csv recordings         a table of a folder",
      "  emotion serve                            the same in the browser",
      "  emotion train --data data                a model of your own",
      "  source <(emotion generate-completion)    completion for bash and zsh",
      "",
      "Exit status: 0 if all went well, 1 if some of the files failed, 2 if all did or the call is"
          + " wrong."
    })
public final class EmotionCommand {

  private static final int NOTHING_WORKED = 2;

  private static final List<Class<?>> COMMANDS =
      List.of(
          PredictCommand.class,
          RecordCommand.class,
          ShellCommand.class,
          SamplesCommand.class,
          ListCommand.class,
          PlayCommand.class,
          ServeCommand.class,
          FeaturesCommand.class,
          SparkCommand.class,
          OrganizeCommand.class,
          TrainCommand.class,
          EvaluateCommand.class,
          ModelCommand.class,
          VoiceCommand.class);

  /** These speak of all the others. */
  private static final List<Class<?>> ABOUT_COMMANDS =
      List.of(GenerateCompletion.class, HelpCommand.class);

  private EmotionCommand() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    // Java 17 writes to a terminal in the terminal's encoding only if told so.
    Charset terminal = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    PrintWriter out = new PrintWriter(System.out, true, terminal);
    PrintWriter err = new PrintWriter(System.err, true, terminal);
    boolean alone = arguments.length == 0 && System.console() != null;
    giveHome(System.getenv());
    String[] meant = alone ? new String[] {"shell"} : meant(arguments);
    int status;
    try {
      status = commandLine(meant).setOut(out).setErr(err).execute(meant);
    } catch (LinkageError e) {
      err.println(
          "error: a native library cannot be loaded: "
              + NativeLibrary.reason("openblas", "jniopenblas_nolapack"));
      status = NOTHING_WORKED;
    }
    out.flush();
    System.exit(status);
  }

  /** Java says ? of a user whom the system does not know by name, and would make a folder of it. */
  static void giveHome(Map<String, String> environment) {
    if (!Path.of(System.getProperty("user.home")).isAbsolute()) {
      String home = environment.getOrDefault("HOME", "");
      boolean usable = Path.of(home).isAbsolute() && Files.isWritable(Path.of(home));
      System.setProperty("user.home", usable ? home : System.getProperty("java.io.tmpdir"));
    }
  }

  /**
   * Returns what was meant by arguments that name no command but a file: predict. A first word that
   * is neither is a command mistyped.
   */
  static String[] meant(String... arguments) {
    Set<String> commands =
        Stream.concat(COMMANDS.stream(), ABOUT_COMMANDS.stream())
            .map(EmotionCommand::name)
            .collect(Collectors.toSet());
    boolean predict =
        Stream.of(arguments).noneMatch(commands::contains)
            && Stream.of(arguments).anyMatch(EmotionCommand::isFile)
            && (arguments[0].startsWith("-") || isFile(arguments[0]));
    return predict
        ? Stream.concat(Stream.of("predict"), Stream.of(arguments)).toArray(String[]::new)
        : arguments;
  }

  private static boolean isFile(String argument) {
    try {
      Path path = Path.of(argument);
      return !argument.startsWith("-")
          && !argument.isEmpty()
          && (Files.exists(path) || AudioFiles.isNamedLikeAudio(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Returns the command as it answers the arguments: with the one sub-command that the first of
   * them names, or else with all, which take a good part of the time that a prediction does.
   */
  static CommandLine commandLine(String... arguments) {
    CommandLine command = new CommandLine(new EmotionCommand());
    String first = arguments.length == 0 ? "" : arguments[0];
    Optional<Class<?>> called =
        COMMANDS.stream().filter(each -> name(each).equals(first)).findFirst();
    if (called.isPresent()) {
      command.addSubcommand(called.get());
    } else {
      COMMANDS.forEach(command::addSubcommand);
      ABOUT_COMMANDS.forEach(command::addSubcommand);
      footer(command, "help", "  emotion help predict", "  emotion help voice list");
      footer(
          command,
          "generate-completion",
          "  source <(emotion generate-completion)",
          "  emotion generate-completion \\",
          "      > ~/.local/share/bash-completion/completions/emotion");
    }
    return command.setParameterExceptionHandler(new WrongCall());
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  private static void footer(CommandLine command, String name, String... examples) {
    String[] lines =
        Stream.concat(Stream.of("", "Examples:"), Stream.of(examples)).toArray(String[]::new);
    command.getSubcommands().get(name).getCommandSpec().usageMessage().footer(lines);
  }

  /** The version that the build wrote into the jar, and what else decides about an answer. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = EmotionCommand.class.getPackage().getImplementationVersion();
      ModelManifest model = ModelBundle.pretrained().manifest();
      return new String[] {
        "emotion " + (version == null ? "(not packaged)" : version),
        "model   "
            + (model.hasEncoder() ? "accurate" : "light")
            + ", trained "
            + model.provenance().created()
            + ", seed "
            + model.provenance().seed(),
        "encoder " + (model.hasEncoder() ? model.encoder().name() : "none"),
        "Java    "
            + Runtime.version()
            + ", "
            + System.getProperty("java.vendor")
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
      };
    }
  }
}
