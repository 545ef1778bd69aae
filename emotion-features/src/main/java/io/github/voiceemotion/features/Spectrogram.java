package io.github.voiceemotion.features;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.features.frame.Signal;
import io.github.voiceemotion.features.spectrum.MelSpectrogram;
import io.github.voiceemotion.features.spectrum.ShortTimeSpectrum;
import io.github.voiceemotion.features.voice.PitchTracker;
import java.util.Arrays;
import java.util.Objects;

/**
 * A clip's mel spectrogram and the pitch of its voiced frames, as figures show them. Both are what
 * the features are computed from, in the same frames. The arrays are not copied: treat them as
 * read-only.
 *
 * @param frames number of frames, at least 1
 * @param decibels levels of the {@value #BANDS} mel bands, {@code [band * frames + frame]}, low
 *     bands first; nothing is lower than 80 dB below the clip's loudest, or than -100 dB
 * @param pitch in Hz, a value a frame, 0 where unvoiced
 */
public record Spectrogram(int frames, float[] decibels, float[] pitch) {

  /** The number of mel bands, from 0 to 8 kHz. */
  public static final int BANDS = MelSpectrogram.BANDS;

  public Spectrogram {
    Objects.requireNonNull(decibels, "decibels");
    Objects.requireNonNull(pitch, "pitch");
    if (frames < 1 || decibels.length != BANDS * frames || pitch.length != frames) {
      throw new IllegalArgumentException(
          "frames is "
              + frames
              + ", decibels has "
              + decibels.length
              + " numbers and pitch "
              + pitch.length
              + ", expected at least 1, "
              + BANDS
              + " a frame and 1 a frame");
    }
  }

  /**
   * Computes the spectrogram of a clip.
   *
   * @param clip at 16 kHz, at least one sample
   * @return as many frames as {@link FeatureExtractor#extract} gives
   * @throws IllegalArgumentException if the clip has another sample rate or is empty
   */
  public static Spectrogram of(AudioClip clip) {
    FeatureExtractor.check(clip);
    Signal signal = new Signal();
    signal.load(clip.samples());
    ShortTimeSpectrum spectrum = new ShortTimeSpectrum();
    spectrum.compute(signal);
    MelSpectrogram mel = new MelSpectrogram();
    mel.compute(spectrum);
    PitchTracker tracker = new PitchTracker();
    tracker.compute(signal, spectrum);
    int frames = signal.frames();
    float[] decibels = new float[BANDS * frames];
    for (int band = 0; band < BANDS; band++) {
      System.arraycopy(mel.decibels()[band], 0, decibels, band * frames, frames);
    }
    return new Spectrogram(frames, decibels, Arrays.copyOf(tracker.pitch(), frames));
  }

  /** Returns the level of a band in a frame, in dB. */
  public float level(int band, int frame) {
    return decibels[band * frames + frame];
  }

  /** Returns the band, with a fraction, whose centre is at a frequency: -1 at 0, 128 at 8 kHz. */
  public static double band(double hertz) {
    return MelSpectrogram.band(hertz);
  }
}
