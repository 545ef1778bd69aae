package io.github.voiceemotion.transcription;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Writes cues as subtitles, each with its emotion in brackets before it.
 *
 * <p>Sources: SubRip's format as players read it; W3C, "WebVTT: The Web Video Text Tracks Format".
 */
public final class Subtitles {

  private Subtitles() {}

  /** Returns cues as SubRip, {@code .srt}; who speaks comes before the emotion. */
  public static String srt(List<Cue> cues) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cues.size(); i++) {
      Cue cue = cues.get(i);
      text.append(i + 1).append('\n');
      text.append(times(cue, seconds -> time(seconds, ',')));
      text.append(cue.speaker().map(speaker -> speaker + ": ").orElse(""));
      text.append(said(cue)).append("\n\n");
    }
    return text.toString();
  }

  /** Returns cues as WebVTT, {@code .vtt}; who speaks is a voice of that format. */
  public static String vtt(List<Cue> cues) {
    StringBuilder text = new StringBuilder("WEBVTT\n\n");
    for (Cue cue : cues) {
      text.append(times(cue, seconds -> time(seconds, '.')));
      text.append(cue.speaker().map(speaker -> "<v " + escaped(speaker) + ">").orElse(""));
      text.append(escaped(said(cue))).append("\n\n");
    }
    return text.toString();
  }

  private static String said(Cue cue) {
    return cue.emotion().map(emotion -> "[" + emotion + "] ").orElse("") + cue.text();
  }

  private static String times(Cue cue, DoubleFunction<String> time) {
    return time.apply(cue.start()) + " --> " + time.apply(cue.end()) + '\n';
  }

  private static String time(double seconds, char point) {
    long millis = Math.round(1_000 * seconds);
    return String.format(
        Locale.ROOT,
        "%02d:%02d:%02d%c%03d",
        millis / 3_600_000,
        millis / 60_000 % 60,
        millis / 1_000 % 60,
        point,
        millis % 1_000);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
