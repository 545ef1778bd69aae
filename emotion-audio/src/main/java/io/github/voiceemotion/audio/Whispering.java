package io.github.voiceemotion.audio;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What tells whispering from other noise: its spectrum moves with every sound that is formed, while
 * that of wind, rain, applause or a fan stays what it is, however its level may swell.
 *
 * <p>Ten bands of 600 Hz from 1 to 7 kHz are looked at; one that lies 25 dB below the strongest
 * says nothing, so that a telephone's whispering is found by its lower half. All limits were found
 * by trial, with recordings of six corpora that were made into whispers, as they are and behind
 * codecs, and with synthesised noises.
 */
final class Whispering {

  private static final int BANDS = 10;
  private static final int LOWEST = PowerSpectrum.bin(1_000);
  private static final int WIDTH = PowerSpectrum.bin(600);
  private static final int BINS = LOWEST + BANDS * WIDTH;

  /** The mean square of a signal is the sum of its power spectrum times this. */
  private static final double MEAN_SQUARE =
      2 / (0.375 * PowerSpectrum.WINDOW * PowerSpectrum.WINDOW);

  /** The share of the strongest band's power from which on a band counts: -25 dB. */
  private static final double RANGE = 0.003;

  /** Frames that are compared with as many others. */
  private static final int REACH = 8;

  /** A third of a whisper's frames change faster, mostly by 3 to 7 dB; those of noises by 2. */
  private static final double MIN_CHANGE_DB = 2.4;

  /** Whispering has 2.7 to 3.8 dB, clicks have less, and what a codec leaves holes in has 4. */
  private static final double MIN_PEAKINESS_DB = 2.4;

  private static final double MAX_PEAKINESS_DB = 3.8;

  /** The strongest band of a whisper has 2.7 to 4 dB, one with a tone in it 9. */
  private static final double MAX_PEAKINESS_OF_STRONGEST_DB = 5;

  /** What stands out in the patter of drops and keys mostly does not last. */
  private static final double MIN_LASTING = 0.7;

  /** Less than a short word, 0.3 s. */
  private static final int MIN_FRAMES = 30;

  private final double[][] bands;
  private final double[] level;
  private final double[] peakiness;
  private final double[] peakinessOfStrongest;

  /**
   * Looks at a clip.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}
   * @param hop samples from one frame's centre to the next
   * @param frames number of frames
   */
  Whispering(AudioClip clip, int hop, int frames) {
    bands = new double[frames][BANDS];
    level = new double[frames];
    peakiness = new double[frames];
    peakinessOfStrongest = new double[frames];
    for (int frame = 0; frame < frames; frame++) {
      look(frame, PowerSpectrum.around(clip, frame * hop, BINS));
    }
  }

  /**
   * Computes level and peakiness. The latter is the mean square of the bins' power over the square
   * of their mean, 2.5 dB in steady noise.
   */
  private void look(int frame, double[] power) {
    double[] peaks = new double[BANDS];
    double[] sums = bands[frame];
    for (int band = 0; band < BANDS; band++) {
      double sum = 1e-10;
      double squares = 1e-20;
      for (int bin = LOWEST + band * WIDTH; bin < LOWEST + (band + 1) * WIDTH; bin++) {
        sum += power[bin];
        squares += power[bin] * power[bin];
      }
      sums[band] = sum;
      peaks[band] = 10 * Math.log10(squares * WIDTH / (sum * sum));
    }
    double strongest = max(sums);
    int count = 0;
    for (int band = 0; band < BANDS; band++) {
      if (sums[band] >= RANGE * strongest) {
        peakiness[frame] += peaks[band];
        count++;
      }
      if (sums[band] == strongest) {
        peakinessOfStrongest[frame] = peaks[band];
      }
    }
    peakiness[frame] /= count;
    level[frame] = 10 * Math.log10(MEAN_SQUARE * Arrays.stream(sums).sum());
  }

  /** Returns the level from 1 to 7 kHz of each frame, in dB below full scale. */
  double[] level() {
    return level;
  }

  /**
   * Tells whether a stretch is whispered.
   *
   * @param start its first frame
   * @param end the frame after its last one
   * @param loud the frames that stand out from the background
   * @param lasting those of them that do not stand out alone
   */
  boolean isIn(int start, int end, boolean[] loud, boolean[] lasting) {
    int[] frames = IntStream.range(start, end).filter(frame -> lasting[frame]).toArray();
    long all = IntStream.range(start, end).filter(frame -> loud[frame]).count();
    if (frames.length < MIN_FRAMES || frames.length < MIN_LASTING * all) {
      return false;
    }
    double[] change = Arrays.stream(frames).mapToDouble(this::changeAround).sorted().toArray();
    double usual = median(frames, peakiness);
    return change[change.length * 2 / 3] >= MIN_CHANGE_DB
        && usual >= MIN_PEAKINESS_DB
        && usual <= MAX_PEAKINESS_DB
        && median(frames, peakinessOfStrongest) <= MAX_PEAKINESS_OF_STRONGEST_DB;
  }

  /**
   * Returns by how many dB the bands change from the 80 ms before to the 80 ms after, each against
   * the median of them all: so getting louder or softer is no change, and a single band no great
   * one.
   */
  private double changeAround(int frame) {
    if (frame < REACH || frame + REACH > bands.length) {
      return 0;
    }
    double[] before = sum(frame - REACH, frame);
    double[] after = sum(frame, frame + REACH);
    double floor = RANGE * Math.max(max(before), max(after));
    double[] differences =
        IntStream.range(0, BANDS)
            .filter(band -> Math.max(before[band], after[band]) >= floor)
            .mapToDouble(band -> 10 * Math.log10(after[band] / before[band]))
            .sorted()
            .toArray();
    double median = differences[differences.length / 2];
    double sum = 0;
    for (double difference : differences) {
      sum += Math.abs(difference - median);
    }
    return sum / differences.length;
  }

  private double[] sum(int start, int end) {
    double[] sum = new double[BANDS];
    for (int frame = start; frame < end; frame++) {
      for (int band = 0; band < BANDS; band++) {
        sum[band] += bands[frame][band];
      }
    }
    return sum;
  }

  private static double median(int[] frames, double[] values) {
    double[] sorted = Arrays.stream(frames).mapToDouble(frame -> values[frame]).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static double max(double[] values) {
    double max = values[0];
    for (double value : values) {
      max = Math.max(max, value);
    }
    return max;
  }
}
