package io.github.voiceemotion.model;

import io.github.voiceemotion.model.VoiceDiscriminant.Example;
import io.github.voiceemotion.model.VoiceModel.Tone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How each corpus speaks each of its emotions: the mean of their examples. */
final class Tones {

  private record Key(String corpus, int emotion) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int byCorpus = corpus.compareTo(other.corpus);
      return byCorpus == 0 ? Integer.compare(emotion, other.emotion) : byCorpus;
    }
  }

  private final Map<Key, double[]> means = new TreeMap<>();

  private Tones() {}

  private static Key key(Example example) {
    return new Key(example.corpus(), example.emotion());
  }

  static Tones of(List<Example> examples) {
    Map<Key, Double> weights = new HashMap<>();
    examples.forEach(each -> weights.merge(key(each), each.weight(), Double::sum));
    Tones tones = new Tones();
    for (Example each : examples) {
      float[] statistics = each.statistics();
      double[] mean = tones.means.computeIfAbsent(key(each), any -> new double[statistics.length]);
      double share = each.weight() / weights.get(key(each));
      for (int i = 0; i < mean.length; i++) {
        mean[i] += share * statistics[i];
      }
    }
    return tones;
  }

  /** Returns what is left of an example without its tone. */
  double[] rest(Example each) {
    double[] mean = means.get(key(each));
    double[] rest = new double[mean.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = each.statistics()[i] - mean[i];
    }
    return rest;
  }

  /**
   * Returns the tones, drawn to what all corpora have in common: what only one corpus does is less
   * likely to be met again.
   *
   * @param common the centre of each emotion in all corpora
   * @param share how far, from 0 to 1
   */
  List<Tone> pulled(double[][] common, double share) {
    return means.entrySet().stream()
        .map(
            entry -> {
              double[] own = entry.getValue();
              double[] towards = common[entry.getKey().emotion()];
              double[] centre = new double[own.length];
              for (int i = 0; i < centre.length; i++) {
                centre[i] = (1 - share) * own[i] + share * towards[i];
              }
              return new Tone(entry.getKey().emotion(), centre);
            })
        .toList();
  }
}
