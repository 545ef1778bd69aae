package io.github.voiceemotion.model.network;

import java.nio.FloatBuffer;

/** The memory of each {@link Parameter} of a layer: of its values, or of their gradients. */
@FunctionalInterface
public interface ParameterBuffers {

  /**
   * Returns where a parameter's numbers are.
   *
   * @param name of the parameter
   * @return a direct buffer of native order, from its beginning to its end
   */
  FloatBuffer of(String name);
}
