package io.github.voiceemotion.training.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a model makes of every utterance, one a row, to look into or to count otherwise. */
public final class PredictionTable {

  private PredictionTable() {}

  /** Returns corpus, speaker, file, true and predicted emotion, and the probabilities. */
  public static String toCsv(List<ScoredUtterance> scored) {
    List<String> heading =
        new ArrayList<>(List.of("corpus", "speaker", "file", "emotion", "predicted"));
    heading.addAll(ScoredUtterance.labels(scored).names());
    StringBuilder table = new StringBuilder(Csv.line(heading));
    for (ScoredUtterance each : scored) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  each.utterance().corpus(),
                  each.utterance().speaker(),
                  each.utterance().path().getFileName().toString(),
                  each.truth().label(),
                  each.prediction().label()));
      for (double probability : each.probabilities()) {
        row.add(String.format(Locale.ROOT, "%.4f", probability));
      }
      table.append(Csv.line(row));
    }
    return table.toString();
  }
}
