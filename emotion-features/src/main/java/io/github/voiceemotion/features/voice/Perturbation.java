package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.frame.Framing.HOP;
import static io.github.voiceemotion.features.frame.Framing.SAMPLE_RATE;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Signal;
import java.util.Arrays;

/**
 * Jitter and shimmer: how much neighbouring periods of the voice differ in length and in amplitude,
 * relative to their mean ("local" in Praat). Both are 0 where unvoiced or where fewer than two
 * periods are found; jitter is 0 to 0.3 and shimmer 0 to 0.5.
 *
 * <p>Periods are marked through each voiced stretch by the lag at which the waveform of one period
 * matches its neighbour best, near the length that the pitch tracker found (Praat's <i>To
 * PointProcess (cc)</i>). A frame looks at the marks within 50 ms on both sides. Not thread-safe.
 */
public final class Perturbation {

  private static final int REACH = SAMPLE_RATE / 20;

  /** A period is looked for within this share of the expected one. */
  private static final double SEARCH = 0.25;

  private static final int MOST_LAGS = (int) (2 * SEARCH * SAMPLE_RATE / PitchTracker.FLOOR_HZ) + 8;

  /** Worse matches end the stretch. */
  private static final double LEAST_MATCH = 0.3;

  /** Neighbours that differ by more are no neighbours, as in Praat: a period was missed. */
  private static final double LARGEST_PERIOD_RATIO = 1.3;

  private static final double LARGEST_AMPLITUDE_RATIO = 1.6;

  private double[] marks = new double[512];
  private float[] amplitudes = new float[512];
  private final float[] matches = new float[MOST_LAGS];
  private int count;

  /** Writes two columns, jitter and shimmer. */
  public void write(Signal signal, PitchTracker tracker, Columns out) {
    int frames = signal.frames();
    count = 0;
    int frame = 0;
    while (frame < frames) {
      out.set(frame, 0, 0);
      out.set(frame, 1, 0);
      if (!tracker.isVoiced(frame)) {
        frame++;
        continue;
      }
      int end = frame;
      while (end < frames && tracker.isVoiced(end)) {
        end++;
      }
      int firstMark = count;
      mark(signal, tracker.pitch(), frame, end - 1);
      for (int t = frame; t < end; t++) {
        summarise(t * HOP, firstMark, out, t);
      }
      frame = end;
    }
  }

  /** Marks the periods of the stretch from frame {@code first} to {@code last}. */
  private void mark(Signal signal, float[] pitch, int first, int last) {
    int firstMark = count;
    int begin = Math.max(0, first * HOP - HOP / 2);
    int end = Math.min(signal.length() - 1, last * HOP + HOP / 2);
    int middle = (first + last) / 2;
    int halfPeriod = (int) (SAMPLE_RATE / pitch[middle] / 2);
    double start = loudest(signal, middle * HOP - halfPeriod, middle * HOP + halfPeriod);
    add(signal, start, halfPeriod);
    follow(signal, pitch, first, last, start, end, 1);
    int forward = count;
    follow(signal, pitch, first, last, start, begin, -1);
    reverse(firstMark, forward, count);
  }

  private void follow(
      Signal signal, float[] pitch, int first, int last, double start, int limit, int direction) {
    double at = start;
    while (true) {
      int frame = Math.max(first, Math.min(last, (int) Math.round(at / HOP)));
      double period = SAMPLE_RATE / pitch[frame];
      double next = at + direction * matchingLag(signal, (int) Math.round(at), period, direction);
      if (!(direction * (limit - next) >= 0)) {
        return;
      }
      add(signal, next, (int) (period / 2));
      at = next;
    }
  }

  /**
   * Returns the lag, to a fraction of a sample, at which the period around {@code at} matches best;
   * NaN if none does.
   */
  private double matchingLag(Signal signal, int at, double period, int direction) {
    int half = (int) Math.round(period / 2);
    int shortest = (int) Math.floor(period * (1 - SEARCH)) - 1;
    int longest = (int) Math.ceil(period * (1 + SEARCH)) + 1;
    int farthest = at + direction * (longest + half);
    int nearest = at - direction * half;
    if (Math.min(farthest, nearest) < -Signal.PADDING
        || Math.max(farthest, nearest) >= signal.length() + Signal.PADDING - 1) {
      return Double.NaN;
    }
    // Matches run in the order of the samples, so the longest lag backwards comes first.
    int first = direction > 0 ? shortest : -longest;
    int lags = longest - shortest + 1;
    match(signal, at, at + first, half, lags);
    double best = LEAST_MATCH;
    double bestLag = Double.NaN;
    for (int i = 1; i < lags - 1; i++) {
      double rise = matches[i] - matches[i - 1];
      double fall = matches[i] - matches[i + 1];
      if (matches[i] > best && rise >= 0 && fall >= 0) {
        double shift = rise + fall > 0 ? 0.5 * (rise - fall) / (rise + fall) : 0;
        best = matches[i];
        bestLag = direction * (first + i + shift);
      }
    }
    return bestLag;
  }

