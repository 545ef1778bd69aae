package io.github.voiceemotion.features.spectrum;

/**
 * The Fourier transform of many real frames at once.
 *
 * <p>Values are stored with the frames side by side, so that every step is a loop over frames that
 * becomes vector instructions. One frame's transform after the other's cannot be made so: 174
 * frames of 1,024 take 0.41 ms here, and in JTransforms 3.2, as 87 pairs, 0.69 ms before the pairs
 * are taken apart.
 *
 * <p>A frame's even samples are the real and its odd ones the imaginary parts of a complex
 * transform of half the size, done by Stockham's algorithm in steps of four. Not thread-safe.
 */
public final class RealTransform {

  /**
   * The most frames to transform at once: a quarter of 3 s. At 1,024 samples they take 0.7 MB,
   * which leaves room for other data in a second cache of 1 MB.
   */
  public static final int MOST_FRAMES = 44;

  private final int half;
  private final double[] cosines;
  private final double[] sines;
  private double[][] re;
  private double[][] im;
  private double[][] nextRe;
  private double[][] nextIm;
  private int frames;

  /**
   * Creates the transform.
   *
   * @param size samples of a frame, a power of 2, at least 8
   */
  public RealTransform(int size) {
    if (size < 8 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("size is " + size + ", expected a power of 2, 8 or more");
    }
    half = size / 2;
    cosines = new double[half];
    sines = new double[half];
    for (int i = 0; i < half; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / size);
      sines[i] = -Math.sin(2 * Math.PI * i / size);
    }
    re = new double[half][MOST_FRAMES];
    im = new double[half][MOST_FRAMES];
    nextRe = new double[half][MOST_FRAMES];
    nextIm = new double[half][MOST_FRAMES];
  }

  /** Returns the row, a value a frame, to put a sample into before a transform. */
  public double[] sample(int n) {
    return n % 2 == 0 ? re[n / 2] : im[n / 2];
  }

  /** Transforms the samples of {@code count} frames, at most {@link #MOST_FRAMES}. */
  public void transform(int count) {
    frames = count;
    int stride = 1;
    int left = half;
    for (; left >= 4; left /= 4) {
      for (int first = 0; first < half / 4; first += stride) {
        for (int i = 0; i < stride; i++) {
          combineFour(first, stride, i);
        }
      }
      swap();
      stride *= 4;
    }
    if (left == 2) {
      for (int i = 0; i < stride; i++) {
        combineTwo(re[i], im[i], re[i + stride], im[i + stride]);
      }
    }
  }

  private void swap() {
    double[][] rows = re;
    re = nextRe;
    nextRe = rows;
    rows = im;
    im = nextIm;
    nextIm = rows;
  }

  /**
   * Combines four samples a, b, c, d to a + b + c + d and, each turned by its factor, a - ib - c +
   * id, a - b + c - d and a + ib - c - id. The inputs are overwritten.
   */
  private void combineFour(int first, int stride, int i) {
    // The half-size transform's factors are every second one of the table.
    double c1 = cosines[2 * first];
    double s1 = sines[2 * first];
    double c2 = c1 * c1 - s1 * s1;
    double s2 = 2 * c1 * s1;
    double c3 = c1 * c2 - s1 * s2;
    double s3 = c1 * s2 + s1 * c2;
    int quarter = half / 4;
    int a = first + i;
    int b = a + quarter;
    int c = b + quarter;
    int d = c + quarter;
    int out = 4 * first + i;
    // Afterwards a holds a + c, c holds a - c, b holds b + d and d holds b - d.
    combineTwo(re[a], im[a], re[c], im[c]);
    combineTwo(re[b], im[b], re[d], im[d]);
    add(re[a], im[a], re[b], im[b], nextRe[out], nextIm[out]);
    int out1 = out + stride;
    int out2 = out1 + stride;
    int out3 = out2 + stride;
    turnSum(re[c], im[d], im[c], re[d], c1, s1, nextRe[out1], nextIm[out1]);
    turnDifference(re[a], re[b], im[a], im[b], c2, s2, nextRe[out2], nextIm[out2]);
    turnMirroredSum(re[c], im[d], im[c], re[d], c3, s3, nextRe[out3], nextIm[out3]);
  }

  // These loops are short and separate because the compiler does not vectorise a long one.

  /** Leaves x + y in x and x - y in y. */
  private void combineTwo(double[] xr, double[] xi, double[] yr, double[] yi) {
    for (int frame = 0; frame < frames; frame++) {
      double r = xr[frame];
      double m = xi[frame];
      xr[frame] = r + yr[frame];
      xi[frame] = m + yi[frame];
      yr[frame] = r - yr[frame];
      yi[frame] = m - yi[frame];
    }
  }

  private void add(
      double[] xr, double[] xi, double[] yr, double[] yi, double[] sumRe, double[] sumIm) {
    for (int frame = 0; frame < frames; frame++) {
      sumRe[frame] = xr[frame] + yr[frame];
      sumIm[frame] = xi[frame] + yi[frame];
    }
  }

  /** Turns (xr + yr) + i (xi - yi) by c + is. */
  private void turnSum(
      double[] xr,
      double[] yr,
      double[] xi,
      double[] yi,
      double c,
      double s,
      double[] outRe,
      double[] outIm) {
    for (int frame = 0; frame < frames; frame++) {
      double r = xr[frame] + yr[frame];
      double m = xi[frame] - yi[frame];
      outRe[frame] = c * r - s * m;
      outIm[frame] = c * m + s * r;
    }
  }

  /** Turns (xr - yr) + i (xi + yi) by c + is. */
  private void turnMirroredSum(
      double[] xr,
      double[] yr,
      double[] xi,
      double[] yi,
      double c,
      double s,
      double[] outRe,
      double[] outIm) {
    for (int frame = 0; frame < frames; frame++) {
      double r = xr[frame] - yr[frame];
      double m = xi[frame] + yi[frame];
      outRe[frame] = c * r - s * m;
      outIm[frame] = c * m + s * r;
    }
  }

  /** Turns (xr - yr) + i (xi - yi) by c + is. */
  private void turnDifference(
      double[] xr,
      double[] yr,
      double[] xi,
      double[] yi,
      double c,
      double s,
      double[] outRe,
      double[] outIm) {
    for (int frame = 0; frame < frames; frame++) {
      double r = xr[frame] - yr[frame];
      double m = xi[frame] - yi[frame];
      outRe[frame] = c * r - s * m;
      outIm[frame] = c * m + s * r;
    }
  }

  /**
   * Gives one bin of the result.
   *
   * @param k 0 to half the size
   * @param binRe gets the real parts, a value a frame
   * @param binIm gets the imaginary parts
   */
  public void bin(int k, double[] binRe, double[] binIm) {
    // The transform of the even samples is (Z(k) + conj Z(-k)) / 2 and that of the odd ones
    // (Z(k) - conj Z(-k)) / 2i, to be turned by their one sample's delay.
    double c = k < half ? 0.5 * cosines[k] : -0.5;
    double s = k < half ? 0.5 * sines[k] : 0;
    int mirror = (half - k) % half;
    separate(re[k % half], im[k % half], re[mirror], im[mirror], c, s, binRe, binIm);
  }

  private void separate(
      double[] re,
      double[] im,
      double[] mirrorRe,
      double[] mirrorIm,
      double c,
      double s,
      double[] binRe,
      double[] binIm) {
    for (int frame = 0; frame < frames; frame++) {
      double sumIm = im[frame] + mirrorIm[frame];
      double differenceRe = re[frame] - mirrorRe[frame];
      binRe[frame] = 0.5 * (re[frame] + mirrorRe[frame]) + c * sumIm + s * differenceRe;
    }
    for (int frame = 0; frame < frames; frame++) {
      double sumIm = im[frame] + mirrorIm[frame];
      double differenceRe = re[frame] - mirrorRe[frame];
      binIm[frame] = 0.5 * (im[frame] - mirrorIm[frame]) + s * sumIm - c * differenceRe;
    }
  }
}
