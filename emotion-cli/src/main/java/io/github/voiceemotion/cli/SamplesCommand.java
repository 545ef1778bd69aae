package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.SampleSentences;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code samples} sub-command: sentences to read aloud. */
@Command(
    name = "samples",
    mixinStandardHelpOptions = true,
    description = "Prints sentences to read aloud, several for each emotion.",
    footer = {"", "Examples:", "  emotion samples"})
final class SamplesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    print(spec.commandLine().getOut());
    return 0;
  }

  static void print(PrintWriter out) {
    for (Emotion emotion : Labels.SIX.emotions()) {
      String emoji = TextFormat.terminalHasUnicode() ? TextFormat.emoji(emotion) + " " : "";
      out.println(emoji + emotion.label());
      SampleSentences.of(emotion).forEach(sentence -> out.println("  " + sentence));
    }
    out.flush();
  }
}