  /**
   * Computes the normalised correlation of the samples around {@code a} with those around {@code
   * b}, {@code b + 1} and so on.
   */
  private void match(Signal signal, int a, int b, int half, int lags) {
    float[] samples = signal.padded();
    int first = Signal.PADDING + a - half;
    int second = Signal.PADDING + b - half;
    int size = 2 * half + 1;
    Arrays.fill(matches, 0, lags, 0);
    double firstEnergy = 0;
    double secondEnergy = 0;
    for (int i = 0; i < size; i++) {
      firstEnergy += (double) samples[first + i] * samples[first + i];
      secondEnergy += (double) samples[second + i] * samples[second + i];
    }
    // The lags run innermost, four samples at a time: the loop is short, and starting it is what
    // costs.
    int i = 0;
    for (; i < size - 3; i += 4) {
      float x0 = samples[first + i];
      float x1 = samples[first + i + 1];
      float x2 = samples[first + i + 2];
      float x3 = samples[first + i + 3];
      int in = second + i;
      for (int lag = 0; lag < lags; lag++) {
        matches[lag] +=
            x0 * samples[in + lag]
                + x1 * samples[in + lag + 1]
                + x2 * samples[in + lag + 2]
                + x3 * samples[in + lag + 3];
      }
    }
    for (; i < size; i++) {
      float x = samples[first + i];
      for (int lag = 0; lag < lags; lag++) {
        matches[lag] += x * samples[second + i + lag];
      }
    }
    for (int lag = 0; lag < lags; lag++) {
      double energy = firstEnergy * secondEnergy;
      matches[lag] = energy > 0 ? (float) (matches[lag] / Math.sqrt(energy)) : 0;
      double leaving = samples[second + lag];
      double entering = samples[second + lag + size];
      secondEnergy = Math.max(0, secondEnergy + entering * entering - leaving * leaving);
    }
  }

  private void add(Signal signal, double at, int halfPeriod) {
    if (count == marks.length) {
      marks = Arrays.copyOf(marks, 2 * count);
      amplitudes = Arrays.copyOf(amplitudes, 2 * count);
    }
    float[] samples = signal.padded();
    int centre = Signal.PADDING + (int) Math.round(at);
    float least = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = centre - halfPeriod; i <= centre + halfPeriod; i++) {
      least = Math.min(least, samples[i]);
      largest = Math.max(largest, samples[i]);
    }
    marks[count] = at;
    amplitudes[count] = largest - least;
    count++;
  }

  private static int loudest(Signal signal, int first, int last) {
    float[] samples = signal.padded();
    int loudest = first;
    for (int i = first; i <= last; i++) {
      if (Math.abs(samples[Signal.PADDING + i]) > Math.abs(samples[Signal.PADDING + loudest])) {
        loudest = i;
      }
    }
    return loudest;
  }

  /** Puts the marks found backwards, from {@code forward} on, before those found forwards. */
  private void reverse(int first, int forward, int end) {
    // Turning the whole round and then its second part leaves: backward marks in rising order, then
    // forward marks in rising order.
    swapRange(first, end - 1);
    swapRange(first + (end - forward), end - 1);
  }

  private void swapRange(int low, int high) {
    for (int i = low, j = high; i < j; i++, j--) {
      double mark = marks[i];
      marks[i] = marks[j];
      marks[j] = mark;
      float amplitude = amplitudes[i];
      amplitudes[i] = amplitudes[j];
      amplitudes[j] = amplitude;
    }
  }

  private void summarise(int centre, int firstMark, Columns out, int frame) {
    double periodDifference = 0;
    double periodSum = 0;
    int periodPairs = 0;
    double amplitudeDifference = 0;
    double amplitudeSum = 0;
    int amplitudePairs = 0;
    for (int i = firstMark + 2; i < count; i++) {
      if (marks[i - 2] < centre - REACH || marks[i] > centre + REACH) {
        continue;
      }
      double a = marks[i - 1] - marks[i - 2];
      double b = marks[i] - marks[i - 1];
      if (Math.max(a, b) <= LARGEST_PERIOD_RATIO * Math.min(a, b)) {
        periodDifference += Math.abs(a - b);
        periodSum += 0.5 * (a + b);
        periodPairs++;
      }
      float p = amplitudes[i - 1];
      float q = amplitudes[i];
      if (Math.max(p, q) <= LARGEST_AMPLITUDE_RATIO * Math.min(p, q) && p > 0) {
        amplitudeDifference += Math.abs(p - q);
        amplitudeSum += 0.5 * (p + q);
        amplitudePairs++;
      }
    }
    out.set(frame, 0, periodPairs > 0 ? (float) (periodDifference / periodSum) : 0);
    out.set(frame, 1, amplitudePairs > 0 ? (float) (amplitudeDifference / amplitudeSum) : 0);
  }
}
