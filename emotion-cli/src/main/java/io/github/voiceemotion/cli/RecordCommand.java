package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.Microphone;
import io.github.voiceemotion.history.HistoryException;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code record} sub-command: from the microphone to an answer that is kept. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Records from the microphone after a count-down, shows the level meanwhile and then what was "
          + "heard, and keeps both.",
      "'emotion list' shows what is kept."
    },
    footer = {"", "Examples:", "  emotion record", "  emotion record --seconds 10"})
final class RecordCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;
  private static final int COUNT_DOWN = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How long, 0.5 to 600 (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "Which microphone, if it is not to be the system's default.")
  private String device;

  @Option(names = "--transcribe", description = "Write down what is said, too.")
  private boolean transcribe;

  @Mixin private RecognizerOption model;
  @Mixin private TranscriptionOption words;
  @Mixin private HistoryOption history;

  @Override
  public Integer call() throws InterruptedException {
    if (!(seconds >= 0.5 && seconds <= 600)) {
      throw new ParameterException(
          spec.commandLine(), "--seconds is " + seconds + ", expected 0.5 to 600");
    }
    PrintWriter out = spec.commandLine().getOut();
    boolean terminal = spec.commandLine().getColorScheme().ansi().enabled();
    TextFormat format =
        new TextFormat(terminal, TextFormat.terminalHasUnicode(), OptionalInt.empty());
    try {
      // Before anyone is asked to speak.
      Microphone microphone = device == null ? Microphone.byDefault() : Microphone.byName(device);
      try (Transcription transcription = words.isWanted(transcribe) ? words.open() : null;
          EmotionRecognizer recognizer = model.load();
          RecordingStore store = history.open()) {
        Studio studio =
            new Studio(
                new SessionVoice(recognizer, false),
                store,
                Optional.ofNullable(transcription),
                microphone::record,
                out,
                terminal,
                format);
        for (int left = COUNT_DOWN; left > 0; left--) {
          out.print(left + " ");
          out.flush();
          Thread.sleep(1_000);
        }
        studio.show(studio.record(Duration.ofMillis(Math.round(1_000 * seconds))));
        return 0;
      }
    } catch (AudioException | HistoryException | ModelBundleException | TranscriptionException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return BAD_INPUT;
    }
  }
}
