package io.github.voiceemotion.api;

import io.github.voiceemotion.model.VoiceProfile;
import java.util.List;
import java.util.Objects;

/**
 * The files of one voice, each answered with all others in mind.
 *
 * @param results one a file, in their order
 * @param profile what is known of the voice after them
 */
public record VoiceFiles(List<FileResult> results, VoiceProfile profile) {

  public VoiceFiles {
    results = List.copyOf(results);
    Objects.requireNonNull(profile, "profile");
  }
}
