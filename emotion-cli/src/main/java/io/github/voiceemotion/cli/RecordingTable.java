package io.github.voiceemotion.cli;

import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.StoredTranscript;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Recordings as people read them: a numbered row for each. */
final class RecordingTable {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private RecordingTable() {}

  static void print(List<Recording> recordings, PrintWriter out) {
    if (recordings.isEmpty()) {
      out.println("Nothing has been recorded yet.");
    }
    for (int i = 0; i < recordings.size(); i++) {
      out.println(row(i + 1, recordings.get(i)));
    }
    out.flush();
  }

  /** Returns a time in the user's time zone. */
  static String time(Instant instant) {
    return TIME.format(instant);
  }

  private static String row(int number, Recording recording) {
    Prediction prediction = recording.prediction();
    return String.format(
        Locale.ROOT,
        "%3d  %s  %s%-8s %3.0f %%  %6.1f s  %s%s%s",
        number,
        time(recording.created()),
        TextFormat.terminalHasUnicode() ? TextFormat.emoji(prediction.emotion()) + " " : "",
        prediction.emotion().label(),
        100 * prediction.confidence(),
        recording.seconds(),
        recording.name(),
        prediction.rejection().map(Rejection::label).map(label -> "  (" + label + ")").orElse(""),
        recording
            .transcript()
            .map(StoredTranscript::text)
            .map(text -> "  \"" + text + "\"")
            .orElse(""));
  }
}
