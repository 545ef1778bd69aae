package io.github.voiceemotion.features.spectrum;

import io.github.voiceemotion.features.frame.Columns;

/**
 * The energies of 128 mel bands, plain and in dB with a range of 80 below the clip's loudest, as
 * {@code librosa.feature.melspectrogram} and {@code power_to_db}. Not thread-safe.
 */
public final class MelSpectrogram {

  /** The number of mel bands. */
  public static final int BANDS = MelFilterBank.BANDS;

  /** Loudness is energy to this power, near Stevens' law for sound pressure. */
  private static final double COMPRESSION = 0.3;

  private final MelFilterBank filters = new MelFilterBank();
  private float[] energies = new float[0];
  private float[] decibels = new float[0];
  private int frames;

  /** Computes the bands of every frame. */
  public void compute(ShortTimeSpectrum spectrum) {
    frames = spectrum.frames();
    int size = BANDS * frames;
    if (energies.length < size) {
      energies = new float[size];
      decibels = new float[size];
    }
    filters.apply(spectrum.power(), frames, energies);
    for (int i = 0; i < size; i++) {
      decibels[i] = Decibels.of(energies[i]);
    }
    Decibels.limitRange(decibels, size);
  }

  /** Returns the number of frames. */
  public int frames() {
    return frames;
  }

  /** Returns the levels in dB, {@code [band * frames + frame]}. Read-only. */
  public float[] decibels() {
    return decibels;
  }

  /**
   * Writes the loudness, one column: the sum over bands of energy to the power 0.3; about 0 to 100
   * for speech, 0 in silence. After the loudness of eGeMAPS (Eyben et al. 2016), on these bands.
   */
  public void writeLoudness(Columns out) {
    for (int frame = 0; frame < frames; frame++) {
      double sum = 0;
      for (int band = 0; band < BANDS; band++) {
        sum += Math.pow(energies[band * frames + frame], COMPRESSION);
      }
      out.set(frame, 0, (float) sum);
    }
  }
}
