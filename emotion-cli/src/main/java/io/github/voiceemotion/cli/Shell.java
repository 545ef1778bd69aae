package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.history.HistoryException;
import io.github.voiceemotion.history.RecordingQuery;
import io.github.voiceemotion.history.RecordingStore;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The interactive session: reads a line, does what it says, until it says quit. */
final class Shell {

  /** What can be typed, for completion and help. */
  static final List<String> COMMANDS =
      List.of("file", "samples", "list", "play", "voice", "help", "quit");

  private static final Duration RECORDING = Duration.ofSeconds(3);
  private static final int LISTED = 20;

  private static final String HELP =
      """
        Enter       record 3 seconds from the microphone
        file PATH   recognise a file
        samples     sentences to read aloud
        list        what has been recorded
        play N      listen to number N of the list again
        voice       what is known of the voice of this session; 'voice off' answers each recording
                    by itself, 'voice on' by the voice again, 'voice forget' begins anew
        help        this
        quit        leave (or Ctrl-D)
      """;

  private final Studio studio;
  private final SessionVoice voice;
  private final Playback playback;
  private final RecordingStore store;
  private final PrintWriter out;

  Shell(
      Studio studio, SessionVoice voice, Playback playback, RecordingStore store, PrintWriter out) {
    this.studio = studio;
    this.voice = voice;
    this.playback = playback;
    this.store = store;
    this.out = out;
  }

  /**
   * Runs until the lines end or one says quit.
   *
   * @param lines gives what is typed; empty at the end
   */
  void run(Supplier<Optional<String>> lines) {
    out.println("Press Enter and speak for 3 seconds. 'help' lists what else there is.");
    out.println(voice.status());
    out.flush();
    for (Optional<String> line = lines.get(); line.isPresent(); line = lines.get()) {
      if (List.of("quit", "exit").contains(line.get().strip())) {
        return;
      }
      try {
        obey(line.get().strip());
      } catch (AudioException | HistoryException e) {
        out.println("error: " + e.getMessage());
      }
      out.flush();
    }
  }

  private void obey(String line) {
    String[] words = line.split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case "" -> studio.show(studio.record(RECORDING));
      case "file" -> file(rest);
      case "samples" -> SamplesCommand.print(out);
      case "list" ->
          RecordingTable.print(
              store.list(
                  new RecordingQuery(
                      RecordingStore.LOCAL_OWNER,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      LISTED,
                      0)),
              out);
      case "play" -> {
        if (rest.isEmpty()) {
          out.println("error: play takes the number of a recording, as in: play 1");
        } else {
          playback.play(rest, out);
        }
      }
      case "voice" -> voice(rest);
      case "help" -> out.print(HELP);
      default ->
          out.println("error: '" + words[0] + "' is no command; 'help' lists those there are");
    }
  }

  private void voice(String what) {
    switch (what) {
      case "" -> {}
      case "on" -> voice.turn(true);
      case "off" -> voice.turn(false);
      case "forget" -> voice.forget();
      default -> {
        out.println("error: voice takes on, off or forget, as in: voice off");
        return;
      }
    }
    out.println(voice.status());
  }

  private void file(String name) {
    if (name.isEmpty()) {
      out.println("error: file takes a path, as in: file recordings/call.mp3");
      return;
    }
    Path path;
    try {
      path = Path.of(unquoted(name));
    } catch (InvalidPathException e) {
      throw new AudioException(name, "is no name of a file: " + e.getReason(), e);
    }
    Studio.Take take;
    try {
      take = studio.file(path);
    } catch (AudioException e) {
      throw e.of(path);
    }
    studio.show(take);
    store
        .audio(take.recording().owner(), take.recording().id())
        .ifPresent(copy -> out.println("  a copy is kept: " + copy.file()));
  }

  /** Takes off what dragging a file into a terminal puts around it. */
  private static String unquoted(String name) {
    boolean quoted =
        name.length() > 1
            && (name.startsWith("'") && name.endsWith("'")
                || name.startsWith("\"") && name.endsWith("\""));
    String bare = quoted ? name.substring(1, name.length() - 1) : name.replace("\\ ", " ");
    return bare.startsWith("~/") ? System.getProperty("user.home") + bare.substring(1) : bare;
  }
}
