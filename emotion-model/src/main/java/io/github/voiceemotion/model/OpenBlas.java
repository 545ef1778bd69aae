package io.github.voiceemotion.model;

import io.github.voiceemotion.audio.NativeLibrary;
import org.bytedeco.openblas.global.openblas;

/** The native library that multiplies matrices. */
final class OpenBlas {

  private OpenBlas() {}

  /**
   * Loads it, so that whoever starts learns at once, and not with the first recording, that it
   * cannot be.
   *
   * @throws ModelBundleException if it cannot be loaded
   */
  static void require() {
    try {
      openblas.blas_get_num_threads();
    } catch (LinkageError e) {
      throw new ModelBundleException(
          "the model",
          "needs OpenBLAS's native library, which cannot be loaded: "
              + NativeLibrary.reason("openblas", "jniopenblas_nolapack"),
          e);
    }
  }
}
