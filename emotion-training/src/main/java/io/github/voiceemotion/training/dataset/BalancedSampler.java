package io.github.voiceemotion.training.dataset;

import io.github.voiceemotion.training.corpus.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws the clips of an epoch so that no corpus drowns the others by its size.
 *
 * <p>All corpora count alike, but for those that are given a weight: by their sizes or speakers,
 * one large corpus of doubtful labels would decide.
 */
public final class BalancedSampler {

  private final List<List<Integer>> byCorpus;
  private final int[] counts;

  /**
   * @param clips the utterance of each clip
   * @param weights how much a corpus counts, by its name; 1 if it is not named
   * @param most clips an epoch; all of them if there are fewer and they are of one corpus
   */
  public BalancedSampler(List<Utterance> clips, Map<String, Double> weights, int most) {
    Map<String, List<Integer>> indices =
        IntStream.range(0, clips.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> clips.get(i).corpus(), TreeMap::new, Collectors.toList()));
    byCorpus = List.copyOf(indices.values());
    double[] shares =
        indices.keySet().stream()
            .mapToDouble(corpus -> weights.getOrDefault(corpus, 1.0))
            .toArray();
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    int total = Math.min(most, clips.size());
    counts = new int[shares.length];
    for (int corpus = 0; corpus < counts.length; corpus++) {
      counts[corpus] = Math.max(1, (int) Math.round(total * shares[corpus] / sum));
    }
  }

  /**
   * Returns the clips of an epoch in random order. A corpus that is smaller than its share comes
   * round again, but no clip is drawn twice before each of its corpus has been drawn once.
   */
  public List<Integer> draw(Random random) {
    List<Integer> drawn = new ArrayList<>();
    for (int corpus = 0; corpus < counts.length; corpus++) {
      List<Integer> order = new ArrayList<>(byCorpus.get(corpus));
      for (int left = counts[corpus]; left > 0; left -= order.size()) {
        Collections.shuffle(order, random);
        drawn.addAll(order.subList(0, Math.min(left, order.size())));
      }
    }
    Collections.shuffle(drawn, random);
    return drawn;
  }

  /** Returns how often a clip is drawn in an epoch, on average. */
  public double[] expectedDraws() {
    double[] draws = new double[byCorpus.stream().mapToInt(List::size).sum()];
    for (int corpus = 0; corpus < counts.length; corpus++) {
      for (int clip : byCorpus.get(corpus)) {
        draws[clip] = (double) counts[corpus] / byCorpus.get(corpus).size();
      }
    }
    return draws;
  }
}
