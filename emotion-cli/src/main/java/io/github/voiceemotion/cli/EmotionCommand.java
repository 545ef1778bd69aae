package io.github.voiceemotion.cli;

import io.github.voiceemotion.training.corpus.OrganizeCommand;
import io.github.voiceemotion.training.train.EvaluateCommand;
import io.github.voiceemotion.training.train.TrainCommand;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code emotion} command. */
@Command(
    name = "emotion",
    mixinStandardHelpOptions = true,
    version = "emotion 0.1.0",
    description = "Recognises the emotion of speech: neutral, happy, sad, angry, fear, surprise.",
    subcommands = {
      PredictCommand.class,
      FeaturesCommand.class,
      OrganizeCommand.class,
      TrainCommand.class,
      EvaluateCommand.class
    },
    footer = {
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
    int status = commandLine().setOut(out).setErr(err).execute(arguments);
    out.flush();
    System.exit(status);
  }

  static CommandLine commandLine() {
    return new CommandLine(new EmotionCommand());
  }
}
