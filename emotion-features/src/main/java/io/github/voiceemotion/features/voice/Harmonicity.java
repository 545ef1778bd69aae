package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.frame.Framing.SAMPLE_RATE;

import io.github.voiceemotion.features.frame.Columns;

/**
 * The harmonics-to-noise ratio in dB, -20 to 40: with r the normalised autocorrelation at its best
 * period, r of the energy is periodic and 1 - r is noise, so that it is 10 log10(r / (1 - r))
 * (Boersma 1993).
 *
 * <p>As in Praat, any period down to two samples will do, not only one that a voice can have, and
 * longer ones pay a small cost an octave. -20 in silence.
 */
public final class Harmonicity {

  private static final double LEAST_DB = -20;
  private static final double LARGEST_DB = 40;

  private static final int SHORTEST_LAG = 2;
  private static final int LONGEST_LAG = (int) Math.ceil(SAMPLE_RATE / PitchTracker.FLOOR_HZ);
  private static final double OCTAVE_COST = 0.01;

  private final float[] costs = new float[LONGEST_LAG + 1];

  /** Lays out the costs. */
  public Harmonicity() {
    for (int lag = SHORTEST_LAG; lag <= LONGEST_LAG; lag++) {
      costs[lag] = (float) (OCTAVE_COST * Math.log((double) lag / SHORTEST_LAG) / Math.log(2));
    }
  }

  /** Writes one column from the autocorrelation that a tracker has computed. */
  public void write(PitchTracker tracker, int frames, Columns out) {
    Autocorrelation autocorrelation = tracker.autocorrelation();
    for (int frame = 0; frame < frames; frame++) {
      double r = bestHeight(autocorrelation, frame);
      double ratio = 10 * Math.log10(r / Math.max(1 - r, 1e-9));
      out.set(frame, 0, (float) Math.max(LEAST_DB, Math.min(LARGEST_DB, ratio)));
    }
  }

  private double bestHeight(Autocorrelation autocorrelation, int frame) {
    float[] r = autocorrelation.values();
    int origin = frame * Autocorrelation.LAGS;
    int best = 0;
    float bestMerit = Float.NEGATIVE_INFINITY;
    for (int lag = SHORTEST_LAG; lag <= LONGEST_LAG; lag++) {
      int at = origin + lag;
      float rise = r[at] - r[at - 1];
      float fall = r[at] - r[at + 1];
      if (rise > 0 && fall >= 0) {
        float difference = rise - fall;
        float merit = r[at] + 0.125f * difference * difference / (rise + fall) - costs[lag];
        if (merit > bestMerit) {
          bestMerit = merit;
          best = lag;
        }
      }
    }
    return best == 0 ? 0 : autocorrelation.peakHeight(frame, best);
  }
}
