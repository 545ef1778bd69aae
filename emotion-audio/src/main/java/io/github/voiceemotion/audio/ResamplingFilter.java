package io.github.voiceemotion.audio;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The low-pass of a change of sample rate, cut into phases: a sinc under a Kaiser window.
 *
 * <p>Source: A. Oppenheim and R. Schafer, "Discrete-Time Signal Processing", for the window and how
 * long it must be.
 *
 * @param from the two rates without their common factor: {@code to} samples out for {@code from} in
 * @param to see {@code from}
 * @param halfTaps how many input samples count on each side of an output sample, an even number
 * @param phases {@code phases[p]} holds the taps, {@code 2 halfTaps} of them, for an instant {@code
 *     p / (phases.length - 1)} past a sample; the last one is for a whole sample past it
 */
record ResamplingFilter(int from, int to, int halfTaps, float[][] phases) {

  private static final double STOP_BAND_DB = 90;

  /** From the end of the pass band to the start of the stop band, in parts of the latter. */
  private static final double TRANSITION = 0.11;

  /** As many as 11,025 Hz needs; the usual rates need fewer. */
  private static final int MAX_PHASES = 640;

  /** Computing a filter takes longer than using it on some seconds; files rarely mix more rates. */
  private static final int KEPT = 8;

  private static final Map<Long, ResamplingFilter> LAST_USED =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, ResamplingFilter> eldest) {
              return size() > KEPT;
            }
          });

  /** Returns the filter from one sample rate to another. */
  static ResamplingFilter between(int fromRate, int toRate) {
    int divisor = greatestCommonDivisor(fromRate, toRate);
    int from = fromRate / divisor;
    int to = toRate / divisor;
    long key = (long) from << Integer.SIZE | to;
    ResamplingFilter kept = LAST_USED.get(key);
    if (kept == null) {
      kept = compute(from, to);
      LAST_USED.put(key, kept);
    }
    return kept;
  }

  private static ResamplingFilter compute(int from, int to) {
    double stopBand = 0.5 * Math.min(1.0, (double) to / from);
    double transition = TRANSITION * stopBand;
    int halfTaps = 2 * (int) Math.ceil((STOP_BAND_DB - 7.95) / (14.36 * transition) / 4);
    return new ResamplingFilter(
        from, to, halfTaps, phases(Math.min(to, MAX_PHASES), halfTaps, stopBand - transition / 2));
  }

  /** Whether each output sample has a phase of its own; else two phases are mixed for it. */
  boolean isExact() {
    return phases.length == to + 1;
  }

  /** Returns how many samples come out of so many. */
  long outputLength(long inputLength) {
    return (2 * inputLength * to + from) / (2L * from);
  }

  private static float[][] phases(int count, int halfTaps, double cutOff) {
    double beta = 0.1102 * (STOP_BAND_DB - 8.7);
    float[][] phases = new float[count + 1][2 * halfTaps];
    for (int phase = 0; phase <= count; phase++) {
      for (int tap = 0; tap < 2 * halfTaps; tap++) {
        double t = tap - halfTaps + 1 - (double) phase / count;
        double edge = t / halfTaps;
        double window = bessel0(beta * Math.sqrt(Math.max(0, 1 - edge * edge))) / bessel0(beta);
        double x = 2 * Math.PI * cutOff * t;
        double sinc = x == 0 ? 1 : Math.sin(x) / x;
        phases[phase][tap] = (float) (2 * cutOff * sinc * window);
      }
    }
    return phases;
  }

  /** The modified Bessel function of the first kind and order 0, by its power series. */
  private static double bessel0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }
}
