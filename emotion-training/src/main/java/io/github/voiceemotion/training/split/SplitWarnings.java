package io.github.voiceemotion.training.split;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says of a split for what its model and its scores are not to be relied on. */
public final class SplitWarnings {

  /** With fewer recordings of an emotion, chance says what the model makes of it. */
  private static final int FEW = 10;

  private SplitWarnings() {}

  /** Returns a sentence for each reason for doubt; none if there is no reason. */
  public static List<String> of(Split split) {
    List<String> warnings = new ArrayList<>();
    Map<Emotion, Long> trained = counts(split.train());
    Map<Emotion, Long> tested = counts(split.test());
    List<Emotion> labels = split.labels().emotions();
    List<String> few =
        labels.stream()
            .filter(emotion -> trained.getOrDefault(emotion, 0L) < FEW)
            .map(emotion -> emotion + " " + trained.getOrDefault(emotion, 0L))
            .toList();
    if (!few.isEmpty()) {
      warnings.add(
          "Few recordings are trained on, "
              + String.join(", ", few)
              + ": the model hardly knows "
              + (few.size() == 1 ? "it" : "them")
              + ". Record more, of several people.");
    }
    List<String> untested =
        labels.stream()
            .filter(emotion -> !split.test().isEmpty() && !tested.containsKey(emotion))
            .map(Emotion::label)
            .toList();
    if (!untested.isEmpty()) {
      warnings.add(
          "Nothing is tested of "
              + String.join(", ", untested)
              + ": the scores say nothing of "
              + (untested.size() == 1 ? "it" : "them")
              + ".");
    }
    int speakers = Utterance.speakers(split.train()).size();
    if (speakers == 1) {
      warnings.add(
          "One speaker is trained on, or nobody says who speaks: expect little of other voices.");
    }
    if (split.sharesSpeakers()) {
      warnings.add(
          "Speakers are not kept apart: the voices of the test were trained on, and its scores are"
              + " higher than those of a voice that was not.");
    }
    return List.copyOf(warnings);
  }

  private static Map<Emotion, Long> counts(List<Utterance> utterances) {
    return utterances.stream()
        .collect(Collectors.groupingBy(Utterance::emotion, Collectors.counting()));
  }
}
