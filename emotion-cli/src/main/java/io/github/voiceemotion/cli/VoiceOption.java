package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.model.VoiceProfile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say that all files are one voice's, and which. */
final class VoiceOption {

  @Option(
      names = "--voice",
      paramLabel = "NAME",
      description =
          "All files are one voice's, which is known by that name, and better from file to file; "
              + "'emotion voice' lists and deletes such names. With --explain, it stays as it is.")
  private String name;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Where voices are kept (default: the user's data folder).")
  private Path data;

  @Option(
      names = "--same-voice",
      description =
          "All files are one voice's: answer each with all the others in mind; with --timeline, each "
              + "window with all others of the file.")
  private boolean sameVoice;

  /** Returns whether all files are one voice's. */
  boolean isGiven() {
    return name != null || sameVoice;
  }

  /** Returns whether files are to be answered together, and not in turn. */
  boolean isTogether() {
    return sameVoice;
  }

  /** Returns what contradicts itself, if anything does. */
  Optional<String> contradiction(boolean explain) {
    if (data != null && name == null) {
      return Optional.of("--data says where voices are kept, and goes with --voice");
    }
    return explain && sameVoice
        ? Optional.of("--same-voice does not go with --explain, which --voice does")
        : Optional.empty();
  }

  /**
   * Returns what is known of the voice.
   *
   * @throws IllegalArgumentException if the model makes no use of it, or cannot go on with what is
   *     kept
   */
  VoiceProfile known(EmotionRecognizer recognizer) {
    return kept(recognizer).orElseGet(recognizer::unknownVoice);
  }

  /**
   * Returns what is known of the voice, which has to be something.
   *
   * @throws IllegalArgumentException as {@link #known}, or if no voice of this name is kept
   */
  VoiceProfile heardBefore(EmotionRecognizer recognizer) {
    return kept(recognizer)
        .orElseThrow(() -> new IllegalArgumentException("no voice is called '" + name + "'"));
  }

  private Optional<VoiceProfile> kept(EmotionRecognizer recognizer) {
    if (!recognizer.knowsVoices()) {
      throw new IllegalArgumentException(
          "a light model makes no use of what a voice is like: leave out --voice and --same-voice");
    }
    Optional<VoiceProfile> kept = name == null ? Optional.empty() : VoiceFolder.in(data).read(name);
    kept.ifPresent(recognizer::requireOwn);
    return kept;
  }

  /** Keeps what is known now, if the voice has a name. */
  void keep(VoiceProfile grown) {
    if (name != null) {
      VoiceFolder.in(data).write(name, grown);
    }
  }
}
