package io.github.voiceemotion.training.evaluate;

import io.github.voiceemotion.model.Emotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which emotions a model recognises in which corpus: a row for each corpus, a column for the recall
 * of each emotion, the mean of these over the emotions that the corpus has, and what that mean
 * would be if the model could answer with these alone.
 *
 * <p>A mean over all corpora would hide that one of them is not understood at all.
 *
 * @param corpora the row of each corpus, by its name; not empty, all of the same labels
 */
public record RecallTable(SortedMap<String, Row> corpora) {

  public RecallTable {
    corpora = Collections.unmodifiableSortedMap(new TreeMap<>(corpora));
    if (corpora.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to evaluate");
    }
  }

  /**
   * What is counted of a corpus.
   *
   * @param confusion which emotion was taken for which
   * @param amongOwn the same if the model could answer only with the emotions of the corpus
   */
  public record Row(ConfusionMatrix confusion, ConfusionMatrix amongOwn) {

    public Row {
      Objects.requireNonNull(confusion, "confusion");
      Objects.requireNonNull(amongOwn, "amongOwn");
    }

    private static Row of(List<ScoredUtterance> scored) {
      return new Row(ConfusionMatrix.of(scored), ConfusionMatrix.amongOwn(scored));
    }
  }

  /**
   * Counts the predictions of a model.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static RecallTable of(List<ScoredUtterance> scored) {
    return new RecallTable(
        scored.stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.utterance().corpus(),
                    TreeMap::new,
                    Collectors.collectingAndThen(Collectors.toList(), Row::of))));
  }

  /**
   * Returns the table as CSV: corpus, recall of each emotion, UAR, UAR among the corpus's own
   * emotions, and the numbers of utterances, in all and of each emotion. The recall of an emotion
   * that the corpus does not have is empty.
   */
  public String toCsv() {
    List<List<String>> rows =
        rows(
            4,
            (confusion, emotion) ->
                confusion.occurrences(emotion) == 0 ? "" : decimals(4, confusion.recall(emotion)));
    List<ConfusionMatrix> confusions = corpora.values().stream().map(Row::confusion).toList();
    for (Emotion emotion : labels()) {
      rows.get(0).add(emotion.label() + " utterances");
      for (int i = 0; i < confusions.size(); i++) {
        rows.get(1 + i).add(String.valueOf(confusions.get(i).occurrences(emotion)));
      }
    }
    return rows.stream().map(Csv::line).collect(Collectors.joining());
  }

  /**
   * Returns the table in aligned columns, each recall with the number of utterances in brackets,
   * and a hyphen for an emotion that the corpus does not have.
   */
  public String toText() {
    return aligned(
        rows(
            3,
            (confusion, emotion) -> {
              int count = confusion.occurrences(emotion);
              return count == 0 ? "-" : decimals(2, confusion.recall(emotion)) + " (" + count + ")";
            }));
  }

  private List<Emotion> labels() {
    return corpora.get(corpora.firstKey()).confusion().labels().emotions();
  }

  /** Returns the cells, the heading first. */
  private List<List<String>> rows(
      int digitsOfUar, BiFunction<ConfusionMatrix, Emotion, String> recall) {
    List<String> heading = new ArrayList<>(List.of("corpus"));
    labels().stream().map(Emotion::label).forEach(heading::add);
    heading.addAll(List.of("UAR", "UAR among own", "utterances"));

    List<List<String>> rows = new ArrayList<>(List.of(heading));
    corpora.forEach(
        (corpus, counted) -> {
          ConfusionMatrix confusion = counted.confusion();
          List<String> row = new ArrayList<>(List.of(corpus));
          for (Emotion emotion : labels()) {
            row.add(recall.apply(confusion, emotion));
          }
          row.add(decimals(digitsOfUar, confusion.uar()));
          row.add(decimals(digitsOfUar, counted.amongOwn().uar()));
          row.add(String.valueOf(confusion.total()));
          rows.add(row);
        });
    return rows;
  }

  /** Puts names to the left and numbers to the right of their columns. */
  private static String aligned(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      text.append(row.get(0)).append(" ".repeat(widths[0] - row.get(0).length()));
      for (int column = 1; column < widths.length; column++) {
        String cell = row.get(column);
        text.append(" ".repeat(2 + widths[column] - cell.length())).append(cell);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String decimals(int digits, double value) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
