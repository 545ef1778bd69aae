package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.audio.AudioClip;
import java.util.random.RandomGenerator;

/**
 * Cuts off low and high frequencies: a telephone or a cheap microphone.
 *
 * <p>Both cuts have the magnitude of a Butterworth filter of order 10: 3 dB less at the cut-off,
 * and 60 dB less for each octave beyond it. The band of a telephone, 300 Hz to 3.4 kHz, so has 26
 * dB less at 4.6 kHz. The phase stays.
 *
 * @param lowestLowCut Hz, below which everything is cut off
 * @param highestLowCut Hz
 * @param lowestHighCut Hz, above which everything is cut off
 * @param highestHighCut Hz
 */
public record BandLimit(
    double lowestLowCut, double highestLowCut, double lowestHighCut, double highestHighCut)
    implements WaveformAugmentation {

  private static final double LEAST_HZ = 20;
  private static final double MOST_HZ = AudioClip.SAMPLE_RATE / 2.0;
  private static final int ORDER = 10;

  public BandLimit {
    Ranges.require("low cut in Hz", lowestLowCut, highestLowCut, LEAST_HZ, MOST_HZ);
    Ranges.require("high cut in Hz", lowestHighCut, highestHighCut, LEAST_HZ, MOST_HZ);
    if (highestLowCut >= lowestHighCut) {
      throw new IllegalArgumentException(
          "low cut is up to "
              + highestLowCut
              + " Hz and high cut from "
              + lowestHighCut
              + " Hz, expected a band between them");
    }
  }

  @Override
  public AudioClip apply(AudioClip clip, RandomGenerator random) {
    double lowCut = Ranges.draw(lowestLowCut, highestLowCut, random);
    double highCut = Ranges.draw(lowestHighCut, highestHighCut, random);
    Spectrum spectrum = new Spectrum(clip.samples(), Spectrum.sizeFor(clip.length()));
    spectrum.scale(frequency -> kept(lowCut / frequency) * kept(frequency / highCut));
    return new AudioClip(spectrum.samples(clip.length()), clip.sampleRate());
  }

  /** Returns the share of the amplitude that is left so many times beyond the cut-off. */
  private static double kept(double timesBeyond) {
    return 1 / Math.sqrt(1 + Math.pow(timesBeyond, 2 * ORDER));
  }
}
