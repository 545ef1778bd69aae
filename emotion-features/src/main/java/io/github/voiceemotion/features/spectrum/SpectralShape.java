package io.github.voiceemotion.features.spectrum;

import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BINS;
import static io.github.voiceemotion.features.spectrum.ShortTimeSpectrum.BIN_HZ;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Rows;
import java.util.Arrays;

/**
 * Eleven numbers for the shape of a frame's spectrum, in this order.
 *
 * <ol>
 *   <li>centroid, Hz, 0 to 8,000: mean frequency weighed by magnitude (librosa); 0 in silence
 *   <li>bandwidth, Hz, 0 to 4,000: the deviation that belongs to it (librosa); 0 in silence
 *   <li>roll-off at 25, 50, 85 and 95 %, Hz, 0 to 8,000: the first bin at which the running sum of
 *       magnitudes reaches that share (librosa); 0 in silence
 *   <li>flatness, 0 to 1: geometric over arithmetic mean of max(power, 1e-10) (librosa); 1 in
 *       silence
 *   <li>flux, at least 0: L2 norm of the rise in magnitude since the previous frame; 0 in the first
 *   <li>entropy, 0 to 1: Shannon entropy of max(power, 1e-10) normalised to sum 1, over log(513); 1
 *       in silence
 *   <li>slope, dB/kHz: least squares of the level in dB over frequency; 0 in silence
 *   <li>crest, 1 to 513: largest over mean magnitude; 1 in silence
 * </ol>
 *
 * <p>Not thread-safe.
 */
public final class SpectralShape {

  /** The number of columns. */
  public static final int SIZE = 11;

  private static final float[] ROLL_OFF_SHARES = {0.25f, 0.50f, 0.85f, 0.95f};
  private static final double DECIBELS_PER_NEPER = 10 / Math.log(10);

  private final float[] slopeWeights = LeastSquares.slopeWeights(0, BINS - 1);
  private float[][] cumulative = new float[BINS][0];
  private float[][] rows = new float[3][0];

  /** Writes 11 columns. */
  public void write(ShortTimeSpectrum spectrum, LogSpectrum log, Columns out) {
    int frames = spectrum.frames();
    cumulative = Rows.reserve(cumulative, frames);
    rows = Rows.reserve(rows, frames);
    accumulate(spectrum.magnitude(), frames);
    writeMoments(spectrum.magnitude(), frames, out);
    writeRollOff(frames, out.from(2));
    writeFlatnessAndEntropy(spectrum.power(), log.decibels(), frames, out.from(6), out.from(8));
    writeFlux(spectrum.magnitude(), frames, out.from(7));
    writeSlope(log.decibels(), frames, out.from(9));
    writeCrest(spectrum.magnitude(), frames, out.from(10));
  }

  private void accumulate(float[][] magnitude, int frames) {
    System.arraycopy(magnitude[0], 0, cumulative[0], 0, frames);
    for (int bin = 1; bin < BINS; bin++) {
      addRows(cumulative[bin - 1], magnitude[bin], cumulative[bin], frames);
    }
  }

  private static void addRows(float[] a, float[] b, float[] sum, int frames) {
    for (int frame = 0; frame < frames; frame++) {
      sum[frame] = a[frame] + b[frame];
    }
  }

  private float total(int frame) {
    return cumulative[BINS - 1][frame];
  }

  private float[] cleared(int row, int frames) {
    Arrays.fill(rows[row], 0, frames, 0);
    return rows[row];
  }

  private void writeMoments(float[][] magnitude, int frames, Columns out) {
    float[] centroid = cleared(0, frames);
    float[] variance = cleared(1, frames);
    for (int bin = 0; bin < BINS; bin++) {
      Rows.addScaled(centroid, bin, magnitude[bin], frames);
    }
    for (int frame = 0; frame < frames; frame++) {
      centroid[frame] = total(frame) >= Float.MIN_NORMAL ? centroid[frame] / total(frame) : 0;
    }
    for (int bin = 0; bin < BINS; bin++) {
      addSquaredDistances(variance, bin, centroid, magnitude[bin], frames);
    }
    for (int frame = 0; frame < frames; frame++) {
      double share = total(frame) >= Float.MIN_NORMAL ? variance[frame] / total(frame) : 0;
      out.set(frame, 0, (float) (centroid[frame] * BIN_HZ));
      out.set(frame, 1, (float) (Math.sqrt(share) * BIN_HZ));
    }
  }

