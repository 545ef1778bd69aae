package io.github.voiceemotion.model;

/** A model bundle that cannot be read or written; the message names the bundle and says why. */
public class ModelBundleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says of the bundle of that name what is wrong with it. */
  public ModelBundleException(String name, String reason) {
    super(name + ": " + reason);
  }

  /** Says of the bundle of that name what is wrong with it, and from what that was seen. */
  public ModelBundleException(String name, String reason, Throwable cause) {
    super(name + ": " + reason, cause);
  }
}
