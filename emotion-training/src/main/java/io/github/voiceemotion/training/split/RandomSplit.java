package io.github.voiceemotion.training.split;

import io.github.voiceemotion.training.corpus.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Draws clips regardless of who speaks: a fifth for the test, a fifth for development.
 *
 * <p>The network was then trained on every voice that it is tested on, which flatters it. This is
 * here to show by how much, and to compare with published scores that were reached so; it says
 * nothing about anybody else's voice.
 *
 * @param seed the same seed and utterances in the same order give the same parts
 */
public record RandomSplit(long seed) implements Protocol {

  private static final int FRACTION = 5;
  private static final int PARTS = 3;

  @Override
  public String name() {
    return "random split (flatters: trained on the voices of the test)";
  }

  @Override
  public Split split(List<Utterance> utterances) {
    if (utterances.size() < PARTS) {
      throw new IllegalArgumentException(
          name() + ": the number of utterances is " + utterances.size() + ", expected at least 3");
    }
    List<Utterance> drawn = new ArrayList<>(utterances);
    Collections.shuffle(drawn, new Random(seed));
    int share = Math.max(1, drawn.size() / FRACTION);
    return new Split(
        drawn.subList(2 * share, drawn.size()),
        drawn.subList(share, 2 * share),
        drawn.subList(0, share),
        true);
  }
}
