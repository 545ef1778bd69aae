package io.github.voiceemotion.cli;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.EmotionPrediction;
import java.nio.file.Path;
import java.util.Locale;

/** A prediction as people read it: a bar for each emotion. */
final class PredictionText {

  private static final int BAR_WIDTH = 40;
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

  private PredictionText() {}

  /**
   * @param bold whether the decision stands out in bold
   * @param blocks whether the terminal can show block characters
   */
  static String of(Path file, EmotionPrediction prediction, boolean bold, boolean blocks) {
    StringBuilder text = new StringBuilder(file.toString()).append('\n');
    for (Emotion emotion : Emotion.values()) {
      double share = prediction.probability(emotion);
      String row =
          String.format(
              Locale.ROOT,
              "  %-8s  %s  %5.1f %%",
              emotion.label(),
              bar(share, blocks),
              share * 100);
      boolean decision = prediction.rejection().isEmpty() && emotion == prediction.emotion();
      text.append(decision && bold ? "\u001b[1m" + row + "\u001b[0m" : row).append('\n');
    }
    prediction
        .rejection()
        .ifPresent(
            rejection ->
                text.append("  not to be relied on: ").append(rejection.label()).append('\n'));
    return text.toString();
  }

  private static String bar(double share, boolean blocks) {
    int eighths = (int) Math.round(share * BAR_WIDTH * 8);
    String bar =
        blocks
            ? "█".repeat(eighths / 8) + (eighths % 8 == 0 ? "" : EIGHTHS.charAt(eighths % 8))
            : "#".repeat((eighths + 4) / 8);
    return bar + " ".repeat(BAR_WIDTH - bar.length());
  }
}
