package io.github.voiceemotion.training.corpus;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a corpus holds.
 *
 * @param corpus the corpus's name
 * @param utterances what can be used, in an order that depends on the files' names alone
 * @param leftOut every file that was left out, by reason, such as {@code disgust}
 */
public record CorpusListing(
    String corpus, List<Utterance> utterances, SortedMap<String, List<Path>> leftOut) {

  /** The reason that is no choice of the corpus's. */
  static final String UNREADABLE = "cannot be read";

  public CorpusListing {
    utterances = List.copyOf(utterances);
    SortedMap<String, List<Path>> copy = new TreeMap<>();
    leftOut.forEach((reason, files) -> copy.put(reason, List.copyOf(files)));
    leftOut = Collections.unmodifiableSortedMap(copy);
  }

  /** Returns the utterances of some listings, one after the other. */
  public static List<Utterance> utterances(List<CorpusListing> listings) {
    return listings.stream().flatMap(listing -> listing.utterances().stream()).toList();
  }

  /**
   * Returns the number of utterances of each emotion that occurs: the six of {@link Labels#SIX} in
   * their order, then others by the alphabet.
   */
  public Map<Emotion, Integer> countByEmotion() {
    Map<Emotion, Integer> counts = new TreeMap<>(Labels.ORDER);
    utterances.forEach(utterance -> counts.merge(utterance.emotion(), 1, Integer::sum));
    return counts;
  }

  /**
   * Returns the listing with utterances of some emotions alone; the others are left out, with their
   * labels as the reasons.
   */
  public CorpusListing only(Labels wanted) {
    SortedMap<String, List<Path>> others = new TreeMap<>(leftOut);
    List<Utterance> kept = new ArrayList<>();
    for (Utterance utterance : utterances) {
      if (wanted.contains(utterance.emotion())) {
        kept.add(utterance);
      } else {
        others.merge(
            utterance.emotion().label(),
            List.of(utterance.path()),
            (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
      }
    }
    return new CorpusListing(corpus, kept, others);
  }

  /** Returns the number of utterances of each speaker, by the speaker's id. */
  public SortedMap<String, Integer> countBySpeaker() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    utterances.forEach(utterance -> counts.merge(utterance.speaker(), 1, Integer::sum));
    return counts;
  }

  /** Returns the ids of everyone who speaks. */
  public SortedSet<String> speakers() {
    return Utterance.speakers(utterances);
  }

  /** Returns the listing in one line: utterances, speakers, emotions and what was left out. */
  public String summary() {
    String emotions =
        countByEmotion().entrySet().stream()
            .map(entry -> entry.getKey().label() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    String line =
        corpus
            + ": "
            + utterances.size()
            + " utterances of "
            + speakers().size()
            + " speakers ("
            + emotions
            + ")";
    return leftOut.isEmpty() ? line : line + "; left out: " + leftOutSummary();
  }

  /** Returns the files and folders that were left out because they cannot be read. */
  public List<Path> unreadable() {
    return leftOut.getOrDefault(UNREADABLE, List.of());
  }

  /** Returns the number of files left out for each reason. */
  String leftOutSummary() {
    return leftOut.entrySet().stream()
        .map(entry -> entry.getValue().size() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
