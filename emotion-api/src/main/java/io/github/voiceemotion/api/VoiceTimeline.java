package io.github.voiceemotion.api;

import io.github.voiceemotion.model.VoiceProfile;
import java.util.List;
import java.util.Objects;

/**
 * How the emotion of one voice goes through longer audio.
 *
 * @param segments in order, each answered with all others in mind
 * @param profile the voice's, grown by all segments in which it speaks
 */
public record VoiceTimeline(List<Segment> segments, VoiceProfile profile) {

  public VoiceTimeline {
    segments = List.copyOf(segments);
    Objects.requireNonNull(profile, "profile");
  }
}
