package io.github.voiceemotion.training.evaluate;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How often each emotion was taken for each other one, and the scores that follow from it.
 *
 * <p>A row is a true emotion, a column a predicted one. Means over emotions run over those that
 * occur in the truth, so that a corpus without surprise is not marked down for it.
 */
public final class ConfusionMatrix {

  private final Labels labels;
  private final int[][] counts;

  private ConfusionMatrix(Labels labels, int[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /**
   * Counts.
   *
   * @param labels all emotions that the model can answer with
   * @param truth the true emotions
   * @param prediction the predicted emotions, in the same order
   * @throws IllegalArgumentException if the lists are empty or differ in length, or an emotion is
   *     not among the labels
   */
  public static ConfusionMatrix of(Labels labels, List<Emotion> truth, List<Emotion> prediction) {
    if (truth.size() != prediction.size()) {
      throw new IllegalArgumentException(
          "expected as many predictions as truths, got "
              + prediction.size()
              + " for "
              + truth.size());
    }
    if (truth.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to evaluate");
    }
    int[][] counts = new int[labels.size()][labels.size()];
    for (int i = 0; i < truth.size(); i++) {
      counts[labels.indexOf(truth.get(i))][labels.indexOf(prediction.get(i))]++;
    }
    return new ConfusionMatrix(labels, counts);
  }

  /** Counts the predictions of a model, at least one. */
  static ConfusionMatrix of(List<ScoredUtterance> scored) {
    return of(
        ScoredUtterance.labels(scored),
        scored.stream().map(ScoredUtterance::truth).toList(),
        scored.stream().map(ScoredUtterance::prediction).toList());
  }

  /**
   * Counts them as if the model could answer only with the emotions that occur in the truth: the
   * probabilities of the others are set aside.
   */
  static ConfusionMatrix amongOwn(List<ScoredUtterance> scored) {
    List<Emotion> truth = scored.stream().map(ScoredUtterance::truth).toList();
    Set<Emotion> own = Set.copyOf(truth);
    return of(
        ScoredUtterance.labels(scored),
        truth,
        scored.stream().map(each -> each.predictionAmong(own)).toList());
  }

  /** Returns the sum of some matrices of the same labels, at least one. */
  static ConfusionMatrix sum(List<ConfusionMatrix> matrices) {
    Labels labels = matrices.get(0).labels;
    int[][] sum = new int[labels.size()][labels.size()];
    for (ConfusionMatrix matrix : matrices) {
      for (int row = 0; row < labels.size(); row++) {
        for (int column = 0; column < labels.size(); column++) {
          sum[row][column] += matrix.counts[row][column];
        }
      }
    }
    return new ConfusionMatrix(labels, sum);
  }

  /** Returns the emotions of its rows and columns, in their order. */
  public Labels labels() {
    return labels;
  }

  /** Returns the counts, rows the true emotions, columns the predicted ones. */
  public int[][] counts() {
    return Stream.of(counts).map(int[]::clone).toArray(int[][]::new);
  }

  /** Returns how many utterances of one emotion were taken for another, or for itself. */
  public int count(Emotion truth, Emotion prediction) {
    return counts[labels.indexOf(truth)][labels.indexOf(prediction)];
  }

  /** Returns how many of the emotions occur in the truth. */
  public int occurring() {
    return (int) labels.emotions().stream().filter(emotion -> occurrences(emotion) > 0).count();
  }

  /** Returns how many utterances of an emotion there are. */
  public int occurrences(Emotion truth) {
    int sum = 0;
    for (int count : counts[labels.indexOf(truth)]) {
      sum += count;
    }
    return sum;
  }

  /** Returns the number of utterances. */
  public int total() {
    int sum = 0;
    for (Emotion emotion : labels.emotions()) {
      sum += occurrences(emotion);
    }
    return sum;
  }

  /** Returns the share of an emotion's utterances that was recognised, NaN if there are none. */
  public double recall(Emotion emotion) {
    return (double) count(emotion, emotion) / occurrences(emotion);
  }

  /**
   * Returns the F1 of an emotion, the harmonic mean of recall and precision: 0 if it was never
   * recognised, NaN if it neither occurs nor is predicted.
   */
  public double f1(Emotion emotion) {
    int predicted = 0;
    for (Emotion truth : labels.emotions()) {
      predicted += count(truth, emotion);
    }
    return 2.0 * count(emotion, emotion) / (occurrences(emotion) + predicted);
  }

  /** Returns the share of the utterances that was recognised. */
  public double accuracy() {
    int recognised = 0;
    for (Emotion emotion : labels.emotions()) {
      recognised += count(emotion, emotion);
    }
    return (double) recognised / total();
  }

  /** Returns the unweighted average recall: the mean recall of the emotions that occur. */
  public double uar() {
    return meanOfThoseThatOccur(this::recall);
  }

  /** Returns the mean F1 of the emotions that occur. */
  public double macroF1() {
    return meanOfThoseThatOccur(this::f1);
  }

  private double meanOfThoseThatOccur(ToDoubleFunction<Emotion> score) {
    return labels.emotions().stream()
        .filter(emotion -> occurrences(emotion) > 0)
        .mapToDouble(score)
        .average()
        .orElseThrow();
  }

  /** Returns the counts as CSV: a heading with the predicted emotions, a line for each true one. */
  public String toCsv() {
    StringBuilder csv = new StringBuilder("truth");
    for (Emotion emotion : labels.emotions()) {
      csv.append(',').append(emotion.label());
    }
    csv.append('\n');
    for (Emotion truth : labels.emotions()) {
      csv.append(truth.label())
          .append(',')
          .append(
              labels.emotions().stream()
                  .map(prediction -> Integer.toString(count(truth, prediction)))
                  .collect(Collectors.joining(",")))
          .append('\n');
    }
    return csv.toString();
  }
}
