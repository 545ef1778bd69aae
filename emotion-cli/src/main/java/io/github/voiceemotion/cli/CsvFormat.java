package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.Explanation;
import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import io.github.voiceemotion.training.evaluate.Csv;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A table with a row for each file, or for each stretch of it. */
final class CsvFormat implements ResultFormat {

  private final Labels labels;
  private final boolean timeline;
  private final boolean words;

  /**
   * @param labels the emotions of the model, each of which has a column
   * @param timeline whether a row has a start and an end
   * @param words whether a row has a transcript
   */
  CsvFormat(Labels labels, boolean timeline, boolean words) {
    this.labels = labels;
    this.timeline = timeline;
    this.words = words;
  }

  @Override
  public String heading() {
    List<String> cells = new ArrayList<>(List.of("file"));
    if (timeline) {
      cells.addAll(List.of("start", "end"));
    }
    cells.addAll(List.of("emotion", "confidence"));
    cells.addAll(labels.names());
    cells.addAll(List.of("rejection", "error"));
    if (words) {
      cells.addAll(List.of("transcript", "transcript_error"));
    }
    return Csv.line(cells);
  }

  @Override
  public String prediction(String file, Prediction prediction) {
    return Csv.line(row(List.of(file), prediction));
  }

  @Override
  public void spoken(
      String file, Prediction prediction, Supplier<Words> words, Consumer<String> say) {
    List<String> cells = row(List.of(file), prediction);
    Words heard = words.get();
    cells.add(heard.transcript().map(Transcript::text).orElse(""));
    cells.add(heard.failure().orElse(""));
    say.accept(Csv.line(cells));
  }

  @Override
  public String segment(String file, Segment segment) {
    return Csv.line(row(file, segment));
  }

  @Override
  public String segment(String file, Segment segment, List<Word> said, Optional<String> failure) {
    List<String> cells = row(file, segment);
    cells.add(said.stream().map(Word::text).collect(Collectors.joining(" ")));
    cells.add(failure.orElse(""));
    return Csv.line(cells);
  }

  private static List<String> row(String file, Segment segment) {
    return row(
        List.of(
            file,
            String.format(Locale.ROOT, "%.3f", segment.start().toMillis() / 1_000.0),
            String.format(Locale.ROOT, "%.3f", segment.end().toMillis() / 1_000.0)),
        segment.prediction());
  }

  /** What a prediction rests on does not fit into a row: the prediction alone. */
  @Override
  public String explanation(String file, Explanation explanation) {
    return prediction(file, explanation.prediction());
  }

  @Override
  public String failure(String file, String message) {
    List<String> cells = new ArrayList<>(List.of(file));
    cells.addAll(Collections.nCopies((timeline ? 2 : 0) + 2 + labels.size() + 1, ""));
    cells.add(message);
    if (words) {
      cells.addAll(List.of("", ""));
    }
    return Csv.line(cells);
  }

  private static List<String> row(List<String> place, Prediction prediction) {
    List<String> cells = new ArrayList<>(place);
    cells.add(prediction.emotion().label());
    cells.add(decimals(prediction.confidence()));
    prediction.probabilities().values().forEach(probability -> cells.add(decimals(probability)));
    cells.add(prediction.rejection().map(Rejection::label).orElse(""));
    cells.add("");
    return cells;
  }

  private static String decimals(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }
}
