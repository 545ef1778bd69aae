package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.Explanation;
import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.EmotionProbability;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.Word;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Results as people read them: bars, the decision in bold. */
final class TextFormat implements ResultFormat {

  private static final int BAR_WIDTH = 40;
  private static final int NARROW_BAR_WIDTH = 20;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

  private final boolean colours;
  private final boolean unicode;
  private final OptionalInt top;

  /**
   * @param colours whether the decision stands out
   * @param unicode whether block characters and emoji can be shown
   * @param top how many emotions are shown, the most probable first; if that is all or none is
   *     said, all in the model's order
   */
  TextFormat(boolean colours, boolean unicode, OptionalInt top) {
    this.colours = colours;
    this.unicode = unicode;
    this.top = top;
  }

  /**
   * Returns whether the terminal's encoding has block characters and emoji. The launcher says of
   * the C locale that it is of ASCII, as Java is given UTF-8 then, for the names of files.
   */
  static boolean terminalHasUnicode() {
    return !Boolean.getBoolean("emotion.ascii")
        && Charset.forName(System.getProperty("native.encoding", "UTF-8"))
            .newEncoder()
            .canEncode("█😊");
  }

  @Override
  public String heading() {
    return "";
  }

  @Override
  public String prediction(String file, Prediction prediction) {
    return file + '\n' + bars(prediction);
  }

  @Override
  public void spoken(
      String file, Prediction prediction, Supplier<Words> words, Consumer<String> say) {
    say.accept(prediction(file, prediction));
    say.accept(words(words.get()));
  }

  /** Returns a line with what was said, or why that is not known. */
  static String words(Words words) {
    return words
        .transcript()
        .map(TextFormat::words)
        .orElseGet(() -> "  no words: " + words.failure().orElseThrow() + '\n');
  }

  private static String words(Transcript transcript) {
    if (transcript.text().isEmpty()) {
      return "  no words were understood\n";
    }
    return "  \"" + transcript.text() + '"' + (transcript.draft() ? "  (rough)" : "") + '\n';
  }

  /** Returns what speaks against the prediction, and the bars of the emotions. */
  String bars(Prediction prediction) {
    StringBuilder text = new StringBuilder();
    prediction
        .rejection()
        .ifPresent(rejection -> text.append("  ").append(reason(rejection)).append('\n'));
    int width = labelWidth(prediction);
    for (EmotionProbability each : shown(prediction)) {
      Emotion emotion = each.emotion();
      String row =
          String.format(
              Locale.ROOT,
              "  %s%-" + width + "s  %s  %5.1f %%",
              unicode ? emoji(emotion) + " " : "",
              emotion.label(),
              bar(each.probability(), BAR_WIDTH),
              each.probability() * 100);
      boolean decision = prediction.rejection().isEmpty() && emotion.equals(prediction.emotion());
      text.append(decision ? bold(row) : row).append('\n');
    }
    return text.toString();
  }

  private List<EmotionProbability> shown(Prediction prediction) {
    if (top.isPresent() && top.getAsInt() < prediction.probabilities().size()) {
      return prediction.top(top.getAsInt());
    }
    List<EmotionProbability> all = new ArrayList<>();
    prediction
        .probabilities()
        .forEach((emotion, share) -> all.add(new EmotionProbability(emotion, share)));
    return all;
  }

  /** As wide as the longest label of the model, so that all bars begin at one place. */
  private static int labelWidth(Prediction prediction) {
    return prediction.probabilities().keySet().stream()
        .mapToInt(emotion -> emotion.label().length())
        .max()
        .orElseThrow();
  }

  /** Returns what people recognise an emotion by; a label of one's own has a neutral sign. */
  static String emoji(Emotion emotion) {
    return switch (emotion.label()) {
      case "neutral" -> "😐";
      case "happy" -> "😊";
      case "sad" -> "😢";
      case "angry" -> "😠";
      case "fear" -> "😨";
      case "surprise" -> "😲";
      default -> "🔹";
    };
  }

  private static String reason(Rejection rejection) {
    return "not to be relied on: "
        + switch (rejection) {
          case NO_SPEECH -> "no speech";
          case TOO_SHORT -> "too little speech";
          case TOO_QUIET -> "the speech is too quiet";
          case CLIPPED -> "the recording is clipped";
          case UNSURE -> "no emotion stands out";
        };
  }

  @Override
  public String segment(String file, Segment segment) {
    Prediction prediction = segment.prediction();
    boolean silent = prediction.rejection().equals(Optional.of(Rejection.NO_SPEECH));
    String what =
        silent
            ? "-"
            : String.format(
                Locale.ROOT,
                "%-" + labelWidth(prediction) + "s %3.0f %%  %s%s",
                prediction.emotion().label(),
                prediction.confidence() * 100,
                bar(prediction.confidence(), NARROW_BAR_WIDTH),
                prediction.rejection().map(rejection -> "  " + rejection.label()).orElse(""));
    return "  "
        + time(segment.start())
        + " - "
        + time(segment.end())
        + "  "
        + what.stripTrailing()
        + '\n';
  }

  /** Why there are no words is said once, and not here. */
  @Override
  public String segment(String file, Segment segment, List<Word> said, Optional<String> failure) {
    String words = said.stream().map(Word::text).collect(Collectors.joining(" "));
    return segment(file, segment) + (words.isEmpty() ? "" : "      \"" + words + "\"\n");
  }

  @Override
  public String explanation(String file, Explanation explanation) {
    StringBuilder text = new StringBuilder(prediction(file, explanation.prediction()));
    text.append("  percentage points of ")
        .append(explanation.prediction().emotion().label())
        .append(" that are lost when one of these is hidden\n");
    explanation
        .parts()
        .forEach(
            (part, points) ->
                text.append(String.format(Locale.ROOT, "    %-18s %+6.1f%n", part, 100 * points)));
    text.append("  and when a stretch of the speech is\n");
    for (Explanation.Stretch stretch : explanation.stretches()) {
      text.append(
          String.format(
              Locale.ROOT,
              "    %s - %s  %+6.1f%n",
              time(stretch.start()),
              time(stretch.end()),
              100 * stretch.contribution()));
    }
    return text.toString();
  }

  /** People are told on standard error. */
  @Override
  public String failure(String file, String message) {
    return "";
  }

  /** Returns minutes and seconds, and hours where there are any. */
  static String time(Duration duration) {
    long tenths = Math.round(duration.toMillis() / 100.0);
    String minutes =
        String.format(
            Locale.ROOT, "%02d:%02d.%d", tenths / 600 % 60, tenths / 10 % 60, tenths % 10);
    return tenths < 36_000 ? minutes : tenths / 36_000 + ":" + minutes;
  }

  private String bold(String text) {
    return colours ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  private String bar(double share, int width) {
    int eighths = (int) Math.round(share * width * 8);
    String bar =
        unicode
            ? "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS.charAt(eighths % 8))
            : "#".repeat((eighths + 4) / 8);
    return bar + " ".repeat(width - bar.length());
  }
}
