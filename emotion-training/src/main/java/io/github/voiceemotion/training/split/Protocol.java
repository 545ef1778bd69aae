package io.github.voiceemotion.training.split;

import io.github.voiceemotion.training.corpus.Utterance;
import java.util.List;

/** A rule that says which utterances are trained on and which are tested. */
public interface Protocol {

  /** Returns the name to quote beside a score, such as {@code RAVDESS-5 fold 1}. */
  String name();

  /**
   * Divides utterances. The same utterances in the same order give the same split.
   *
   * @throws IllegalArgumentException if a part would be empty
   */
  Split split(List<Utterance> utterances);
}
