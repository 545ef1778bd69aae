package io.github.voiceemotion.training.split;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Draws clips regardless of who speaks: of each emotion a fifth for the test, a fifth for
 * development, at least one of each where there are three.
 *
 * <p>The network was then trained on every voice that it is tested on, which flatters it. This is
 * here to show by how much, and to compare with published scores that were reached so; it says
 * nothing about anybody else's voice.
 *
 * @param seed the same seed and utterances in the same order give the same parts
 */
public record RandomSplit(long seed) implements Protocol {

  /** The name to quote beside a score. */
  public static final String NAME = "random split (flatters: trained on the voices of the test)";

  private static final int FRACTION = 5;
  private static final int PARTS = 3;

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if no emotion has three utterances
   */
  @Override
  public Split split(List<Utterance> utterances) {
    Map<Emotion, List<Utterance>> byEmotion =
        utterances.stream()
            .collect(
                Collectors.groupingBy(
                    Utterance::emotion, () -> new TreeMap<>(Labels.ORDER), Collectors.toList()));
    if (byEmotion.values().stream().allMatch(ofOne -> ofOne.size() < PARTS)) {
      throw new IllegalArgumentException(
          NAME
              + ": of no emotion are there more than two recordings, expected at least three of"
              + " one, to train on, to decide when to stop and to test: record more");
    }
    Random random = new Random(seed);
    List<Utterance> train = new ArrayList<>();
    List<Utterance> development = new ArrayList<>();
    List<Utterance> test = new ArrayList<>();
    for (List<Utterance> ofOne : byEmotion.values()) {
      Collections.shuffle(ofOne, random);
      int share = ofOne.size() < PARTS ? 0 : Math.max(1, ofOne.size() / FRACTION);
      test.addAll(ofOne.subList(0, share));
      development.addAll(ofOne.subList(share, 2 * share));
      train.addAll(ofOne.subList(2 * share, ofOne.size()));
    }
    return new Split(train, development, test, true);
  }
}
