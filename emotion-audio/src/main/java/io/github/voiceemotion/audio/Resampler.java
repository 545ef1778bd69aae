package io.github.voiceemotion.audio;

import java.util.Arrays;

/**
 * Changes a stream's sample rate with a windowed-sinc filter in polyphase form.
 *
 * <p>Each output sample is the input, at the output sample's own instant, behind a linear-phase
 * low-pass: a sinc under a Kaiser window, with a stop band 90 dB down from half the lower of the
 * two rates on and a pass band up to 0.89 of that (7.1 of 8 kHz). The audio before the start and
 * after the end counts as zero; n samples give round(n * to / from), and nothing is delayed.
 *
 * <p>Sources: A. Oppenheim and R. Schafer, "Discrete-Time Signal Processing", for the window; J. O.
 * Smith, "Digital Audio Resampling Home Page", for interpolating between filter phases where the
 * ratio of the rates needs more of them than are kept.
 */
public final class Resampler implements AudioStream {

  /** The lowest sample rate accepted, in Hz. */
  public static final int MIN_RATE = 4_000;

  /** The highest sample rate accepted, in Hz. */
  public static final int MAX_RATE = 384_000;

  private static final double STOP_BAND_DB = 90;

  /** From the end of the pass band to the start of the stop band, in parts of the latter. */
  private static final double TRANSITION = 0.11;

  /** As many as 11,025 Hz needs; the usual rates need fewer. */
  private static final int MAX_PHASES = 640;

  private final AudioStream source;
  private final int targetRate;
  private final float[] sourceBlock = new float[8192];

  /** The two rates without their common factor: {@code to} samples out for {@code from} in. */
  private final int from;

  private final int to;

  /** {@code phases[p]} holds the taps for an instant {@code p / phaseCount} past a sample. */
  private final float[][] phases;

  private final int phaseCount;
  private final int halfTaps;

  /** The input around the next output sample; {@code window[0]} is sample {@code windowStart}. */
  private final float[] window;

  private long windowStart;
  private int windowLength;
  private long produced;

  /** The number of samples that come out, known once the source has ended. */
  private long total = Long.MAX_VALUE;

  /**
   * Resamples a stream, which is closed with this one.
   *
   * @param source audio of {@link #MIN_RATE} to {@link #MAX_RATE}
   * @param targetRate the rate to deliver, within the same range
   */
  public Resampler(AudioStream source, int targetRate) {
    if (!accepts(source.sampleRate())) {
      throw new IllegalArgumentException(
          rangeMessage("the source's sample rate", source.sampleRate()));
    }
    if (!accepts(targetRate)) {
      throw new IllegalArgumentException(rangeMessage("targetRate", targetRate));
    }
    this.source = source;
    this.targetRate = targetRate;
    int divisor = greatestCommonDivisor(source.sampleRate(), targetRate);
    this.from = source.sampleRate() / divisor;
    this.to = targetRate / divisor;

    double stopBand = 0.5 * Math.min(1.0, (double) to / from);
    double transition = TRANSITION * stopBand;
    this.halfTaps = 2 * (int) Math.ceil((STOP_BAND_DB - 7.95) / (14.36 * transition) / 4);
    this.phaseCount = Math.min(to, MAX_PHASES);
    this.phases = phases(phaseCount, halfTaps, stopBand - transition / 2);
    this.window = new float[3 * halfTaps + sourceBlock.length];
    this.windowStart = -halfTaps;
    this.windowLength = halfTaps;
  }

  /**
   * Resamples a whole clip.
   *
   * @param clip audio of {@link #MIN_RATE} to {@link #MAX_RATE}
   * @param targetRate the rate wanted, within the same range
   * @return a clip of {@code round(clip.length() * targetRate / clip.sampleRate())} samples, or the
   *     clip itself if it has that rate
   */
  public static AudioClip resample(AudioClip clip, int targetRate) {
    if (clip.sampleRate() == targetRate) {
      return clip;
    }
    try (Resampler resampler = new Resampler(new ClipStream(clip), targetRate)) {
      float[] samples = new float[(int) outputLength(clip.length(), resampler.from, resampler.to)];
      resampler.read(samples);
      return new AudioClip(samples, targetRate, clip.clipping());
    }
  }

  /** Refuses a file whose sample rate is out of range. */
  static void checkRate(String name, long rate) {
    if (!accepts(rate)) {
      throw new AudioException(name, rangeMessage("its sample rate", rate));
    }
  }

  static boolean accepts(long rate) {
    return rate >= MIN_RATE && rate <= MAX_RATE;
  }

  private static String rangeMessage(String what, long rate) {
    return what + " is " + rate + " Hz, expected " + MIN_RATE + " to " + MAX_RATE;
  }

  @Override
  public int sampleRate() {
    return targetRate;
  }

  @Override
  public int read(float[] block) {
    int written = 0;
    while (written < block.length) {
      long centre = produced * from / to;
      if (total == Long.MAX_VALUE && centre + halfTaps >= windowStart + windowLength) {
        advance(centre - halfTaps + 1);
        continue;
      }
      if (produced == total) {
        break;
      }
      block[written++] = output(centre);
      produced++;
    }
    return written;
  }

  /** Drops the input before {@code firstNeeded} and reads more, zeros once the source has ended. */
  private void advance(long firstNeeded) {
    int dropped = (int) (firstNeeded - windowStart);
    windowLength -= dropped;
    windowStart = firstNeeded;
    System.arraycopy(window, dropped, window, 0, windowLength);
    int read = source.read(sourceBlock);
    System.arraycopy(sourceBlock, 0, window, windowLength, read);
    windowLength += read;
    if (read < sourceBlock.length) {
      total = outputLength(windowStart + windowLength, from, to);
      Arrays.fill(window, windowLength, windowLength + halfTaps, 0);
      windowLength += halfTaps;
    }
  }

  private float output(long centre) {
    long position = (produced * from - centre * to) * phaseCount;
    int phase = (int) (position / to);
    double towardsNext = (double) (position % to) / to;
    int start = (int) (centre - halfTaps + 1 - windowStart);
    double value = dot(phases[phase], start);
    if (towardsNext > 0) {
      value += towardsNext * (dot(phases[phase + 1], start) - value);
    }
    return (float) value;
  }

  private double dot(float[] taps, int start) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int i = 0; i < taps.length; i += 4) {
      a += taps[i] * window[start + i];
      b += taps[i + 1] * window[start + i + 1];
      c += taps[i + 2] * window[start + i + 2];
      d += taps[i + 3] * window[start + i + 3];
    }
    return (double) a + b + c + d;
  }

  private static long outputLength(long inputLength, int from, int to) {
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

  @Override
  public void close() {
    source.close();
  }
}
