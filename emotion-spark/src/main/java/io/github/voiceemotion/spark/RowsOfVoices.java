package io.github.voiceemotion.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Row;

/** Rows that are answered voice by voice, from rows in which those of a voice stand together. */
final class RowsOfVoices implements Iterator<Row> {

  /** The column of the voice, after path and content. */
  static final int VOICE = 2;

  private final Iterator<Row> recordings;
  private final UnaryOperator<List<Row>> answering;
  private Iterator<Row> answers = Collections.emptyIterator();

  /** The first of the next voice; null at the end, and before the beginning. */
  private Row first;

  /**
   * @param answering takes the rows of a voice, or one of nobody knows whom
   */
  RowsOfVoices(Iterator<Row> recordings, UnaryOperator<List<Row>> answering) {
    this.recordings = recordings;
    this.answering = answering;
    step();
  }

  private void step() {
    first = recordings.hasNext() ? recordings.next() : null;
  }

  @Override
  public boolean hasNext() {
    if (!answers.hasNext() && first != null) {
      List<Row> ofOneVoice = new ArrayList<>();
      Object voice = first.get(VOICE);
      do {
        ofOneVoice.add(first);
        step();
      } while (voice != null && first != null && Objects.equals(voice, first.get(VOICE)));
      answers = answering.apply(ofOneVoice).iterator();
    }
    return answers.hasNext();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return answers.next();
  }
}
