package io.github.voiceemotion.training.corpus;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What became of one utterance when its corpus was organised.
 *
 * @param utterance the utterance, with the path of its source
 * @param file its place in the target
 * @param outcome what became of it
 * @param reason why it failed; empty unless it did
 */
public record OrganizedFile(Utterance utterance, Path file, Outcome outcome, String reason) {

  /** What became of an utterance. */
  public enum Outcome {
    LINKED,
    COPIED,
    /** Its place held it already, byte for byte. */
    ALREADY_THERE,
    /** Its place held something else, which was left as it is. */
    CONFLICT,
    FAILED;

    /** Returns whether the utterance is now in its place. */
    public boolean isInPlace() {
      return this == LINKED || this == COPIED || this == ALREADY_THERE;
    }
  }

  public OrganizedFile {
    Objects.requireNonNull(utterance, "utterance");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(reason, "reason");
  }

  /** Returns in one line why the utterance is not in its place. */
  public String problem() {
    return switch (outcome) {
      case CONFLICT -> file + ": differs from " + utterance.path() + " and was left as it is";
      case FAILED -> utterance.path() + ": cannot be placed at " + file + " (" + reason + ")";
      default -> throw new IllegalStateException(file + " is in its place");
    };
  }
}
