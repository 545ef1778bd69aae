package io.github.voiceemotion.features.temporal;

import static io.github.voiceemotion.features.frame.Framing.FRAME_SIZE;
import static io.github.voiceemotion.features.frame.Framing.HOP;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.spectrum.MelSpectrogram;
import java.util.Arrays;

/**
 * How much the mel levels rise from frame to frame, the mean over bands in dB, at least 0.
 *
 * <p>As {@code librosa.onset.onset_strength}, which shifts the envelope by one frame for the
 * difference and by one more for the centring of frames. Not thread-safe.
 */
public final class OnsetStrength {

  private static final int SHIFT = 1 + FRAME_SIZE / (2 * HOP);

  private float[] envelope = new float[0];

  /** Computes the envelope. */
  public void compute(MelSpectrogram mel) {
    int frames = mel.frames();
    if (envelope.length < frames + SHIFT) {
      envelope = new float[frames + SHIFT];
    }
    Arrays.fill(envelope, 0);
    for (float[] levels : mel.decibels()) {
      for (int frame = 1; frame < frames; frame++) {
        envelope[frame - 1 + SHIFT] += Math.max(0, levels[frame] - levels[frame - 1]);
      }
    }
    for (int frame = SHIFT; frame < frames; frame++) {
      envelope[frame] /= MelSpectrogram.BANDS;
    }
  }

  /** Writes one column. */
  public void write(int frames, Columns out) {
    for (int frame = 0; frame < frames; frame++) {
      out.set(frame, 0, envelope[frame]);
    }
  }

  /** Returns the envelope, a value a frame. Read-only. */
  public float[] envelope() {
    return envelope;
  }
}
