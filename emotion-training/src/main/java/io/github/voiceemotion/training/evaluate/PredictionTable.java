package io.github.voiceemotion.training.evaluate;

import io.github.voiceemotion.model.Emotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a model makes of every utterance, one a row, to look into or to count otherwise. */
public final class PredictionTable {

  private PredictionTable() {}

  /** Returns corpus, speaker, file, true and predicted emotion, and the six probabilities. */
  public static String toCsv(List<ScoredUtterance> scored) {
    List<String> heading =
        new ArrayList<>(List.of("corpus", "speaker", "file", "emotion", "predicted"));
    Stream.of(Emotion.values()).map(Emotion::label).forEach(heading::add);
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
