package io.github.voiceemotion.features;

import io.github.voiceemotion.features.frame.Framing;
import io.github.voiceemotion.features.spectrum.MelSpectrogram;
import io.github.voiceemotion.features.voice.Formants;
import io.github.voiceemotion.features.voice.PitchTracker;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What decides the numbers of a feature matrix. A model carries the specification that it was
 * trained with, and fits only an extractor of the same one.
 *
 * @param version raised whenever a feature is computed, or speech prepared, differently
 * @param sampleRate samples per second
 * @param clipSamples samples of a prepared clip, 3 s
 * @param fftSize samples of a frame and of its Fourier transform, under a periodic Hann window
 * @param hop samples from frame to frame
 * @param melBands bands of the mel spectrogram
 * @param pitchFloorHz lowest pitch looked for
 * @param pitchCeilingHz highest pitch looked for
 * @param formantCeilingHz upper end of the band in which five formants are looked for
 * @param names the features in the order of the columns
 */
public record FeatureSpec(
    int version,
    int sampleRate,
    int clipSamples,
    int fftSize,
    int hop,
    int melBands,
    double pitchFloorHz,
    double pitchCeilingHz,
    double formantCeilingHz,
    List<String> names) {

  private static final int VERSION = 1;
  private static final int CLIP_SAMPLES = 3 * Framing.SAMPLE_RATE;

  private static final FeatureSpec CURRENT =
      new FeatureSpec(
          VERSION,
          Framing.SAMPLE_RATE,
          CLIP_SAMPLES,
          Framing.FRAME_SIZE,
          Framing.HOP,
          MelSpectrogram.BANDS,
          PitchTracker.FLOOR_HZ,
          PitchTracker.CEILING_HZ,
          Formants.CEILING_HZ,
          FeatureSet.names());

  public FeatureSpec {
    checkPositive("version", version);
    checkPositive("sampleRate", sampleRate);
    checkPositive("clipSamples", clipSamples);
    checkPositive("fftSize", fftSize);
    checkPositive("hop", hop);
    checkPositive("melBands", melBands);
    checkPositive("pitchFloorHz", pitchFloorHz);
    checkPositive("pitchCeilingHz", pitchCeilingHz);
    checkPositive("formantCeilingHz", formantCeilingHz);
    names = List.copyOf(names);
  }

  private static void checkPositive(String field, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(field + " is " + value + ", expected more than 0");
    }
  }

  /** Returns the specification of this version's extractor. */
  public static FeatureSpec current() {
    return CURRENT;
  }

  /** Returns the number of frames of a prepared clip. */
  public int clipFrames() {
    return 1 + clipSamples / hop;
  }

  /**
   * Returns the first difference from another specification, as a phrase that names both values,
   * "hop is 160, expected 277" with the other's value second; empty if the two are equal.
   */
  public Optional<String> differenceFrom(FeatureSpec other) {
    return difference("version", version, other.version)
        .or(() -> difference("sampleRate", sampleRate, other.sampleRate))
        .or(() -> difference("clipSamples", clipSamples, other.clipSamples))
        .or(() -> difference("fftSize", fftSize, other.fftSize))
        .or(() -> difference("hop", hop, other.hop))
        .or(() -> difference("melBands", melBands, other.melBands))
        .or(() -> difference("pitchFloorHz", pitchFloorHz, other.pitchFloorHz))
        .or(() -> difference("pitchCeilingHz", pitchCeilingHz, other.pitchCeilingHz))
        .or(() -> difference("formantCeilingHz", formantCeilingHz, other.formantCeilingHz))
        .or(() -> difference("number of features", names.size(), other.names.size()))
        .or(() -> differentName(other));
  }

  private Optional<String> differentName(FeatureSpec other) {
    for (int i = 0; i < names.size(); i++) {
      Optional<String> difference =
          difference("name of feature " + i, names.get(i), other.names.get(i));
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> difference(String field, Object mine, Object other) {
    return Objects.equals(mine, other)
        ? Optional.empty()
        : Optional.of(field + " is " + mine + ", expected " + other);
  }
}
