package io.github.voiceemotion.spark;

import io.github.voiceemotion.model.EmotionProbability;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of answers: what they are of, when, the answer, and why there is none.
 *
 * @param labels the model's emotions, each of which has a column
 * @param voice the column that names the voice; empty if there is none
 * @param words whether there is a column of what is said
 */
record AnswerSchema(List<String> labels, List<StructField> voice, boolean words)
    implements Serializable {

  AnswerSchema {
    labels = List.copyOf(labels);
    voice = List.copyOf(voice);
  }

  static AnswerSchema of(Labels labels, boolean words) {
    return new AnswerSchema(labels.names(), List.of(), words);
  }

  AnswerSchema withVoice(String name, DataType type) {
    return new AnswerSchema(labels, List.of(column(name, type)), words);
  }

  StructType columns() {
    List<StructField> columns = new ArrayList<>();
    columns.add(column("path", DataTypes.StringType));
    columns.addAll(voice);
    columns.add(column("start", DataTypes.DoubleType));
    columns.add(column("end", DataTypes.DoubleType));
    columns.add(column("emotion", DataTypes.StringType));
    columns.add(column("confidence", DataTypes.DoubleType));
    labels.forEach(label -> columns.add(column(label, DataTypes.DoubleType)));
    columns.add(column("rejection", DataTypes.StringType));
    if (words) {
      columns.add(column("words", DataTypes.StringType));
    }
    columns.add(column("error", DataTypes.StringType));
    return DataTypes.createStructType(columns);
  }

  static StructField column(String name, DataType type) {
    return DataTypes.createStructField(name, type, true);
  }

  /**
   * Returns a row with an answer.
   *
   * @param of path, and voice if there is one
   * @param said what was said and why it is not known, if there are such columns
   */
  Row answer(List<Object> of, double start, double end, Prediction prediction, Said said) {
    List<Object> cells = new ArrayList<>(of);
    cells.add(start);
    cells.add(end);
    EmotionProbability first = prediction.top(1).get(0);
    cells.add(first.emotion().label());
    cells.add(first.probability());
    cells.addAll(prediction.probabilities().values());
    cells.add(prediction.rejection().map(Rejection::label).orElse(null));
    if (words) {
      cells.add(said.words());
    }
    cells.add(said.error());
    return RowFactory.create(cells.toArray());
  }

  /** Returns a row that says why there is no answer. */
  Row failure(List<Object> of, String error) {
    return failure(of, columns().length(), error);
  }

  /** Returns a row that begins with what it is of, ends with the error, and holds nothing else. */
  static Row failure(List<Object> of, int columns, String error) {
    List<Object> cells = new ArrayList<>(of);
    cells.addAll(Collections.nCopies(columns - of.size() - 1, null));
    cells.add(error);
    return RowFactory.create(cells.toArray());
  }

  /** Returns what a row is of, which may hold nulls. */
  static List<Object> of(Object... cells) {
    return Arrays.asList(cells);
  }
}
