package io.github.voiceemotion.features.voice;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureExtractor;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.features.Golden;
import io.github.voiceemotion.features.frame.Signal;
import io.github.voiceemotion.features.spectrum.ShortTimeSpectrum;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares pitch, harmonicity and formants with Praat 6.3 and librosa's pyin. */
class VoiceReferenceTest {

  private static final double AGREEMENT = 0.03;
  private static final double PRAAT_HAS_NO_HNR = -200;

  private record Pitch(float[] hertz, int frames) {}

  private static Pitch track(String clip) {
    Signal signal = new Signal();
    signal.load(Golden.clip(clip).samples());
    ShortTimeSpectrum spectrum = new ShortTimeSpectrum();
    spectrum.compute(signal);
    PitchTracker tracker = new PitchTracker();
    tracker.compute(signal, spectrum);
    return new Pitch(tracker.pitch().clone(), signal.frames());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speech-en-neutral",
        "speech-en-excited",
        "speech-de-low",
        "short-1s2",
        "long-5s",
        "chirp-gap-noise"
      })
  void pitchAgreesWherePraatAndPyinAgree(String clip) {
    double[] praat = Golden.voice(clip, "praat_f0_hz");
    double[] pyin = Golden.voice(clip, "pyin_f0_hz");
    Pitch pitch = track(clip);
    int sure = 0;
    int close = 0;
    for (int frame = 0; frame < pitch.frames(); frame++) {
      if (differ(pyin[frame], praat[frame]) <= AGREEMENT) {
        sure++;
        close += differ(pitch.hertz()[frame], praat[frame]) <= AGREEMENT ? 1 : 0;
      }
    }
    System.out.printf("%-18s F0 within 3 %%: %d of %d%n", clip, close, sure);
    assertTrue(sure > 30 && close >= 0.95 * sure, close + " of " + sure + " frames within 3 %");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speech-en-neutral",
        "speech-en-excited",
        "speech-de-low",
        "short-1s2",
        "long-5s",
        "chirp-gap-noise",
        "silence"
      })
  void voicingAgreesWithPraat(String clip) {
    double[] praat = Golden.voice(clip, "praat_f0_hz");
    Pitch pitch = track(clip);
    int same = 0;
    for (int frame = 0; frame < pitch.frames(); frame++) {
      same += pitch.hertz()[frame] > 0 == praat[frame] > 0 ? 1 : 0;
    }
    System.out.printf("%-18s voicing as Praat: %d of %d%n", clip, same, pitch.frames());
    assertTrue(same >= 0.85 * pitch.frames(), same + " of " + pitch.frames() + " frames agree");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"speech-en-neutral", "speech-en-excited", "speech-de-low", "short-1s2", "long-5s"})
  void formantsAgreeWithPraat(String clip) {
    double[] f0 = Golden.voice(clip, "praat_f0_hz");
    FeatureMatrix matrix = new FeatureExtractor().extract(Golden.clip(clip));
    for (int k = 1; k <= 3; k++) {
      double[] praat = Golden.voice(clip, "praat_f" + k + "_hz");
      int column = FeatureSet.index("formant_" + k);
      DoubleStream.Builder differences = DoubleStream.builder();
      for (int frame = 0; frame < matrix.frames(); frame++) {
        if (f0[frame] > 0 && praat[frame] > 0) {
          differences.add(differ(matrix.at(frame, column), praat[frame]));
        }
      }
      double median = median(differences.build());
      System.out.printf("%-18s F%d median difference: %.1f %%%n", clip, k, 100 * median);
      if (k < 3) {
        assertTrue(median <= 0.08, "formant " + k + " differs by " + median);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "speech-en-neutral",
        "speech-en-excited",
        "speech-de-low",
        "short-1s2",
        "long-5s",
        "chirp-gap-noise"
      })
  void harmonicsToNoiseRatioAgreesWithPraat(String clip) {
    double[] f0 = Golden.voice(clip, "praat_f0_hz");
    double[] praat = Golden.voice(clip, "praat_hnr_db");
    FeatureMatrix matrix = new FeatureExtractor().extract(Golden.clip(clip));
    int column = FeatureSet.index("hnr");
    DoubleStream.Builder differences = DoubleStream.builder();
    DoubleStream.Builder signed = DoubleStream.builder();
    for (int frame = 0; frame < matrix.frames(); frame++) {
      if (f0[frame] > 0 && praat[frame] > PRAAT_HAS_NO_HNR) {
        differences.add(Math.abs(matrix.at(frame, column) - praat[frame]));
        signed.add(matrix.at(frame, column) - praat[frame]);
      }
    }
    double median = median(differences.build());
    System.out.printf(
        "%-18s HNR median difference: %.1f dB, signed %.1f dB%n",
        clip, median, median(signed.build()));
    assertTrue(median <= 3, "differs by " + median + " dB");
  }

  /** Returns the relative difference; NaN if either is missing. */
  private static double differ(double value, double reference) {
    return Math.abs(value / reference - 1);
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElseThrow();
  }
}
