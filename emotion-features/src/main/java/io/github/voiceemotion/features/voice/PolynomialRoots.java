package io.github.voiceemotion.features.voice;

/**
 * The complex roots of a real polynomial by Laguerre's method, each found root being divided out.
 *
 * <p>commons-math3 has the method too, but allocates at every step of it. Not thread-safe.
 */
final class PolynomialRoots {

  private static final int MOST_STEPS = 60;

  /** The steps triple the digits each time: after one of this size, all digits are there. */
  private static final double LAST_STEP = 1e-4;

  private final double[] left;
  private final double[] real;
  private final double[] imaginary;
  private int count;
  private double re;
  private double im;

  PolynomialRoots(int degree) {
    left = new double[degree + 1];
    real = new double[degree];
    imaginary = new double[degree];
  }

  /**
   * Finds the roots.
   *
   * @param coefficients of x^0, x^1, ...; the last one is not 0
   * @return how many roots were found: all of them, or fewer if one does not converge
   */
  int solve(double[] coefficients) {
    int degree = left.length - 1;
    System.arraycopy(coefficients, 0, left, 0, degree + 1);
    count = 0;
    while (degree > 0) {
      if (!findRoot(degree)) {
        return count;
      }
      if (Math.abs(im) <= 1e-6 * Math.abs(re)) {
        add(re, 0);
        divideByRoot(degree);
        degree--;
      } else {
        add(re, im);
        add(re, -im);
        divideByPair(degree);
        degree -= 2;
      }
    }
    return count;
  }

  double real(int root) {
    return real[root];
  }

  double imaginary(int root) {
    return imaginary[root];
  }

  private void add(double re, double im) {
    real[count] = re;
    imaginary[count] = im;
    count++;
  }

  /** Laguerre's steps from a point inside the unit circle, where the poles of speech lie. */
  private boolean findRoot(int degree) {
    re = 0.6;
    im = 0.6;
    for (int step = 0; step < MOST_STEPS; step++) {
      // Horner for the polynomial p, its derivative d and half its second derivative h.
      double pr = left[degree];
      double pi = 0;
      double dr = 0;
      double di = 0;
      double hr = 0;
      double hi = 0;
      for (int i = degree - 1; i >= 0; i--) {
        double t = hr * re - hi * im + dr;
        hi = hr * im + hi * re + di;
        hr = t;
        t = dr * re - di * im + pr;
        di = dr * im + di * re + pi;
        dr = t;
        t = pr * re - pi * im + left[i];
        pi = pr * im + pi * re;
        pr = t;
      }
      double norm = pr * pr + pi * pi;
      if (norm == 0) {
        return true;
      }
      // g = d / p, s = g^2 - 2h / p
      double gr = (dr * pr + di * pi) / norm;
      double gi = (di * pr - dr * pi) / norm;
      double sr = gr * gr - gi * gi - 2 * (hr * pr + hi * pi) / norm;
      double si = 2 * gr * gi - 2 * (hi * pr - hr * pi) / norm;
      // root of (n - 1)(n s - g^2)
      double qr = (degree - 1) * (degree * sr - (gr * gr - gi * gi));
      double qi = (degree - 1) * (degree * si - 2 * gr * gi);
      double size = Math.sqrt(qr * qr + qi * qi);
      double wr = Math.sqrt(Math.max(0, 0.5 * (size + qr)));
      double wi = Math.copySign(Math.sqrt(Math.max(0, 0.5 * (size - qr))), qi);
      // The larger of the two denominators.
      double sign = gr * wr + gi * wi >= 0 ? 1 : -1;
      double zr = gr + sign * wr;
      double zi = gi + sign * wi;
      double z = zr * zr + zi * zi;
      if (!(z > 0) || Double.isInfinite(z)) {
        return false;
      }
      double moveRe = degree * zr / z;
      double moveIm = -degree * zi / z;
      re -= moveRe;
      im -= moveIm;
      if (moveRe * moveRe + moveIm * moveIm <= LAST_STEP * LAST_STEP * (re * re + im * im)) {
        return true;
      }
    }
    return false;
  }

  private void divideByRoot(int degree) {
    double carry = left[degree];
    for (int i = degree - 1; i >= 0; i--) {
      double next = left[i] + carry * re;
      left[i] = carry;
      carry = next;
    }
  }

  /** Divides by x^2 - 2 re x + (re^2 + im^2). */
  private void divideByPair(int degree) {
    double p = 2 * re;
    double q = -(re * re + im * im);
    double above = 0;
    double aboveThat = 0;
    for (int i = degree; i >= 2; i--) {
      double quotient = left[i] + p * above + q * aboveThat;
      aboveThat = above;
      above = quotient;
      left[i] = quotient;
    }
    System.arraycopy(left, 2, left, 0, degree - 1);
  }
}
