package io.github.voiceemotion.cli;

import io.github.voiceemotion.model.VoiceProfile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code voice} sub-command: the voices that are known by name. */
@Command(
    name = "voice",
    mixinStandardHelpOptions = true,
    description = {
      "Lists and deletes the voices that 'emotion predict --voice NAME' keeps.",
      "A profile holds counts and sums, no audio and no words."
    },
    footer = {"", "Examples:", "  emotion voice list", "  emotion voice delete anna"})
final class VoiceCommand {

  private static final int BAD_INPUT = 2;

  @Spec private CommandSpec spec;

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists all voices.",
      footer = {"", "Examples:", "  emotion voice list"})
  int list(
      @Option(
              names = "--data",
              paramLabel = "FOLDER",
              description = "Where voices are kept (default: the user's data folder).")
          Path data) {
    return run(
        () -> {
          VoiceFolder voices = VoiceFolder.in(data);
          List<String> names = voices.names();
          if (names.isEmpty()) {
            spec.commandLine().getOut().println("no voices are kept");
          }
          for (String name : names) {
            int clips = voices.read(name).map(VoiceProfile::clips).orElse(0);
            spec.commandLine()
                .getOut()
                .printf("%-20s %d %s%n", name, clips, clips == 1 ? "clip" : "clips");
          }
          return 0;
        });
  }

  @Command(
      name = "delete",
      mixinStandardHelpOptions = true,
      description = "Forgets a voice.",
      footer = {"", "Examples:", "  emotion voice delete anna"})
  int delete(
      @Parameters(paramLabel = "NAME", description = "Which.") String name,
      @Option(
              names = "--data",
              paramLabel = "FOLDER",
              description = "Where voices are kept (default: the user's data folder).")
          Path data) {
    return run(
        () -> {
          if (!VoiceFolder.in(data).delete(name)) {
            throw new IllegalArgumentException("no voice is called '" + name + "'");
          }
          spec.commandLine().getOut().println("forgot " + name);
          return 0;
        });
  }

  private int run(IntSupplier command) {
    try {
      return command.getAsInt();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return BAD_INPUT;
    }
  }
}
