package io.github.voiceemotion.model;

import io.github.voiceemotion.audio.NativeLibrary;
import io.github.voiceemotion.model.network.Matrix;
import org.bytedeco.openblas.global.openblas_nolapack;

/** The native library that multiplies matrices. */
public final class OpenBlas {

  private OpenBlas() {}

  /**
   * Sets how many threads a product takes at most, in all of this program. Where many recordings
   * are answered at once, one a product leaves the processors to the recordings.
   */
  public static void useThreads(int threads) {
    openblas_nolapack.blas_set_num_threads(threads);
  }

  /**
   * Multiplies something, so that whoever starts learns at once, and not with the first recording,
   * that the library cannot be loaded.
   *
   * @throws ModelBundleException if it cannot be loaded
   */
  static void require() {
    try {
      Matrix one = Matrix.of(Matrix.memory(1), 1);
      Matrix.of(Matrix.memory(1), 1).becomesProduct(1, 1, 1, one, one, 0);
    } catch (LinkageError e) {
      throw new ModelBundleException(
          "the model",
          "needs OpenBLAS's native library, which cannot be loaded: "
              + NativeLibrary.reason("openblas", "jniopenblas_nolapack"),
          e);
    }
  }
}
