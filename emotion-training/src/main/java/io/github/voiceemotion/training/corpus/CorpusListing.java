package io.github.voiceemotion.training.corpus;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
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
   * Leaves out every utterance whose content, byte for byte, is that of one before it, be it of the
   * same listing or of another: such a recording must not be trained on and tested.
   */
  public static List<CorpusListing> withoutCopies(List<CorpusListing> listings) {
    Map<Path, Utterance> byPath = new LinkedHashMap<>();
    utterances(listings).forEach(utterance -> byPath.putIfAbsent(utterance.path(), utterance));
    Map<Path, Path> copies = ContentCopies.among(List.copyOf(byPath.keySet()));
    return listings.stream()
        .map(
            listing ->
                listing.leavingOut(
                    each ->
                        Optional.of(byPath.get(copies.getOrDefault(each.path(), each.path())))
                            // Not equal: a folder may have been given twice.
                            .filter(first -> first != each)
                            .map(first -> copyReason(each, first))))
        .toList();
  }

  private static String copyReason(Utterance copy, Utterance first) {
    if (!copy.emotion().equals(first.emotion())) {
      return "same content as a file of another emotion";
    }
    return copy.corpus().equals(first.corpus())
        ? "same content as another file"
        : "same content as a file of " + first.corpus();
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
    return leavingOut(
        utterance ->
            wanted.contains(utterance.emotion())
                ? Optional.empty()
                : Optional.of(utterance.emotion().label()));
  }

  private CorpusListing leavingOut(Function<Utterance, Optional<String>> why) {
    SortedMap<String, List<Path>> others = new TreeMap<>(leftOut);
    List<Utterance> kept = new ArrayList<>();
    for (Utterance utterance : utterances) {
      Optional<String> reason = why.apply(utterance);
      if (reason.isEmpty()) {
        kept.add(utterance);
      } else {
        others.merge(
            reason.get(),
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
            + Quantity.of(utterances.size(), "utterance")
            + " of "
            + Quantity.of(speakers().size(), "speaker")
            + " ("
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
