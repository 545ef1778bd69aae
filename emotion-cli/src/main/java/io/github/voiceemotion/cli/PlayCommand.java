package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.history.HistoryException;
import io.github.voiceemotion.history.RecordingStore;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code play} sub-command: listen to a recording again. */
@Command(
    name = "play",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Plays a recording that is kept.",
    footer = {"", "Examples:", "  emotion play 1"})
final class PlayCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      description = "Its number in the list, 1 for the newest, or its id.")
  private String which;

  @Mixin private HistoryOption history;

  @Override
  public Integer call() {
    try (RecordingStore store = history.open()) {
      new Playback(store, Loudspeaker::play).play(which, spec.commandLine().getOut());
      return 0;
    } catch (AudioException | HistoryException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return BAD_INPUT;
    }
  }
}
