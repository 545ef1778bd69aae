package io.github.voiceemotion.features;

import io.github.voiceemotion.features.spectrum.Cepstrum;
import io.github.voiceemotion.features.spectrum.Chroma;
import io.github.voiceemotion.features.spectrum.MelSpectrogram;
import io.github.voiceemotion.features.spectrum.SpectralContrast;
import io.github.voiceemotion.features.spectrum.SpectralShape;
import io.github.voiceemotion.features.temporal.Delta;
import io.github.voiceemotion.features.temporal.Energy;
import io.github.voiceemotion.features.temporal.OnsetStrength;
import io.github.voiceemotion.features.temporal.Rhythm;
import io.github.voiceemotion.features.temporal.ZeroCrossings;
import io.github.voiceemotion.features.voice.CepstralPeak;
import io.github.voiceemotion.features.voice.Formants;
import io.github.voiceemotion.features.voice.Harmonicity;
import io.github.voiceemotion.features.voice.Perturbation;
import io.github.voiceemotion.features.voice.PitchTracker;
import io.github.voiceemotion.features.voice.SpectralBalance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The 120 features: their order, their names and their groups.
 *
 * <p>The unit, the range and the source of each are told where it is computed: {@code mfcc} in
 * {@link Cepstrum}, their derivatives and all others over time in {@link Delta}, {@code chroma} in
 * {@link Chroma}, {@code spectral_contrast} in {@link SpectralContrast}, the other spectral ones in
 * {@link SpectralShape}; {@code rms}, {@code log_energy_delta} and {@code teager_energy} in {@link
 * Energy}, {@code zero_crossing_rate} in {@link ZeroCrossings}, {@code onset_strength} in {@link
 * OnsetStrength}, {@code rhythm} in {@link Rhythm}; {@code voicing} and {@code f0_log2} in {@link
 * PitchTracker}, {@code hnr} in {@link Harmonicity}, {@code jitter_local} and {@code shimmer_local}
 * in {@link Perturbation}, {@code formant} in {@link Formants}, {@code alpha_ratio}, {@code
 * hammarberg_index} and the two slopes after it in {@link SpectralBalance}, {@code
 * cepstral_peak_prominence} in {@link CepstralPeak} and {@code loudness} in {@link MelSpectrogram}.
 */
public final class FeatureSet {

  /** The number of features of a frame. */
  public static final int SIZE = 120;

  private static final List<String> NAMES = List.copyOf(listNames());
  private static final Map<String, Integer> INDICES = index(NAMES);

  private FeatureSet() {}

  /** Returns the names in the order of the matrix's columns. Unmodifiable. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Returns the name of a feature.
   *
   * @throws IllegalArgumentException if the index is not 0 to 119
   */
  public static String name(int index) {
    checkIndex(index);
    return NAMES.get(index);
  }

  /**
   * Returns the index of a feature.
   *
   * @throws IllegalArgumentException if there is no feature of that name
   */
  public static int index(String name) {
    Integer index = INDICES.get(name);
    if (index == null) {
      throw new IllegalArgumentException(
          "there is no feature \""
              + name
              + "\"; the names go from "
              + name(0)
              + " to "
              + name(SIZE - 1));
    }
    return index;
  }

  /**
   * Returns the group of a feature.
   *
   * @throws IllegalArgumentException if the index is not 0 to 119
   */
  public static FeatureGroup group(int index) {
    checkIndex(index);
    for (FeatureGroup group : FeatureGroup.values()) {
      if (group.contains(index)) {
        return group;
      }
    }
    throw new IllegalStateException("feature " + index + " is in no group");
  }

  private static void checkIndex(int index) {
    if (index < 0 || index >= SIZE) {
      throw new IllegalArgumentException("index is " + index + ", expected 0 to " + (SIZE - 1));
    }
  }

  private static Map<String, Integer> index(List<String> names) {
    Map<String, Integer> indices = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      indices.put(names.get(i), i);
    }
    return Map.copyOf(indices);
  }

  private static List<String> listNames() {
    List<String> names = new ArrayList<>(SIZE);
    addNumbered(names, "mfcc_", 0, 40);
    addNumbered(names, "mfcc_delta_", 0, 13);
    addNumbered(names, "mfcc_delta2_", 0, 13);
    for (String pitchClass : "C C# D D# E F F# G G# A A# B".split(" ")) {
      names.add("chroma_" + pitchClass);
    }
    addNumbered(names, "spectral_contrast_", 0, 7);
    names.add("spectral_centroid");
    names.add("spectral_bandwidth");
    names.add("spectral_rolloff_25");
    names.add("spectral_rolloff_50");
    names.add("spectral_rolloff_85");
    names.add("spectral_rolloff_95");
    names.add("spectral_flatness");
    names.add("spectral_flux");
    names.add("spectral_entropy");
    names.add("spectral_slope");
    names.add("spectral_crest");
    names.add("rms");
    names.add("log_energy_delta");
    names.add("zero_crossing_rate");
    names.add("onset_strength");
    addNumbered(names, "rhythm_", 0, 4);
    names.add("voicing");
    names.add("f0_log2");
    names.add("f0_log2_delta");
    names.add("hnr");
    names.add("jitter_local");
    names.add("shimmer_local");
    addNumbered(names, "formant_", 1, 4);
    names.add("alpha_ratio");
    names.add("hammarberg_index");
    names.add("slope_0_500");
    names.add("slope_500_1500");
    names.add("cepstral_peak_prominence");
    names.add("loudness");
    names.add("teager_energy");
    return names;
  }

  private static void addNumbered(List<String> names, String prefix, int first, int end) {
    for (int i = first; i < end; i++) {
      names.add(prefix + i);
    }
  }
}
