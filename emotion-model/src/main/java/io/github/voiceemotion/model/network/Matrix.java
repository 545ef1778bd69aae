package io.github.voiceemotion.model.network;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * A row-major matrix in native memory, as OpenBLAS takes it: where it begins, how far its rows are
 * apart, and whether it is to be read with rows and columns exchanged.
 *
 * <p>Loops run over plain arrays instead, which the JVM turns into vector instructions; copying
 * between the two is cheap beside a product.
 *
 * @param memory a direct buffer
 * @param start index of the first value
 * @param stride values from one row to the next
 * @param isTransposed whether to exchange rows and columns
 */
public record Matrix(FloatBuffer memory, int start, int stride, boolean isTransposed) {

  /**
   * Multiplications up to which OpenBLAS takes the matrices as they lie. It copies those of larger
   * products first, so these are computed some rows at a time; a tenth faster.
   */
  private static final long WITHOUT_COPIES = 1_000_000;

  /** With fewer rows at a time, there is nothing to gain. */
  private static final int FEWEST_ROWS = 16;

  /** Returns the matrix that begins with the memory. */
  public static Matrix of(FloatBuffer memory, int stride) {
    return new Matrix(memory, 0, stride, false);
  }

  /** Returns the matrix that begins somewhere else in the memory. */
  public Matrix from(int newStart) {
    return new Matrix(memory, newStart, stride, isTransposed);
  }

  /** Returns the matrix with rows and columns exchanged. */
  public Matrix transposed() {
    return new Matrix(memory, start, stride, !isTransposed);
  }

  /** {@code this = a b + keep this}, with this of rows x columns and a of rows x inner. */
  public void becomesProduct(int rows, int columns, int inner, Matrix a, Matrix b, float keep) {
    int some = rows;
    if (!a.isTransposed && !b.isTransposed) {
      int fitting = (int) (WITHOUT_COPIES / Math.max(1, (long) columns * inner));
      some = fitting >= FEWEST_ROWS ? Math.min(rows, fitting) : rows;
    }
    for (int row = 0; row < rows; row += some) {
      from(start + row * stride)
          .multiply(
              Math.min(some, rows - row),
              columns,
              inner,
              a.from(a.start + row * a.stride),
              b,
              keep);
    }
  }

  private void multiply(int rows, int columns, int inner, Matrix a, Matrix b, float keep) {
    cblas_sgemm(
        CblasRowMajor,
        a.isTransposed ? CblasTrans : CblasNoTrans,
        b.isTransposed ? CblasTrans : CblasNoTrans,
        rows,
        columns,
        inner,
        1,
        a.begin(),
        a.stride,
        b.begin(),
        b.stride,
        keep,
        begin(),
        stride);
  }

  /** A view of its own, since two matrices may share their memory. */
  private FloatBuffer begin() {
    return memory.duplicate().position(start);
  }

  /** Returns memory for so many values. */
  public static FloatBuffer memory(int size) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** Returns the memory if it is large enough, else new memory. */
  public static FloatBuffer atLeast(FloatBuffer memory, int size) {
    return memory.capacity() >= size ? memory : memory(size);
  }
}
