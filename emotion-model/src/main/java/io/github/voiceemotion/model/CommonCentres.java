package io.github.voiceemotion.model;

import io.github.voiceemotion.model.VoiceDiscriminant.Example;
import java.util.List;
import java.util.Map;

/**
 * What all corpora have in common: where each emotion lies, by a voice of the mean offset. Found by
 * turns with the voices' offsets, each with the other taken off, as not every voice speaks every
 * emotion.
 */
final class CommonCentres {

  private static final int ROUNDS = 5;

  private CommonCentres() {}

  /**
   * Finds them.
   *
   * @param emotions how many the model knows
   * @param examples whose weights sum to 1
   * @return by emotion; null of one that there is no example of
   */
  static double[][] of(int emotions, List<Example> examples) {
    int size = examples.get(0).statistics().length;
    double[][] centres = centres(emotions, examples, Map.of());
    Map<String, double[]> offsets = Map.of();
    for (int round = 0; round < ROUNDS; round++) {
      double[][] last = centres;
      offsets = VoiceOffsets.of(examples, each -> rest(each, last[each.emotion()]));
      centres = centres(emotions, examples, offsets);
    }
    double[] mean = new double[size];
    for (Example each : examples) {
      add(mean, offsets.get(each.voice()), each.weight());
    }
    for (double[] centre : centres) {
      if (centre != null) {
        add(centre, mean, 1);
      }
    }
    return centres;
  }

  private static double[][] centres(
      int emotions, List<Example> examples, Map<String, double[]> offsets) {
    double[] sums = new double[emotions];
    examples.forEach(each -> sums[each.emotion()] += each.weight());
    double[][] centres = new double[emotions][];
    for (Example each : examples) {
      int emotion = each.emotion();
      if (centres[emotion] == null) {
        centres[emotion] = new double[each.statistics().length];
      }
      double share = each.weight() / sums[emotion];
      for (int i = 0; i < centres[emotion].length; i++) {
        centres[emotion][i] += share * each.statistics()[i];
      }
      double[] offset = offsets.get(each.voice());
      if (offset != null) {
        add(centres[emotion], offset, -share);
      }
    }
    return centres;
  }

  private static double[] rest(Example example, double[] centre) {
    double[] rest = new double[centre.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = example.statistics()[i] - centre[i];
    }
    return rest;
  }

  private static void add(double[] sum, double[] values, double factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * values[i];
    }
  }
}
