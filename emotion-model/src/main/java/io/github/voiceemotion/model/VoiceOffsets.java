package io.github.voiceemotion.model;

import io.github.voiceemotion.model.VoiceDiscriminant.Example;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What the examples of each voice have in common, whatever it felt. */
final class VoiceOffsets {

  private VoiceOffsets() {}

  /**
   * Returns the mean over a voice's emotions of the mean over its examples of that emotion.
   *
   * @param rest what is left of an example without its emotion
   */
  static Map<String, double[]> of(List<Example> examples, Function<Example, double[]> rest) {
    record Part(String voice, int emotion) {}
    Map<Part, Integer> counts = new HashMap<>();
    Map<String, Set<Integer>> emotions = new HashMap<>();
    for (Example each : examples) {
      counts.merge(new Part(each.voice(), each.emotion()), 1, Integer::sum);
      emotions.computeIfAbsent(each.voice(), voice -> new HashSet<>()).add(each.emotion());
    }
    Map<String, double[]> offsets = new HashMap<>();
    for (Example each : examples) {
      double[] values = rest.apply(each);
      double[] offset = offsets.computeIfAbsent(each.voice(), any -> new double[values.length]);
      double share =
          1.0
              / emotions.get(each.voice()).size()
              / counts.get(new Part(each.voice(), each.emotion()));
      for (int i = 0; i < offset.length; i++) {
        offset[i] += share * values[i];
      }
    }
    return offsets;
  }
}
