package io.github.voiceemotion.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where a model came from: enough to train it again.
 *
 * @param product version of this project that trained it
 * @param created date of the training, ISO 8601
 * @param seed of weights, order and augmentation
 * @param corpora what it was trained on
 * @param speakers speakers of each part: training, development, test
 * @param options the trainer's options by name
 * @param threads that each step was divided among, on which the last bits of the weights depend
 * @param libraries versions of what computed it, by name
 * @param scores what was measured, each with its protocol
 */
public record Provenance(
    String product,
    String created,
    long seed,
    List<Source> corpora,
    Map<String, List<String>> speakers,
    Map<String, String> options,
    int threads,
    Map<String, String> libraries,
    List<Score> scores) {

  public Provenance {
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(created, "created");
    corpora = List.copyOf(corpora);
    scores = List.copyOf(scores);
  }

  /**
   * A corpus that was trained on.
   *
   * @param corpus its name
   * @param utterances how many of its utterances were used, in all parts
   * @param contentHash SHA-256 of the sorted lines of speaker, file name and SHA-256 of the file
   */
  public record Source(String corpus, int utterances, String contentHash) {}

  /**
   * A score on utterances that were neither trained on nor used to choose anything.
   *
   * @param protocol how training and test were kept apart
   * @param utterances how many were tested
   * @param uar mean recall of the emotions
   * @param accuracy share of right answers
   * @param macroF1 mean F1 of the emotions
   * @param calibrationError expected calibration error over 15 bins
   * @param confusion counts, rows the true emotion, columns the predicted one
   */
  public record Score(
      String protocol,
      int utterances,
      double uar,
      double accuracy,
      double macroF1,
      double calibrationError,
      int[][] confusion) {}
}
