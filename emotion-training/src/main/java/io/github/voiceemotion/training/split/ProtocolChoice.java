package io.github.voiceemotion.training.split;

import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.CremaD;
import io.github.voiceemotion.training.corpus.Ravdess;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds protocols by the name that a command is given, such as {@code ravdess-5:2}. */
public final class ProtocolChoice {

  public static final String NAMES =
      "ravdess-5 (all folds, or ravdess-5:1 to ravdess-5:5), leave-one-corpus-out (each corpus in "
          + "turn, or leave-one-corpus-out:NAME), crema-d, speakers, random, all (train only: nobody is tested)";

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
      case "ravdess-5":
        List<String> others =
            corpora.stream().filter(other -> !other.equals(Ravdess.NAME)).toList();
        return folds(part)
            .<Protocol>mapToObj(fold -> SpeakerFolds.RAVDESS_5.protocol(fold).trainedWith(others))
            .toList();
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
          case "speakers" -> new SpeakerShare(seed, SHARE, SHARE);
          case "random" -> new RandomSplit(seed);
          case "all" -> new AllSpeakers(seed);
          default ->
              throw new IllegalArgumentException(
                  "unknown protocol '" + choice + "', expected " + NAMES);
        });
  }

  private static IntStream folds(Optional<String> part) {
    int folds = SpeakerFolds.RAVDESS_5.folds().size();
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
