package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.Microphone;
import io.github.voiceemotion.history.DataFolder;
import io.github.voiceemotion.history.HistoryException;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jline.builtins.Completers.FileNameCompleter;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.AggregateCompleter;
import org.jline.reader.impl.completer.ArgumentCompleter;
import org.jline.reader.impl.completer.NullCompleter;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The {@code shell} sub-command: the session that {@code emotion} alone starts, too. */
@Command(
    name = "shell",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts an interactive session: Enter records 3 seconds and shows what was heard.",
      "'emotion' alone does the same in a terminal."
    },
    footer = {"", "Examples:", "  emotion shell", "  emotion shell --transcribe"})
final class ShellCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;

  @Spec private CommandSpec spec;

  @Option(names = "--transcribe", description = "Write down what is said, too.")
  private boolean transcribe;

  @Option(
      names = "--no-voice",
      description =
          "Answer each recording by itself, and not by how the voice of the session sounds.")
  private boolean noVoice;

  @Mixin private RecognizerOption model;
  @Mixin private TranscriptionOption words;
  @Mixin private HistoryOption history;

  @Override
  public Integer call() throws IOException {
    try (Transcription transcription = words.isWanted(transcribe) ? words.open() : null;
        EmotionRecognizer recognizer = model.load();
        RecordingStore store = history.open();
        Terminal terminal = TerminalBuilder.builder().dumb(true).build()) {
      PrintWriter out = terminal.writer();
      boolean rewritable = !terminal.getType().startsWith(Terminal.TYPE_DUMB);
      boolean colours = rewritable && spec.commandLine().getColorScheme().ansi().enabled();
      TextFormat format =
          new TextFormat(colours, TextFormat.terminalHasUnicode(), OptionalInt.empty());
      SessionVoice voice = new SessionVoice(recognizer, !noVoice);
      Studio studio =
          new Studio(
              voice,
              store,
              Optional.ofNullable(transcription),
              new DefaultMicrophone(),
              out,
              rewritable,
              format);
      noteMissingMicrophone(out);
      LineReader lines = reader(terminal);
      new Shell(studio, voice, new Playback(store, Loudspeaker::play), store, out)
          .run(() -> next(lines));
      return 0;
    } catch (HistoryException | ModelBundleException | TranscriptionException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return BAD_INPUT;
    }
  }

  private static void noteMissingMicrophone(PrintWriter out) {
    try {
      Microphone.byDefault();
    } catch (AudioException e) {
      out.println(e.getMessage() + "; everything else works.");
    }
  }

  private static LineReader reader(Terminal terminal) {
    return LineReaderBuilder.builder()
        .terminal(terminal)
        .appName("emotion")
        .completer(
            new AggregateCompleter(
                new ArgumentCompleter(
                    new StringsCompleter("file"), new FileNameCompleter(), NullCompleter.INSTANCE),
                new ArgumentCompleter(
                    new StringsCompleter("voice"),
                    new StringsCompleter("on", "off", "forget"),
                    NullCompleter.INSTANCE),
                new ArgumentCompleter(
                    new StringsCompleter(
                        Shell.COMMANDS.stream()
                            .filter(name -> !List.of("file", "voice").contains(name))
                            .toList()),
                    NullCompleter.INSTANCE)))
        .variable(LineReader.HISTORY_FILE, DataFolder.ofUser().resolve("shell-history"))
        .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
        // A path may hold an exclamation mark.
        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .build();
  }

  private static Optional<String> next(LineReader lines) {
    try {
      return Optional.of(lines.readLine("emotion> "));
    } catch (UserInterruptException | EndOfFileException e) {
      return Optional.empty();
    }
  }
}
