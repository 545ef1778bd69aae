package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.frame.Framing.SAMPLE_RATE;
import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BIN_HZ;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Rows;
import io.github.voiceemotion.features.spectrum.ShortTimeSpectrum;
import java.util.Arrays;

/**
 * The three lowest resonances of the vocal tract in Hz, by linear prediction.
 *
 * <p>As in Praat, the model has five formants below 5.5 kHz, and the signal is pre-emphasised from
 * 50 Hz. Instead of resampling to 11 kHz, the autocorrelation of what lies below 5.5 kHz is taken
 * from that part of the power spectrum (selective linear prediction, Makhoul 1975); Levinson's
 * recursion and the roots of the predictor follow.
 *
 * <p>Frames that are unvoiced or that show fewer than three formants hold the last values, those
 * before the first such frame have its values; all are 0 if there is none. Not thread-safe.
 */
public final class Formants {

  /** The number of formants written. */
  public static final int COUNT = 3;

  /** The model describes what lies below this, in Hz. */
  public static final double CEILING_HZ = 5_500;

  private static final int ORDER = 10;
  private static final double PRE_EMPHASIS_HZ = 50;

  /** Poles this near to 0 Hz or to the ceiling shape the slope and are no formants, as in Praat. */
  private static final double MARGIN_HZ = 50;

  /** White noise added, as a share of the energy, so that the recursion stays stable. */
  private static final double NOISE = 1e-9;

  private static final int BINS = (int) (CEILING_HZ / BIN_HZ) + 1;

  /** [lag * BINS + bin]: pre-emphasis times cosine. */
  private final float[] weights = new float[(ORDER + 1) * BINS];

  private final double[] predictor = new double[ORDER + 1];
  private final double[] reversed = new double[ORDER + 1];
  private final double[] lags = new double[ORDER + 1];
  private final double[] found = new double[ORDER];
  private final PolynomialRoots roots = new PolynomialRoots(ORDER);
  private float[][] autocorrelation = new float[ORDER + 1][0];

  /** Creates the analysis. */
  public Formants() {
    double alpha = Math.exp(-2 * Math.PI * PRE_EMPHASIS_HZ / SAMPLE_RATE);
    for (int bin = 0; bin < BINS; bin++) {
      double angle = 2 * Math.PI * bin * BIN_HZ / SAMPLE_RATE;
      double emphasis = 1 + alpha * alpha - 2 * alpha * Math.cos(angle);
      double ends = bin == 0 || bin == BINS - 1 ? 0.5 : 1;
      for (int lag = 0; lag <= ORDER; lag++) {
        weights[lag * BINS + bin] =
            (float) (ends * emphasis * Math.cos(Math.PI * lag * bin / (BINS - 1)));
      }
    }
  }

  /** Writes 3 columns. */
  public void write(ShortTimeSpectrum spectrum, PitchTracker tracker, Columns out) {
    int frames = spectrum.frames();
    autocorrelate(spectrum.power(), frames);
    int last = -1;
    for (int frame = 0; frame < frames; frame++) {
      if (tracker.isVoiced(frame) && analyse(frame)) {
        for (int k = 0; k < COUNT; k++) {
          out.set(frame, k, (float) found[k]);
        }
        if (last < 0) {
          hold(out, frame, 0, frame);
        }
        last = frame;
      } else if (last >= 0) {
        hold(out, last, frame, frame + 1);
      }
    }
    if (last < 0) {
      for (int frame = 0; frame < frames; frame++) {
        for (int k = 0; k < COUNT; k++) {
          out.set(frame, k, 0);
        }
      }
    }
  }

  private static void hold(Columns out, int source, int first, int end) {
    for (int frame = first; frame < end; frame++) {
      for (int k = 0; k < COUNT; k++) {
        out.set(frame, k, out.get(source, k));
      }
    }
  }

  private void autocorrelate(float[][] power, int frames) {
    autocorrelation = Rows.reserve(autocorrelation, frames);
    for (int lag = 0; lag <= ORDER; lag++) {
      Arrays.fill(autocorrelation[lag], 0, frames, 0);
      for (int bin = 0; bin < BINS; bin++) {
        Rows.addScaled(autocorrelation[lag], weights[lag * BINS + bin], power[bin], frames);
      }
    }
  }

  /** Finds a frame's formants; false if there are fewer than three. */
  private boolean analyse(int frame) {
    for (int lag = 0; lag <= ORDER; lag++) {
      lags[lag] = autocorrelation[lag][frame];
    }
    lags[0] *= 1 + NOISE;
    if (!predict()) {
      return false;
    }
    int count = 0;
    int rootCount = roots.solve(reversed);
    for (int i = 0; i < rootCount; i++) {
      double angle = Math.atan2(roots.imaginary(i), roots.real(i));
      double hertz = angle / Math.PI * CEILING_HZ;
      if (hertz > MARGIN_HZ && hertz < CEILING_HZ - MARGIN_HZ) {
        found[count++] = hertz;
      }
    }
    Arrays.sort(found, 0, count);
    return count >= COUNT;
  }

  /** Levinson's recursion; leaves the predictor's polynomial in {@code reversed}. */
  private boolean predict() {
    Arrays.fill(predictor, 0);
    predictor[0] = 1;
    double error = lags[0];
    for (int i = 1; i <= ORDER; i++) {
      if (!(error > 0)) {
        return false;
      }
      double sum = lags[i];
      for (int j = 1; j < i; j++) {
        sum += predictor[j] * lags[i - j];
      }
      double reflection = -sum / error;
      for (int j = 1; j <= i / 2; j++) {
        double a = predictor[j];
        double b = predictor[i - j];
        predictor[j] = a + reflection * b;
        predictor[i - j] = b + reflection * a;
      }
      predictor[i] = reflection;
      error *= 1 - reflection * reflection;
    }
    for (int i = 0; i <= ORDER; i++) {
      reversed[i] = predictor[ORDER - i];
    }
    return true;
  }
}
