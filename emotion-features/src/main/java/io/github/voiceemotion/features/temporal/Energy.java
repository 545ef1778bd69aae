package io.github.voiceemotion.features.temporal;

import static io.github.voiceemotion.features.frame.Framing.FRAME_SIZE;
import static io.github.voiceemotion.features.frame.Framing.HOP;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Signal;

/**
 * Energies of a frame's samples, with no window.
 *
 * <p>Running sums over the clip give every frame in two look-ups. Not thread-safe.
 */
public final class Energy {

  /** Keeps the logarithms finite: -100 dB. */
  private static final double AMPLITUDE_FLOOR = 1e-5;

  private static final double TEAGER_FLOOR = 1e-10;

  private double[] running = new double[0];
  private float[] levels = new float[0];

  /**
   * Writes the root mean square, 0 to 1 for audio within full scale, as {@code librosa.feature.rms}
   * with zero padding, and the first derivative of its level 20 log10(rms + 1e-5), in dB a frame.
   */
  public void write(Signal signal, Columns rms, Columns levelDelta) {
    int frames = signal.frames();
    if (levels.length < frames) {
      levels = new float[frames];
    }
    for (int frame = 0; frame < frames; frame++) {
      double energy = signal.energy(frame * HOP, frame * HOP + FRAME_SIZE);
      double value = Math.sqrt(energy / FRAME_SIZE);
      rms.set(frame, 0, (float) value);
      levels[frame] = (float) (20 * Math.log10(value + AMPLITUDE_FLOOR));
    }
    Delta.writeFirst(new Columns(levels, 1, 0), 1, frames, levelDelta);
  }

  /**
   * Writes ln(1e-10 + mean |x(n)^2 - x(n-1) x(n+1)|): the log energy that it takes to make the
   * frame's sound, which grows with amplitude and frequency alike (Kaiser 1990). -23 in silence,
   * about -15 to -3 in speech.
   */
  public void writeTeager(Signal signal, Columns out) {
    int total = signal.length() + FRAME_SIZE;
    if (running.length <= total) {
      running = new double[total + 1];
    }
    float[] samples = signal.padded();
    double sum = 0;
    running[1] = 0;
    for (int i = 1; i < total - 1; i++) {
      double x = samples[i];
      sum += Math.abs(x * x - (double) samples[i - 1] * samples[i + 1]);
      running[i + 1] = sum;
    }
    running[total] = running[total - 1];
    for (int frame = 0; frame < signal.frames(); frame++) {
      double energy = running[frame * HOP + FRAME_SIZE] - running[frame * HOP];
      out.set(frame, 0, (float) Math.log(TEAGER_FLOOR + energy / FRAME_SIZE));
    }
  }
}
