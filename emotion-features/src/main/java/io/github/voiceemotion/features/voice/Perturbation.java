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

  private static final int COARSE_STEP = 3;

  /** Worse matches end the stretch. */
  private static final double LEAST_MATCH = 0.3;

  /** Neighbours that differ by more are no neighbours, as in Praat: a period was missed. */
  private static final double LARGEST_PERIOD_RATIO = 1.3;

  private static final double LARGEST_AMPLITUDE_RATIO = 1.6;

  private double[] marks = new double[512];
  private float[] amplitudes = new float[512];
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
      double next = at + matchingLag(signal, (int) Math.round(at), period, direction);
      if (!(direction * (limit - next) >= 0)) {
        return;
      }
      add(signal, next, (int) (period / 2));
      at = next;
    }
  }

  /**
   * Returns the lag, to a fraction of a sample, at which the period around {@code at} matches best;
   * NaN if none does. Backward lags are negative.
   *
   * <p>Every third lag is tried first: the correlation moves as slowly as the first formant.
   */
  private static double matchingLag(Signal signal, int at, double period, int direction) {
    int half = (int) Math.round(period / 2);
    int shortest = (int) Math.floor(period * (1 - SEARCH));
    int longest = (int) Math.ceil(period * (1 + SEARCH));
    int farthest = at + direction * (longest + COARSE_STEP + half);
    int nearest = at - direction * half;
    if (Math.min(farthest, nearest) < -Signal.PADDING
        || Math.max(farthest, nearest) >= signal.length() + Signal.PADDING) {
      return Double.NaN;
    }
    int coarse = bestLag(signal, at, half, direction, shortest, longest, COARSE_STEP);
    int lag =
        bestLag(signal, at, half, direction, coarse - COARSE_STEP + 1, coarse + COARSE_STEP - 1, 1);
    double before = match(signal, at, at + direction * (lag - 1), half);
    double best = match(signal, at, at + direction * lag, half);
    double after = match(signal, at, at + direction * (lag + 1), half);
    double curvature = 2 * best - before - after;
    if (best < LEAST_MATCH || best < before || best < after || !(curvature > 0)) {
      return Double.NaN;
    }
    return direction * (lag + 0.5 * (after - before) / curvature);
  }

  private static int bestLag(
      Signal signal, int at, int half, int direction, int shortest, int longest, int step) {
    int bestLag = shortest;
    double best = Double.NEGATIVE_INFINITY;
    for (int lag = shortest; lag <= longest; lag += step) {
      double match = match(signal, at, at + direction * lag, half);
      if (match > best) {
        best = match;
        bestLag = lag;
      }
    }
    return bestLag;
  }

  /** Returns the normalised correlation of the samples around two points. */
  private static double match(Signal signal, int a, int b, int half) {
    float[] samples = signal.padded();
    int first = Signal.PADDING + a - half;
    int second = Signal.PADDING + b - half;
    int size = 2 * half + 1;
    double energy = signal.energy(first, first + size) * signal.energy(second, second + size);
    if (!(energy > 0)) {
      return 0;
    }
    // Four sums at once, since each addition waits for the one before.
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    int i = 0;
    for (; i < size - 3; i += 4) {
      sum0 += samples[first + i] * samples[second + i];
      sum1 += samples[first + i + 1] * samples[second + i + 1];
      sum2 += samples[first + i + 2] * samples[second + i + 2];
      sum3 += samples[first + i + 3] * samples[second + i + 3];
    }
    for (; i < size; i++) {
      sum0 += samples[first + i] * samples[second + i];
    }
    return ((double) sum0 + sum1 + sum2 + sum3) / Math.sqrt(energy);
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
