package io.github.voiceemotion.audio;

/**
 * How fast the shape of the spectrum moves: a voice never holds still, while a tone, a hum and the
 * notes of most instruments do.
 *
 * <p>24 bands, evenly spaced on the mel scale from 50 to 4,000 Hz, over 32 ms. The change around a
 * frame is the standard deviation, over the bands, of the difference in dB between the frames 20 ms
 * before and 20 ms after, so that getting louder or softer alone is no change.
 */
final class SpectralChange {

  private static final int BANDS = 24;
  private static final double LOWEST = 50;
  private static final double HIGHEST = 4_000;

  /** Frames on either side that are compared. */
  private static final int REACH = 2;

  /** What lies this far below the strongest band says nothing. */
  private static final double RANGE_DB = 20;

  private static final int TONE_BANDS = 2;
  private static final double TONE_RANGE_DB = 15;

  private static final int[] EDGES = edges();

  private final AudioClip clip;
  private final int hop;
  private final double[][] bands;

  /**
   * Prepares to look at a clip.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}
   * @param hop samples from one frame's centre to the next
   * @param frames number of frames
   */
  SpectralChange(AudioClip clip, int hop, int frames) {
    this.clip = clip;
    this.hop = hop;
    this.bands = new double[frames][];
  }

  /** Returns the change around a frame in dB, 0 at the clip's edges. */
  double around(int frame) {
    if (frame < REACH || frame + REACH >= bands.length) {
      return 0;
    }
    double[] before = bands(frame - REACH);
    double[] after = bands(frame + REACH);
    double floor = Math.max(max(before), max(after)) - RANGE_DB;
    int count = 0;
    double sum = 0;
    double squares = 0;
    for (int band = 0; band < BANDS; band++) {
      if (Math.max(before[band], after[band]) > floor) {
        double difference = after[band] - before[band];
        count++;
        sum += difference;
        squares += difference * difference;
      }
    }
    double mean = sum / count;
    return count > TONE_BANDS ? Math.sqrt(Math.max(0, squares / count - mean * mean)) : 0;
  }

  /** Tells whether a frame's energy lies in one or two bands. */
  boolean isTone(int frame) {
    double[] levels = bands(frame);
    double floor = max(levels) - TONE_RANGE_DB;
    int strong = 0;
    for (double level : levels) {
      strong += level > floor ? 1 : 0;
    }
    return strong <= TONE_BANDS;
  }

  private static double max(double[] levels) {
    double max = Double.NEGATIVE_INFINITY;
    for (double level : levels) {
      max = Math.max(max, level);
    }
    return max;
  }

  private double[] bands(int frame) {
    if (bands[frame] == null) {
      bands[frame] = computeBands(frame * hop);
    }
    return bands[frame];
  }

  private double[] computeBands(int centre) {
    double[] power = PowerSpectrum.around(clip, centre, EDGES[BANDS]);
    double[] levels = new double[BANDS];
    for (int band = 0; band < BANDS; band++) {
      double energy = 1e-10;
      for (int bin = EDGES[band]; bin < EDGES[band + 1]; bin++) {
        energy += power[bin];
      }
      levels[band] = 10 * Math.log10(energy);
    }
    return levels;
  }

  /** Returns the first bin of each band and the bin after the last. */
  private static int[] edges() {
    int[] edges = new int[BANDS + 1];
    double lowest = mel(LOWEST);
    double highest = mel(HIGHEST);
    for (int i = 0; i <= BANDS; i++) {
      double mel = lowest + (highest - lowest) * i / BANDS;
      edges[i] = PowerSpectrum.bin(700 * (Math.exp(mel) - 1));
    }
    return edges;
  }

  private static double mel(double hertz) {
    return Math.log(1 + hertz / 700);
  }
}
