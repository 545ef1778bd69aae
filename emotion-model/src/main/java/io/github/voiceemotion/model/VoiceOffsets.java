package io.github.voiceemotion.model;

import io.github.voiceemotion.model.VoiceDiscriminant.Example;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The centres of the emotions and the offset of each voice, which together explain examples best:
 * found by turns, each with the other taken off. In a voice's offset each of its emotions counts
 * the same.
 */
final class VoiceOffsets {

  private final double[][] centres;
  private final Map<String, double[]> offsets = new HashMap<>();

  /** How much each voice counts; they sum to 1. */
  private final Map<String, Double> shares = new HashMap<>();

  private VoiceOffsets(int emotions) {
    this.centres = new double[emotions][];
  }

  /**
   * Finds them.
   *
   * @param emotions how many the model knows
   * @param examples whose weights sum to 1
   * @param rounds how often they take turns
   */
  static VoiceOffsets of(int emotions, List<Example> examples, int rounds) {
    VoiceOffsets offsets = new VoiceOffsets(emotions);
    examples.forEach(each -> offsets.shares.merge(each.voice(), each.weight(), Double::sum));
    for (int round = 0; round < rounds; round++) {
      offsets.findCentres(examples);
      offsets.findOffsets(examples);
    }
    offsets.findCentres(examples);
    return offsets;
  }

  private void findCentres(List<Example> examples) {
    double[] sums = new double[centres.length];
    for (Example each : examples) {
      sums[each.emotion()] += each.weight();
    }
    double[][] found = new double[centres.length][];
    for (Example each : examples) {
      int size = each.statistics().length;
      if (found[each.emotion()] == null) {
        found[each.emotion()] = new double[size];
      }
      double[] offset = offsets.get(each.voice());
      double share = each.weight() / sums[each.emotion()];
      double[] centre = found[each.emotion()];
      for (int i = 0; i < size; i++) {
        centre[i] += share * (each.statistics()[i] - (offset == null ? 0 : offset[i]));
      }
    }
    System.arraycopy(found, 0, centres, 0, centres.length);
  }

  private void findOffsets(List<Example> examples) {
    record Part(String voice, int emotion) {}
    Map<Part, Integer> counts = new HashMap<>();
    Map<String, Set<Integer>> emotions = new HashMap<>();
    for (Example each : examples) {
      counts.merge(new Part(each.voice(), each.emotion()), 1, Integer::sum);
      emotions.computeIfAbsent(each.voice(), voice -> new HashSet<>()).add(each.emotion());
    }
    offsets.clear();
    for (Example each : examples) {
      int size = each.statistics().length;
      double[] offset = offsets.computeIfAbsent(each.voice(), voice -> new double[size]);
      double share =
          1.0
              / emotions.get(each.voice()).size()
              / counts.get(new Part(each.voice(), each.emotion()));
      for (int i = 0; i < size; i++) {
        offset[i] += share * (each.statistics()[i] - centres[each.emotion()][i]);
      }
    }
  }

  /** Returns the centre of each emotion, null of one that there is no example of. */
  double[][] centres() {
    return centres;
  }

  /** Returns the centres that there are, less their mean. */
  double[][] centredCentres() {
    List<double[]> known = Stream.of(centres).filter(Objects::nonNull).toList();
    double[] mean = new double[known.get(0).length];
    for (double[] centre : known) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += centre[i] / known.size();
      }
    }
    return known.stream()
        .map(
            centre -> {
              double[] centred = centre.clone();
              for (int i = 0; i < mean.length; i++) {
                centred[i] -= mean[i];
              }
              return centred;
            })
        .toArray(double[][]::new);
  }

  /** Returns the offset of a voice. */
  double[] of(String voice) {
    return offsets.get(voice);
  }

  /** Returns how much each voice counts; they sum to 1. */
  Map<String, Double> shares() {
    return shares;
  }

  /** Returns the mean offset. */
  double[] mean() {
    double[] mean = new double[offsets.values().iterator().next().length];
    shares.forEach(
        (voice, share) -> {
          double[] offset = offsets.get(voice);
          for (int i = 0; i < mean.length; i++) {
            mean[i] += share * offset[i];
          }
        });
    return mean;
  }

  /** Returns what is left of an example without its emotion's centre and its voice's offset. */
  double[] rest(Example each) {
    double[] centre = centres[each.emotion()];
    double[] offset = offsets.get(each.voice());
    double[] rest = new double[centre.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = each.statistics()[i] - centre[i] - offset[i];
    }
    return rest;
  }
}
