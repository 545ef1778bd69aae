package io.github.voiceemotion.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.history.HistoryException;
import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.RecordingQuery;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.web.RecordingJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code list} sub-command: what was recorded. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Lists the recordings that are kept, the newest first.",
    footer = {"", "Examples:", "  emotion list -n 5", "  emotion list --json"})
final class ListCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;

  @Option(
      names = {"-n", "--count"},
      paramLabel = "N",
      defaultValue = "20",
      description = "How many, 1 to " + RecordingQuery.MAX_SIZE + " (default: ${DEFAULT-VALUE}).")
  private int count;

  @Option(names = "--json", description = "Print one JSON object a line and recording.")
  private boolean json;

  @Mixin private HistoryOption history;

  @Override
  public Integer call() {
    if (count < 1 || count > RecordingQuery.MAX_SIZE) {
      throw new ParameterException(
          spec.commandLine(), "--count is " + count + ", expected 1 to " + RecordingQuery.MAX_SIZE);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (RecordingStore store = history.open()) {
      List<Recording> recordings =
          store.list(
              new RecordingQuery(
                  RecordingStore.LOCAL_OWNER,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  count,
                  0));
      if (json) {
        recordings.forEach(recording -> out.println(json(recording)));
      } else {
        RecordingTable.print(recordings, out);
      }
      out.flush();
      return 0;
    } catch (HistoryException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return BAD_INPUT;
    }
  }

  private static String json(Recording recording) {
    try {
      return JSON.writeValueAsString(RecordingJson.fields(recording));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always valid JSON", e);
    }
  }
}
