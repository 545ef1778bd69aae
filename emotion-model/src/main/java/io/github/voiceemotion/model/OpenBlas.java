package io.github.voiceemotion.model;

import io.github.voiceemotion.audio.NativeLibrary;
import io.github.voiceemotion.model.network.Matrix;

/** The native library that multiplies matrices. */
final class OpenBlas {

  private OpenBlas() {}

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