  private static void addSquaredDistances(
      float[] sums, float bin, float[] centroid, float[] magnitude, int frames) {
    for (int frame = 0; frame < frames; frame++) {
      float distance = bin - centroid[frame];
      sums[frame] += distance * distance * magnitude[frame];
    }
  }

  private void writeRollOff(int frames, Columns out) {
    for (int frame = 0; frame < frames; frame++) {
      for (int i = 0; i < ROLL_OFF_SHARES.length; i++) {
        float threshold = ROLL_OFF_SHARES[i] * total(frame);
        int low = 0;
        int high = BINS - 1;
        while (low < high) {
          int middle = (low + high) >>> 1;
          if (cumulative[middle][frame] >= threshold) {
            high = middle;
          } else {
            low = middle + 1;
          }
        }
        out.set(frame, i, (float) (low * BIN_HZ));
      }
    }
  }

  private void writeFlatnessAndEntropy(
      float[][] power, float[][] decibels, int frames, Columns flatness, Columns entropy) {
    float[] sums = cleared(0, frames);
    float[] levels = cleared(1, frames);
    float[] weighted = cleared(2, frames);
    for (int bin = 0; bin < BINS; bin++) {
      addLevels(power[bin], decibels[bin], sums, levels, weighted, frames);
    }
    for (int frame = 0; frame < frames; frame++) {
      double sum = sums[frame];
      double meanLog = levels[frame] / (BINS * DECIBELS_PER_NEPER);
      double weightedLog = weighted[frame] / (sum * DECIBELS_PER_NEPER);
      flatness.set(frame, 0, (float) Math.min(1, Math.exp(meanLog) * BINS / sum));
      double share = (Math.log(sum) - weightedLog) / Math.log(BINS);
      entropy.set(frame, 0, (float) Math.max(0, Math.min(1, share)));
    }
  }

  private static void addLevels(
      float[] power, float[] decibels, float[] sums, float[] levels, float[] weighted, int frames) {
    for (int frame = 0; frame < frames; frame++) {
      float p = Math.max(power[frame], Decibels.FLOOR);
      sums[frame] += p;
      levels[frame] += decibels[frame];
      weighted[frame] += p * decibels[frame];
    }
  }

  private void writeFlux(float[][] magnitude, int frames, Columns out) {
    float[] squares = cleared(0, frames);
    float[] previous = rows[1];
    for (float[] row : magnitude) {
      // The first frame is compared with itself.
      previous[0] = row[0];
      System.arraycopy(row, 0, previous, 1, frames - 1);
      addSquaredRises(squares, previous, row, frames);
    }
    for (int frame = 0; frame < frames; frame++) {
      out.set(frame, 0, (float) Math.sqrt(squares[frame]));
    }
  }

  private static void addSquaredRises(float[] sums, float[] from, float[] to, int frames) {
    for (int frame = 0; frame < frames; frame++) {
      float rise = Math.max(0, to[frame] - from[frame]);
      sums[frame] += rise * rise;
    }
  }

  private void writeSlope(float[][] decibels, int frames, Columns out) {
    LeastSquares.slopes(decibels, frames, 0, slopeWeights, rows[0]);
    for (int frame = 0; frame < frames; frame++) {
      out.set(frame, 0, rows[0][frame]);
    }
  }

  private void writeCrest(float[][] magnitude, int frames, Columns out) {
    float[] largest = cleared(0, frames);
    for (float[] row : magnitude) {
      for (int frame = 0; frame < frames; frame++) {
        largest[frame] = Math.max(largest[frame], row[frame]);
      }
    }
    for (int frame = 0; frame < frames; frame++) {
      float total = total(frame);
      out.set(frame, 0, total >= Float.MIN_NORMAL ? largest[frame] * BINS / total : 1);
    }
  }
}
