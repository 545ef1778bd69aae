package io.github.voiceemotion.training.corpus;

import io.github.voiceemotion.model.Emotion;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One recording of one speaker with one emotion.
 *
 * @param path the audio file
 * @param corpus the name of the corpus, such as {@code ravdess}
 * @param speaker the speaker, unique across corpora: the corpus, a hyphen and the corpus's own name
 *     for the speaker, such as {@code ravdess-01}
 * @param emotion the emotion that the speaker was asked to show
 * @param intensity how strongly
 */
public record Utterance(
    Path path, String corpus, String speaker, Emotion emotion, Intensity intensity) {

  public Utterance {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(corpus, "corpus");
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(emotion, "emotion");
    Objects.requireNonNull(intensity, "intensity");
    if (corpus.isBlank()) {
      throw new IllegalArgumentException("corpus of " + path + " is blank");
    }
    if (!speaker.startsWith(corpus + "-")) {
      throw new IllegalArgumentException(
          "speaker is '" + speaker + "', expected it to begin with '" + corpus + "-'");
    }
  }

  /**
   * Makes an utterance of which nobody says how intense it is.
   *
   * @param speaker the corpus's own name for the speaker, such as {@code anna}
   */
  public static Utterance of(Path path, String corpus, String speaker, Emotion emotion) {
    return new Utterance(path, corpus, corpus + "-" + speaker, emotion, Intensity.UNSPECIFIED);
  }

  /** Returns the ids of everyone who speaks in some utterances. */
  public static SortedSet<String> speakers(Collection<Utterance> utterances) {
    return utterances.stream()
        .map(Utterance::speaker)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
