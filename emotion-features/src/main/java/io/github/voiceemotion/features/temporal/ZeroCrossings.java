package io.github.voiceemotion.features.temporal;

import static io.github.voiceemotion.features.frame.Framing.FRAME_SIZE;
import static io.github.voiceemotion.features.frame.Framing.HOP;
import static io.github.voiceemotion.features.frame.Signal.PADDING;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Signal;

/**
 * Changes of sign from one sample to the next, over the 1,024 samples of the frame: 0 to 1.
 *
 * <p>As {@code librosa.feature.zero_crossing_rate}: samples of at most 1e-10 are 0, 0 is positive,
 * and beyond its ends the clip goes on with its first and last sample. Not thread-safe.
 */
public final class ZeroCrossings {

  private static final float THRESHOLD = 1e-10f;

  private int[] running = new int[0];

  /** Writes one column. */
  public void write(Signal signal, Columns out) {
    int length = signal.length();
    if (running.length < length) {
      running = new int[length];
    }
    float[] samples = signal.padded();
    running[0] = 0;
    boolean negative = samples[PADDING] < -THRESHOLD;
    for (int i = 1; i < length; i++) {
      boolean next = samples[PADDING + i] < -THRESHOLD;
      running[i] = running[i - 1] + (next == negative ? 0 : 1);
      negative = next;
    }
    for (int frame = 0; frame < signal.frames(); frame++) {
      int first = Math.max(0, frame * HOP - PADDING);
      int last = Math.min(length - 1, frame * HOP - PADDING + FRAME_SIZE - 1);
      out.set(frame, 0, (float) (running[last] - running[first]) / FRAME_SIZE);
    }
  }
}
