package io.github.voiceemotion.spark;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Several rows of each recording, made as they are taken, so that a recording of hours takes no
 * more memory than a window. A recording that fails gets a row that says so, after those that were
 * made before.
 *
 * @param <T> what each row is made of
 */
final class RowsOfRecordings<T> implements Iterator<Row> {

  private final Iterator<Row> recordings;
  private final Function<Row, Stream<T>> opening;
  private final BiFunction<Row, T, Row> answer;
  private final BiFunction<Row, String, Row> failure;
  private Row recording;

  /** Null between two recordings. */
  private Stream<T> open;

  private Iterator<T> parts;
  private Row next;
  private boolean isFirst;

  /**
   * @param opening begins with a recording
   * @param answer makes a row of a part of it
   * @param failure makes a row of why there are no more
   */
  RowsOfRecordings(
      Iterator<Row> recordings,
      Function<Row, Stream<T>> opening,
      BiFunction<Row, T, Row> answer,
      BiFunction<Row, String, Row> failure) {
    this.recordings = recordings;
    this.opening = opening;
    this.answer = answer;
    this.failure = failure;
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> close());
  }

  @Override
  public boolean hasNext() {
    while (next == null && (open != null || recordings.hasNext())) {
      next = following();
    }
    return next != null;
  }

  /** Returns the next row, or null at the end of a recording. */
  private Row following() {
    try {
      if (open == null) {
        recording = recordings.next();
        isFirst = true;
        open = opening.apply(recording);
        parts = open.iterator();
      }
      if (parts.hasNext()) {
        isFirst = false;
        return answer.apply(recording, parts.next());
      }
      close();
      return isFirst ? failure.apply(recording, "has no audio samples") : null;
    } catch (RuntimeException e) {
      close();
      return failure.apply(recording, Answers.reason(e));
    }
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row taken = next;
    next = null;
    return taken;
  }

  private void close() {
    if (open != null) {
      open.close();
      open = null;
    }
  }
}
