package io.github.voiceemotion.training.split;

import io.github.voiceemotion.training.corpus.Utterance;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tests on a whole corpus that nothing else has seen: not the network, the scaler, the calibration
 * or the choice of the epoch. It is the nearest to what a user's own voice and microphone are like.
 *
 * <p>The development part is a fifth of the speakers of each other corpus, at least one. A corpus
 * of fewer than four speakers is trained on as a whole: one speaker of two, as in TESS, would cost
 * half of it, and so few voices say little about when to stop.
 *
 * @param corpus the name of the corpus that is tested, such as {@code tess}
 * @param seed the same seed gives the same development speakers of a corpus, whatever the others
 */
public record LeaveOneCorpusOut(String corpus, long seed) implements Protocol {

  private static final double DEVELOPMENT_SHARE = 0.2;
  private static final int FEWEST_SPEAKERS = 4;

  public LeaveOneCorpusOut {
    Objects.requireNonNull(corpus, "corpus");
  }

  @Override
  public String name() {
    return "leave one corpus out: " + corpus;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the corpus is missing or the only one, or no other one has
   *     four speakers
   */
  @Override
  public Split split(List<Utterance> utterances) {
    TreeMap<String, List<Utterance>> others =
        utterances.stream()
            .collect(Collectors.groupingBy(Utterance::corpus, TreeMap::new, Collectors.toList()));
    List<Utterance> tested = others.remove(corpus);
    if (tested == null) {
      throw new IllegalArgumentException(
          name() + ": the corpora are " + others.keySet() + ", expected " + corpus + " among them");
    }
    Set<String> development = new HashSet<>();
    others.values().forEach(other -> development.addAll(drawn(other, seed)));
    if (development.isEmpty()) {
      throw new IllegalArgumentException(
          name()
              + ": the other corpora are "
              + others.keySet()
              + ", expected one of at least "
              + FEWEST_SPEAKERS
              + " speakers among them");
    }
    return SpeakerSplit.divide(name(), utterances, development, Utterance.speakers(tested));
  }

  /** Returns the development speakers of a corpus; none of one that is trained on as a whole. */
  static List<String> drawn(List<Utterance> corpus, long seed) {
    List<String> speakers = SpeakerHoldout.drawn(corpus, seed);
    return speakers.size() < FEWEST_SPEAKERS
        ? List.of()
        : speakers.subList(
            0, SpeakerHoldout.count(DEVELOPMENT_SHARE, speakers.size(), speakers.size()));
  }
}
