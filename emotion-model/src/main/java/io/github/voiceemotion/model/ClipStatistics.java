package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A clip in numbers that do not say when: mean, spread, percentiles and trend of features over the
 * frames that sound, and again over those with a voice (functionals, as in Eyben et al., "The
 * Geneva Minimalistic Acoustic Parameter Set", 2016).
 *
 * <p>The first 13 cepstral coefficients and the spectral, energy and voice features are taken: the
 * other coefficients, the deltas and the chroma tell corpora apart rather than emotions.
 */
final class ClipStatistics {

  private static final int VOICING = FeatureSet.index("voicing");

  /** The probability of a voice above which a frame has one. */
  private static final float VOICED = 0.5f;

  /** Statistics of fewer frames would be freaks: those of the wider choice are taken. */
  private static final int FEWEST_FRAMES = 5;

  private static final int CEPSTRA = 13;

  private static final int[] FEATURES =
      IntStream.range(0, FeatureSet.SIZE)
          .filter(
              feature ->
                  feature < CEPSTRA
                      || !FeatureGroup.MFCC.contains(feature)
                          && !FeatureGroup.CHROMA.contains(feature))
          .toArray();

  /** Mean, deviation, three percentiles, a range between two more, and the trend. */
  private static final int OF_FRAMES = 7;

  /** Of the sounding frames, of the voiced ones, and the change from frame to frame. */
  private static final int OF_FEATURE = 2 * OF_FRAMES + 1;

  /** How long it sounds, how much of that is voiced, and how often a voice sets in. */
  private static final int OF_CLIP = 3;

  /** How many numbers there are. */
  static final int SIZE = FEATURES.length * OF_FEATURE + OF_CLIP;

  private ClipStatistics() {}

  /** Returns the statistics of a clip, {@link #SIZE} of them. */
  static float[] of(FeatureMatrix clip) {
    List<Integer> sounding = new ArrayList<>();
    for (int frame = 0; frame < clip.frames(); frame++) {
      if (FeatureScaler.sounds(clip.values(), frame * FeatureSet.SIZE)) {
        sounding.add(frame);
      }
    }
    if (sounding.size() < FEWEST_FRAMES) {
      sounding = IntStream.range(0, clip.frames()).boxed().toList();
    }
    List<Integer> voiced =
        sounding.stream().filter(frame -> clip.at(frame, VOICING) > VOICED).toList();
    int onsets = 0;
    for (int i = 1; i < sounding.size(); i++) {
      boolean before = clip.at(sounding.get(i - 1), VOICING) > VOICED;
      boolean now = clip.at(sounding.get(i), VOICING) > VOICED;
      onsets += now && !before ? 1 : 0;
    }
    float[] statistics = new float[SIZE];
    int next = 0;
    statistics[next++] = (float) sounding.size() / clip.frames();
    statistics[next++] = (float) voiced.size() / sounding.size();
    statistics[next++] = (float) onsets / sounding.size();
    if (voiced.size() < FEWEST_FRAMES) {
      voiced = sounding;
    }
    for (int feature : FEATURES) {
      double[] values = column(clip, feature, sounding);
      double change = 0;
      for (int i = 1; i < values.length; i++) {
        change += Math.abs(values[i] - values[i - 1]) / (values.length - 1);
      }
      statistics[next++] = (float) change;
      next = describe(values, statistics, next);
      next = describe(column(clip, feature, voiced), statistics, next);
    }
    return statistics;
  }

  /** Sets what is said of a group's features to 0. */
  static void clear(FeatureGroup group, double[] statistics) {
    for (int i = 0; i < FEATURES.length; i++) {
      if (group.contains(FEATURES[i])) {
        int first = OF_CLIP + i * OF_FEATURE;
        Arrays.fill(statistics, first, first + OF_FEATURE, 0);
      }
    }
  }

  private static double[] column(FeatureMatrix clip, int feature, List<Integer> frames) {
    return frames.stream().mapToDouble(frame -> clip.at(frame, feature)).toArray();
  }

  /**
   * Writes what is said of some frames, and returns where the next numbers go; sorts the values.
   */
  private static int describe(double[] values, float[] statistics, int offset) {
    int next = offset;
    int last = values.length - 1;
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double squares = 0;
    double trend = 0;
    for (int i = 0; i < values.length; i++) {
      double difference = values[i] - mean;
      squares += difference * difference;
      // Time runs from -1 to 1.
      double time = last == 0 ? 0 : 2.0 * i / last - 1;
      trend += time * difference / values.length;
    }
    Arrays.sort(values);
    statistics[next++] = (float) mean;
    statistics[next++] = (float) Math.sqrt(squares / values.length);
    statistics[next++] = (float) percentile(values, 0.05);
    statistics[next++] = (float) percentile(values, 0.5);
    statistics[next++] = (float) percentile(values, 0.95);
    statistics[next++] = (float) (percentile(values, 0.8) - percentile(values, 0.2));
    statistics[next++] = (float) trend;
    return next;
  }

  /** Between two values of a sorted array, the straight line between them. */
  private static double percentile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
