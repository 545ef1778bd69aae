package io.github.voiceemotion.features.spectrum;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Rows;
import java.util.Arrays;

/**
 * The energies of 128 mel bands, plain and in dB with a range of 80 below the clip's loudest, as
 * {@code librosa.feature.melspectrogram} and {@code power_to_db}. Not thread-safe.
 */
public final class MelSpectrogram {

  /** The number of mel bands. */
  public static final int BANDS = MelFilterBank.BANDS;

  /** Loudness is energy to this power, near Stevens' law for sound pressure. */
  private static final float COMPRESSION = 0.3f;

  private static final float FLOOR_LOUDNESS = Decibels.toPower(-100 * COMPRESSION);

  private final MelFilterBank filters = new MelFilterBank();
  private float[][] energies = new float[BANDS][0];
  private float[][] decibels = new float[BANDS][0];
  private float[] loudness = new float[0];
  private int frames;

  /** Computes the bands of every frame. */
  public void compute(ShortTimeSpectrum spectrum) {
    frames = spectrum.frames();
    energies = Rows.reserve(energies, frames);
    decibels = Rows.reserve(decibels, frames);
    if (loudness.length < frames) {
      loudness = new float[frames];
    }
    filters.apply(spectrum.power(), frames, energies);
    for (int band = 0; band < BANDS; band++) {
      for (int frame = 0; frame < frames; frame++) {
        decibels[band][frame] = Decibels.of(energies[band][frame]);
      }
    }
    sumLoudness();
    Decibels.limitRange(decibels, frames);
  }

  /** Returns the band, with a fraction, whose centre is at a frequency: -1 at 0, 128 at 8 kHz. */
  public static double band(double hertz) {
    return MelFilterBank.band(hertz);
  }

  /** Returns the number of frames. */
  public int frames() {
    return frames;
  }

  /** Returns the levels in dB, {@code [band][frame]}. Read-only. */
  public float[][] decibels() {
    return decibels;
  }

  /**
   * Writes the loudness, one column: the sum over bands of energy to the power 0.3; about 0 to 100
   * for speech. Energies are floored at 1e-10, and what the floor gives is taken off, so that
   * silence is 0. After the loudness of eGeMAPS (Eyben et al. 2016), on these bands.
   */
  public void writeLoudness(Columns out) {
    for (int frame = 0; frame < frames; frame++) {
      out.set(frame, 0, loudness[frame]);
    }
  }

  /** Sums before the range is limited, which would lift quiet frames. */
  private void sumLoudness() {
    Arrays.fill(loudness, 0, frames, 0);
    for (int band = 0; band < BANDS; band++) {
      for (int frame = 0; frame < frames; frame++) {
        loudness[frame] += Decibels.toPower(COMPRESSION * decibels[band][frame]) - FLOOR_LOUDNESS;
      }
    }
  }
}
