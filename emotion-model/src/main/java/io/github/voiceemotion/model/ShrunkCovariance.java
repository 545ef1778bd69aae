package io.github.voiceemotion.model;

import static org.bytedeco.openblas.global.openblas.LAPACKE_dposv;
import static org.bytedeco.openblas.global.openblas.LAPACK_ROW_MAJOR;

import io.github.voiceemotion.model.network.Matrix;
import java.nio.FloatBuffer;

/**
 * How vectors scatter around 0, mixed with a scatter that is equal in all directions, so that it
 * can be divided by also where there are fewer vectors than they have values (Friedman,
 * "Regularized Discriminant Analysis", 1989).
 */
final class ShrunkCovariance {

  /** Vectors that are added at a time. */
  private static final int BLOCK = 512;

  /** Were all vectors 0, there would be nothing to divide by. */
  private static final double SMALLEST = 1e-8;

  private final int size;
  private final FloatBuffer block;
  private final FloatBuffer sums;
  private final float[] row;
  private int filled;

  /** Starts with no vectors of so many values. */
  ShrunkCovariance(int size) {
    this.size = size;
    this.block = Matrix.memory(BLOCK * size);
    this.sums = Matrix.memory(size * size);
    this.row = new float[size];
  }

  /**
   * Adds a vector.
   *
   * @param share how much it counts; all shares sum to 1
   */
  void add(double[] vector, double share) {
    double root = Math.sqrt(share);
    for (int i = 0; i < size; i++) {
      row[i] = (float) (root * vector[i]);
    }
    block.put(filled * size, row);
    filled++;
    if (filled == BLOCK) {
      addBlock();
    }
  }

  private void addBlock() {
    if (filled > 0) {
      Matrix rows = Matrix.of(block, size);
      Matrix.of(sums, size).becomesProduct(size, size, filled, rows.transposed(), rows, 1);
      filled = 0;
    }
  }

  /**
   * Divides vectors by the covariance.
   *
   * @param vectors one a row
   * @param shrinkage how much of the covariance is replaced by one that is equal in all directions,
   *     from 0 to 1
   * @return {@code covariance^-1 vector} of each, one a row
   */
  double[][] solve(double[][] vectors, double shrinkage) {
    addBlock();
    double[] covariance = new double[size * size];
    double trace = 0;
    for (int i = 0; i < size * size; i++) {
      covariance[i] = (1 - shrinkage) * sums.get(i);
    }
    for (int i = 0; i < size; i++) {
      trace += sums.get(i * size + i);
    }
    double sphere = Math.max(trace / size, SMALLEST);
    for (int i = 0; i < size; i++) {
      covariance[i * size + i] += shrinkage * sphere;
    }
    double[] columns = new double[size * vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < size; j++) {
        columns[j * vectors.length + i] = vectors[i][j];
      }
    }
    int failed =
        LAPACKE_dposv(
            LAPACK_ROW_MAJOR,
            (byte) 'U',
            size,
            vectors.length,
            covariance,
            size,
            columns,
            vectors.length);
    if (failed != 0) {
      throw new IllegalArgumentException(
          "the values cannot be told apart: the covariance of " + size + " is singular");
    }
    double[][] solved = new double[vectors.length][size];
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j < size; j++) {
        solved[i][j] = columns[j * vectors.length + i];
      }
    }
    return solved;
  }
}
