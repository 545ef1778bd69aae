package io.github.voiceemotion.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The {@code emotion} command. */
@Command(
    name = "emotion",
    mixinStandardHelpOptions = true,
    versionProvider = EmotionCommand.Version.class,
    description = {
      "Recognises the emotion of speech: neutral, happy, sad, angry, fear, surprise, or what your model answers with.",
      "Alone, in a terminal, it starts an interactive session."
    },
    subcommands = {
      PredictCommand.class,
      RecordCommand.class,
      ShellCommand.class,
      SamplesCommand.class,
      ListCommand.class,
      PlayCommand.class,
      ServeCommand.class,
      FeaturesCommand.class,
      OrganizeCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      ModelCommand.class,
      VoiceCommand.class,
      GenerateCompletion.class
    },
    footer = {
      "",
      "Examples:",
      "  emotion                                  speak, and see what is heard",
      "  emotion predict call.mp3                 the emotion of a file",
      "  emotion predict --csv recordings         a table of a folder",
      "  emotion serve                            the same in the browser",
      "  emotion train --data data                a model of your own",
      "  source <(emotion generate-completion)    completion for bash and zsh",
      "",
      "Exit status: 0 if all went well, 1 if some of the files failed, 2 if all did or the call is wrong."
    })
public final class EmotionCommand {

  private EmotionCommand() {}

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    // Java 17 writes to a terminal in the terminal's encoding only if told so.
    Charset terminal = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    PrintWriter out = new PrintWriter(System.out, true, terminal);
    PrintWriter err = new PrintWriter(System.err, true, terminal);
    boolean alone = arguments.length == 0 && System.console() != null;
    int status =
        commandLine().setOut(out).setErr(err).execute(alone ? new String[] {"shell"} : arguments);
    out.flush();
    System.exit(status);
  }

  static CommandLine commandLine() {
    return new CommandLine(new EmotionCommand());
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = EmotionCommand.class.getPackage().getImplementationVersion();
      return new String[] {"emotion " + (version == null ? "(not packaged)" : version)};
    }
  }
}
