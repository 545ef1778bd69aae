package io.github.voiceemotion.spark;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.HeardRecording;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.VoicePrediction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.apache.spark.util.TaskCompletionListener;

/**
 * What tasks do with the rows they get: path, content and, where voices are told apart, the voice.
 * What is wrong with a recording stands in its row; only what concerns all of them, such as a model
 * that cannot be read, is thrown.
 *
 * @param model that answers
 * @param options how it does
 * @param schema of the rows that come out
 * @param hadoop how file systems are reached
 */
record Answers(
    ModelReference model,
    EmotionOptions options,
    AnswerSchema schema,
    Broadcast<SerializableConfiguration> hadoop)
    implements Serializable {

  private static final AudioDecoder DECODER = new AudioDecoder();

  /** Answers a recording by itself. */
  Row predict(Row row) {
    EmotionRecognizer recognizer = recognizer();
    Recording recording = Recording.of(row);
    List<Object> of = AnswerSchema.of(recording.path());
    try (CountedAudio audio = new CountedAudio(recording.open(DECODER, configuration()))) {
      Prediction prediction = recognizer.recognize(audio, recording.name());
      Said said =
          options.words()
              ? LoadedTranscriber.hear(recording, DECODER, configuration())
              : Said.NOT_ASKED;
      return schema.answer(of, 0, audio.seconds(), prediction, said);
    } catch (RuntimeException e) {
      return schema.failure(of, reason(e));
    }
  }

  /** Follows the emotion through each recording: a row a window. */
  Iterator<Row> timeline(Iterator<Row> rows) {
    // Its thread, for the windows, belongs to this task alone; the model is shared.
    EmotionRecognizer own = EmotionRecognizer.of(bundle(), options.recognizer());
    TaskContext.get().addTaskCompletionListener((TaskCompletionListener) task -> own.close());
    return new RowsOfRecordings<>(
        rows,
        row -> own.timeline(Recording.of(row).open(DECODER, configuration())),
        (row, segment) ->
            schema.answer(
                AnswerSchema.of(row.getString(0)),
                segment.start().toMillis() / 1_000.0,
                segment.end().toMillis() / 1_000.0,
                segment.prediction(),
                Said.NOT_ASKED),
        (row, error) -> schema.failure(AnswerSchema.of(row.getString(0)), error));
  }

  /** A recording that was heard, or why it could not be. */
  private record Heard(List<Object> of, HeardRecording recording, double seconds, String error) {}

  /** Answers the recordings of one voice together. */
  List<Row> together(List<Row> ofOneVoice) {
    EmotionRecognizer recognizer = recognizer();
    List<Heard> all = ofOneVoice.stream().map(row -> hear(recognizer, row)).toList();
    Iterator<VoicePrediction> answers =
        recognizer
            .answerTogether(
                all.stream().map(Heard::recording).filter(Objects::nonNull).toList(),
                recognizer.unknownVoice())
            .iterator();
    List<Row> rows = new ArrayList<>();
    for (Heard each : all) {
      rows.add(
          each.recording() == null
              ? schema.failure(each.of(), each.error())
              : schema.answer(
                  each.of(), 0, each.seconds(), answers.next().prediction(), Said.NOT_ASKED));
    }
    return rows;
  }

  private Heard hear(EmotionRecognizer recognizer, Row row) {
    Recording recording = Recording.of(row);
    List<Object> of = AnswerSchema.of(recording.path(), row.get(RowsOfVoices.VOICE));
    try (CountedAudio audio = new CountedAudio(recording.open(DECODER, configuration()))) {
      HeardRecording heard = recognizer.hearForLater(audio, recording.name());
      return new Heard(of, heard, audio.seconds(), null);
    } catch (RuntimeException e) {
      return new Heard(of, null, 0, reason(e));
    }
  }

  /** Returns what stands in the row of a recording for which something was thrown. */
  static String reason(RuntimeException failure) {
    TaskContext task = TaskContext.get();
    if (Thread.currentThread().isInterrupted() || task != null && task.isInterrupted()) {
      // It is the task that is given up, which says nothing of the recording.
      throw new TaskKilledException("interrupted");
    }
    // Anything else that one of millions of recordings brings about must not end the job either.
    return failure instanceof AudioException audio ? audio.reason() : "unexpected " + failure;
  }

  EmotionRecognizer recognizer() {
    return LoadedModels.recognizer(model, options, configuration());
  }

  ModelBundle bundle() {
    return LoadedModels.bundle(model, configuration());
  }

  private Configuration configuration() {
    return hadoop.value().value();
  }
}
