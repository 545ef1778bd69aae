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
 * <p>Source: J. O. Smith, "Digital Audio Resampling Home Page", for interpolating between filter
 * phases where the ratio of the rates needs more of them than are kept.
 */
public final class Resampler implements AudioStream {

  /** The lowest sample rate accepted, in Hz. */
  public static final int MIN_RATE = 4_000;

  /** The highest sample rate accepted, in Hz. */
  public static final int MAX_RATE = 384_000;

  /** Input that is computed together, in samples at most, if it is not a single period. */
  private static final int BLOCK = 1 << 15;

  /** Fewer input samples a period would mean more work to lay them out than to filter them. */
  private static final int SHORTEST_PERIOD = 256;

  private final AudioStream source;
  private final int targetRate;
  private final ResamplingFilter filter;
  private final float[] sourceBlock = new float[8192];

  /** Input and output samples of a period, after which all phases come again. */
  private final int periodIn;

  private final int periodOut;

  /** The most periods that are computed together. */
  private final int periods;

  /** The input around the next output sample; {@code window[0]} is sample {@code windowStart}. */
  private float[] window;

  private long windowStart;
  private int windowLength;

  /** Null until the first samples of an exact filter are computed. */
  private Periods sideBySide;

  /** The samples that come next. */
  private float[] output = new float[0];

  private int outputStart;
  private int outputLength;
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
    this.filter = ResamplingFilter.between(source.sampleRate(), targetRate);
    int repeated = (SHORTEST_PERIOD + filter.from() - 1) / filter.from();
    this.periodIn = repeated * filter.from();
    this.periodOut = repeated * filter.to();
    this.periods = Math.max(1, BLOCK / periodIn);
    this.window = new float[filter.halfTaps() + sourceBlock.length];
    this.windowStart = -filter.halfTaps() + 1;
    this.windowLength = filter.halfTaps() - 1;
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
      float[] samples = new float[(int) resampler.filter.outputLength(clip.length())];
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
      if (outputStart == outputLength && !produce()) {
        break;
      }
      int some = Math.min(block.length - written, outputLength - outputStart);
      System.arraycopy(output, outputStart, block, written, some);
      outputStart += some;
      written += some;
    }
    return written;
  }

  /** Computes the next samples, at the start of a period; returns whether there are any. */
  private boolean produce() {
    long centre = produced * filter.from() / filter.to();
    keepFrom(centre - filter.halfTaps() + 1);
    read(periods * periodIn + 2 * filter.halfTaps());
    int count = (int) Math.min((long) periods * periodOut, total - produced);
    if (count == 0) {
      return false;
    }
    int together = (count + periodOut - 1) / periodOut;
    endWithZeros(together * periodIn + 2 * filter.halfTaps());
    output = atLeast(output, together * periodOut);
    if (filter.isExact()) {
      if (sideBySide == null || sideBySide.count != together) {
        sideBySide = new Periods(together);
      }
      sideBySide.compute();
    } else {
      for (int i = 0; i < count; i++) {
        output[i] = mixed(produced + i, centre);
      }
    }
    outputStart = 0;
    outputLength = count;
    produced += count;
    return true;
  }

  /** Drops the input before a sample. */
  private void keepFrom(long first) {
    int dropped = (int) Math.min(windowLength, first - windowStart);
    windowLength -= dropped;
    windowStart += dropped;
    System.arraycopy(window, dropped, window, 0, windowLength);
  }

  /** Reads until there is so much input, or to its end. */
  private void read(int wanted) {
    while (windowLength < wanted && total == Long.MAX_VALUE) {
      int read = source.read(sourceBlock);
      window = atLeast(window, windowLength + read);
      System.arraycopy(sourceBlock, 0, window, windowLength, read);
      windowLength += read;
      if (read < sourceBlock.length) {
        total = filter.outputLength(windowStart + windowLength);
      }
    }
  }

  private void endWithZeros(int wanted) {
    window = atLeast(window, wanted);
    if (windowLength < wanted) {
      Arrays.fill(window, windowLength, wanted, 0);
    }
  }

  /** An output sample that lies between two of the filter's phases. */
  private float mixed(long index, long firstCentre) {
    long centre = index * filter.from() / filter.to();
    int phaseCount = filter.phases().length - 1;
    long position = (index * filter.from() - centre * filter.to()) * phaseCount;
    int phase = (int) (position / filter.to());
    double towardsNext = (double) (position % filter.to()) / filter.to();
    int start = (int) (centre - firstCentre);
    double value = dot(filter.phases()[phase], start);
    return (float) (value + towardsNext * (dot(filter.phases()[phase + 1], start) - value));
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

  /** Returns the array, or a longer one that begins with it. */
  private static float[] atLeast(float[] array, int length) {
    return array.length >= length
        ? array
        : Arrays.copyOf(array, Math.max(length, array.length + array.length / 2));
  }

  /**
   * Some periods, computed side by side: a phase of all of them at once, tap by tap. So the
   * innermost loop runs over arrays with one index, which the JVM turns into vector instructions.
   */
  private final class Periods {

    private final int count;

    /** {@code rows[i][k]} is input sample i of period k. */
    private final float[][] rows;

    private final float[] sums;

    Periods(int count) {
      this.count = count;
      int last = (int) ((long) (periodOut - 1) * filter.from() / filter.to());
      this.rows = new float[last + 2 * filter.halfTaps()][count];
      this.sums = new float[count];
    }

    void compute() {
      for (int i = 0; i < rows.length; i++) {
        float[] row = rows[i];
        for (int k = 0; k < count; k++) {
          row[k] = window[i + k * periodIn];
        }
      }
      for (int i = 0; i < periodOut; i++) {
        long position = (long) i * filter.from();
        int start = (int) (position / filter.to());
        float[] taps = filter.phases()[(int) (position % filter.to())];
        Arrays.fill(sums, 0);
        for (int tap = 0; tap < taps.length; tap += 4) {
          add(taps, tap, start + tap);
        }
        for (int k = 0; k < count; k++) {
          output[k * periodOut + i] = sums[k];
        }
      }
    }

    private void add(float[] taps, int tap, int row) {
      float first = taps[tap];
      float second = taps[tap + 1];
      float third = taps[tap + 2];
      float fourth = taps[tap + 3];
      float[] a = rows[row];
      float[] b = rows[row + 1];
      float[] c = rows[row + 2];
      float[] d = rows[row + 3];
      float[] sums = this.sums;
      for (int k = 0; k < sums.length; k++) {
        sums[k] += first * a[k] + second * b[k] + third * c[k] + fourth * d[k];
      }
    }
  }

  @Override
  public void close() {
    source.close();
  }
}
