package io.github.voiceemotion.training.split;

import io.github.voiceemotion.training.corpus.Utterance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/**
 * A protocol for any collection: some of the speakers are tested, some others decide when to stop,
 * and the rest are trained on. Who, is drawn; all corpora go into one pot.
 *
 * @param seed the same seed and speakers give the same parts
 * @param test share of the speakers, above 0; at least one speaker is tested
 * @param development share of the speakers, above 0, likewise; below 1 with that of the test part
 */
public record SpeakerHoldout(long seed, double test, double development) implements Protocol {

  private static final int PARTS = 3;

  public SpeakerHoldout {
    if (!(test > 0 && development > 0 && test + development < 1)) {
      throw new IllegalArgumentException(
          "shares are "
              + test
              + " for the test and "
              + development
              + " for development, expected both above 0 and their sum below 1");
    }
  }

  @Override
  public String name() {
    return "speaker holdout (test " + test + ", development " + development + ")";
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if there are fewer than three speakers
   */
  @Override
  public Split split(List<Utterance> utterances) {
    List<String> speakers = drawn(utterances, seed);
    if (speakers.size() < PARTS) {
      throw new IllegalArgumentException(
          name()
              + ": the number of speakers is "
              + speakers.size()
              + ", expected at least 3; the protocol random divides by recording");
    }
    int tested = count(test, speakers.size(), speakers.size() - 2);
    int developed = count(development, speakers.size(), speakers.size() - tested - 1);
    return SpeakerSplit.divide(
        name(),
        utterances,
        new HashSet<>(speakers.subList(tested, tested + developed)),
        new HashSet<>(speakers.subList(0, tested)));
  }

  /** Returns a share of some speakers, rounded, at least one and no more than there are to give. */
  static int count(double share, int speakers, int most) {
    return Math.max(1, Math.min(most, (int) Math.round(share * speakers)));
  }

  /**
   * Returns the ids of everyone who speaks, in an order that depends on them and the seed alone.
   */
  static List<String> drawn(Collection<Utterance> utterances, long seed) {
    List<String> speakers = new ArrayList<>(Utterance.speakers(utterances));
    Collections.shuffle(speakers, new Random(seed));
    return speakers;
  }
}
