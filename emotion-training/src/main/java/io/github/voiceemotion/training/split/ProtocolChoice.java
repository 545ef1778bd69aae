package io.github.voiceemotion.training.split;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.CremaD;
import io.github.voiceemotion.training.corpus.Quantity;
import io.github.voiceemotion.training.corpus.Ravdess;
import io.github.voiceemotion.training.corpus.Utterance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Finds protocols by the name that a command is given, such as {@code ravdess-5:2}. */
public final class ProtocolChoice {

  /** The names that {@link #of} takes, for people to read. */
  public static final String NAMES =
      "ravdess-5 (all folds, or ravdess-5:1 to ravdess-5:5), ravdess-8 (the same with the eight "
          + "emotions of RAVDESS), leave-one-corpus-out:NAME (without a name each corpus in turn), "
          + "crema-d, speakers, random, all (train only: nobody is tested)";

  private static final String RAVDESS_5 = "ravdess-5";
  private static final String RAVDESS_8 = "ravdess-8";
  private static final String SPEAKERS = "speakers";
  private static final String RANDOM = "random";
  private static final int FEWEST_SPEAKERS = 3;
  private static final double SHARE = 0.2;

  private ProtocolChoice() {}

  /**
   * Returns one protocol for each fold.
   *
   * @throws IllegalArgumentException if there is no such protocol
   */
  public static List<Protocol> of(String choice, List<CorpusListing> listings, long seed) {
    int colon = choice.indexOf(':');
    String name = colon < 0 ? choice : choice.substring(0, colon);
    Optional<String> part = colon < 0 ? Optional.empty() : Optional.of(choice.substring(colon + 1));
    List<String> corpora = listings.stream().map(CorpusListing::corpus).toList();
    switch (name) {
      case RAVDESS_5:
        return folds(SpeakerFolds.RAVDESS_5, part, corpora);
      case RAVDESS_8:
        requireEight(listings);
        return folds(SpeakerFolds.RAVDESS_8, part, corpora);
      case "leave-one-corpus-out":
        return part.map(List::of).orElse(corpora).stream()
            .<Protocol>map(corpus -> new LeaveOneCorpusOut(corpus, seed))
            .toList();
      default:
        break;
    }
    if (part.isPresent()) {
      throw new IllegalArgumentException("unknown protocol '" + choice + "', expected " + NAMES);
    }
    return List.of(
        switch (name) {
          case "crema-d" ->
              SpeakerSplit.CREMA_D.trainedWith(
                  corpora.stream().filter(other -> !other.equals(CremaD.NAME)).toList());
          case SPEAKERS -> new SpeakerHoldout(seed, SHARE, SHARE);
          case RANDOM -> new RandomSplit(seed);
          case "all" -> new AllSpeakers(seed);
          default ->
              throw new IllegalArgumentException(
                  "unknown protocol '" + choice + "', expected " + NAMES);
        });
  }

  /**
   * A protocol that fits some recordings.
   *
   * @param choice its name, as {@link #of} takes it
   * @param reason why it fits
   */
  public record Fitting(String choice, String reason) {}

  /** Returns the protocol for recordings of which nobody says how they are to be divided. */
  public static Fitting fitting(List<CorpusListing> listings) {
    if (listings.stream().anyMatch(listing -> listing.corpus().equals(Ravdess.NAME))) {
      return new Fitting(RAVDESS_5, "the public folds of RAVDESS");
    }
    int speakers = Utterance.speakers(CorpusListing.utterances(listings)).size();
    return speakers >= FEWEST_SPEAKERS
        ? new Fitting(SPEAKERS, Quantity.of(speakers, "speaker") + ", whom it keeps apart")
        : new Fitting(
            RANDOM,
            (speakers == 1 ? "one speaker, or nobody says who speaks" : "two speakers")
                + ": recordings are divided whoever speaks, and the score flatters, as the voices"
                + " of the test were trained on");
  }

  /** Returns whether a choice is of RAVDESS as it was published, {@link Ravdess#asPublished}. */
  public static boolean isOfRavdessAsPublished(String choice) {
    return choice.equals(RAVDESS_8) || choice.startsWith(RAVDESS_8 + ":");
  }

  private static void requireEight(List<CorpusListing> listings) {
    Set<Emotion> found = new TreeSet<>(Labels.ORDER);
    for (CorpusListing listing : listings) {
      if (listing.corpus().equals(Ravdess.NAME)) {
        found.addAll(listing.countByEmotion().keySet());
      }
    }
    if (!found.equals(Set.copyOf(Ravdess.EIGHT.emotions()))) {
      throw new IllegalArgumentException(
          "ravdess-8 is of the emotions "
              + Ravdess.EIGHT
              + " of RAVDESS as it was published, the recordings have "
              + found);
    }
  }

  private static List<Protocol> folds(
      SpeakerFolds folds, Optional<String> part, List<String> corpora) {
    List<String> others = corpora.stream().filter(other -> !other.equals(Ravdess.NAME)).toList();
    return numbers(part, folds.folds().size())
        .<Protocol>mapToObj(fold -> folds.protocol(fold).trainedWith(others))
        .toList();
  }

  private static IntStream numbers(Optional<String> part, int folds) {
    if (part.isEmpty()) {
      return IntStream.rangeClosed(1, folds);
    }
    try {
      return IntStream.of(Integer.parseInt(part.get()));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("fold is '" + part.get() + "', expected 1 to " + folds, e);
    }
  }
}
