package io.github.voiceemotion.transcription;

/**
 * A way to transcribe, which {@link java.util.ServiceLoader} finds.
 *
 * <p>A program adds its own by implementing this interface in a public class with a public
 * constructor without parameters, and naming that class in {@code
 * META-INF/services/io.github.voiceemotion.transcription.TranscriptionEngine}.
 */
public interface TranscriptionEngine {

  /** Returns the name by which options choose this engine, such as {@code "whisper"}. */
  String name();

  /** Returns whether audio is sent to another machine. */
  boolean leavesTheMachine();

  /**
   * Opens the engine. What is cheap to check, such as whether the model is there and a key is set,
   * is checked at once; heavy loading may wait for the first clip.
   *
   * @throws TranscriptionException if the engine cannot work with its model or key
   * @throws IllegalArgumentException if the options hold what this engine does not take
   */
  Transcriber open(TranscriptionOptions options);
}
