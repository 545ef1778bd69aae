package io.github.voiceemotion.training.split;

import io.github.voiceemotion.training.corpus.Utterance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Trains on everything and tests nobody: for a model to be shipped, of which the scores were
 * measured under other protocols with the same options. The development part is drawn as in {@link
 * LeaveOneCorpusOut}.
 *
 * @param seed the same seed gives the same development speakers of a corpus, whatever the others
 */
public record AllSpeakers(long seed) implements Protocol {

  @Override
  public String name() {
    return "all speakers, no test";
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if no corpus has four speakers
   */
  @Override
  public Split split(List<Utterance> utterances) {
    TreeMap<String, List<Utterance>> corpora =
        utterances.stream()
            .collect(Collectors.groupingBy(Utterance::corpus, TreeMap::new, Collectors.toList()));
    Set<String> development = new HashSet<>();
    corpora.values().forEach(corpus -> development.addAll(LeaveOneCorpusOut.drawn(corpus, seed)));
    if (development.isEmpty()) {
      throw new IllegalArgumentException(
          name()
              + ": no corpus has the four speakers of whom one is to decide when to stop; the"
              + " protocol random divides by recording");
    }
    List<Utterance> trainPart = new ArrayList<>();
    List<Utterance> developmentPart = new ArrayList<>();
    for (Utterance utterance : utterances) {
      (development.contains(utterance.speaker()) ? developmentPart : trainPart).add(utterance);
    }
    return Split.withoutTest(trainPart, developmentPart);
  }
}
