package io.github.voiceemotion.layers;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Products of row-major matrices in single precision, by OpenBLAS.
 *
 * <p>Each matrix is a direct buffer, whose position is where it begins, and the distance between
 * its rows. Loops run over plain arrays instead, which the JVM turns into vector instructions;
 * copying between the two is cheap beside a product.
 */
final class Gemm {

  private Gemm() {}

  /** Returns memory for a matrix. */
  static FloatBuffer buffer(int size) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** Returns the buffer, at its beginning, if it is large enough, else a new one. */
  static FloatBuffer atLeast(FloatBuffer buffer, int size) {
    return buffer.capacity() >= size ? buffer.position(0) : buffer(size);
  }

  /** {@code c = a b + keep c}, with a of m x k and b of k x n. */
  static void multiply(
      int m,
      int n,
      int k,
      FloatBuffer a,
      int aStride,
      FloatBuffer b,
      int bStride,
      float keep,
      FloatBuffer c,
      int cStride) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasNoTrans,
        m,
        n,
        k,
        1,
        a,
        aStride,
        b,
        bStride,
        keep,
        c,
        cStride);
  }

  /** {@code c = transposed(a) b + keep c}, with a of k x m and b of k x n. */
  static void multiplyTransposedFirst(
      int m,
      int n,
      int k,
      FloatBuffer a,
      int aStride,
      FloatBuffer b,
      int bStride,
      float keep,
      FloatBuffer c,
      int cStride) {
    cblas_sgemm(
        CblasRowMajor,
        CblasTrans,
        CblasNoTrans,
        m,
        n,
        k,
        1,
        a,
        aStride,
        b,
        bStride,
        keep,
        c,
        cStride);
  }

  /** {@code c = a transposed(b) + keep c}, with a of m x k and b of n x k. */
  static void multiplyTransposedSecond(
      int m,
      int n,
      int k,
      FloatBuffer a,
      int aStride,
      FloatBuffer b,
      int bStride,
      float keep,
      FloatBuffer c,
      int cStride) {
    cblas_sgemm(
        CblasRowMajor,
        CblasNoTrans,
        CblasTrans,
        m,
        n,
        k,
        1,
        a,
        aStride,
        b,
        bStride,
        keep,
        c,
        cStride);
  }
}
