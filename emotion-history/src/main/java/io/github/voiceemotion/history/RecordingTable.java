package io.github.voiceemotion.history;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SQL of the table of recordings, in words that both H2 and PostgreSQL take. */
final class RecordingTable {

  private static final String COLUMNS =
      "id, owner, created, name, seconds, emotion, probabilities, rejection, model, extension, bytes,"
          + " transcript, transcript_engine, transcript_draft, transcript_language,"
          + " transcript_language_probability, transcript_words";

  /** Times beyond any recording, to which others are cut: not every instant fits a long. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  /** What the columns of a transcript hold where there is none. */
  private static final List<Object> NO_COLUMNS = Collections.nCopies(6, null);

  private RecordingTable() {}

  /** A recording and how its audio is stored. */
  record Row(Recording recording, String extension, long bytes) {
    AudioFile audio() {
      return new AudioFile(recording.id(), extension);
    }
  }

  static void insert(Connection connection, Row row) throws SQLException {
    Recording recording = row.recording();
    Prediction prediction = recording.prediction();
    String values = "?, ".repeat(COLUMNS.split(",").length - 1) + "?";
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO recording (" + COLUMNS + ") VALUES (" + values + ")")) {
      int at = 0;
      insert.setString(++at, recording.id());
      insert.setString(++at, recording.owner());
      insert.setLong(++at, recording.created().toEpochMilli());
      insert.setString(++at, recording.name());
      insert.setDouble(++at, recording.seconds());
      insert.setString(++at, prediction.emotion().label());
      insert.setString(++at, probabilities(prediction));
      insert.setString(++at, prediction.rejection().map(Rejection::label).orElse(null));
      insert.setString(++at, recording.model());
      insert.setString(++at, row.extension());
      insert.setLong(++at, row.bytes());
      for (Object value : recording.transcript().map(RecordingTable::columns).orElse(NO_COLUMNS)) {
        insert.setObject(++at, value);
      }
      insert.executeUpdate();
    }
  }

  static Optional<Row> find(Connection connection, String owner, String id) throws SQLException {
    return rows(connection, "WHERE owner = ? AND id = ?", List.of(owner, id)).stream().findFirst();
  }

  static List<Row> list(Connection connection, RecordingQuery query) throws SQLException {
    List<Object> values = new ArrayList<>();
    String condition = condition(query, values);
    values.add(query.offset());
    values.add(query.size());
    return rows(
        connection,
        condition + " ORDER BY created DESC, id DESC OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
        values);
  }

  static long count(Connection connection, RecordingQuery query) throws SQLException {
    List<Object> values = new ArrayList<>();
    return number(connection, "SELECT COUNT(*) FROM recording " + condition(query, values), values);
  }

  static long bytes(Connection connection) throws SQLException {
    return number(connection, "SELECT COALESCE(SUM(bytes), 0) FROM recording", List.of());
  }

  /** Returns the oldest recordings of all owners, stored before a time. */
  static List<Row> oldest(Connection connection, Instant before, int size) throws SQLException {
    return rows(
        connection,
        "WHERE created < ? ORDER BY created, id FETCH NEXT ? ROWS ONLY",
        List.of(millis(before), size));
  }

  /**
   * Whether there is a recording. Others who delete it at this moment are waited for, and then it
   * is not there.
   */
  static boolean existsForGood(Connection connection, String id) throws SQLException {
    try (PreparedStatement select =
        prepare(connection, "SELECT id FROM recording WHERE id = ? FOR UPDATE", List.of(id))) {
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  static boolean setTranscript(
      Connection connection, String owner, String id, StoredTranscript transcript)
      throws SQLException {
    return update(
        connection,
        "UPDATE recording SET transcript = ?, transcript_engine = ?, transcript_draft = ?,"
            + " transcript_language = ?, transcript_language_probability = ?, transcript_words = ?"
            + " WHERE owner = ? AND id = ?",
        Stream.concat(columns(transcript).stream(), Stream.of(owner, id)).toList());
  }

  /** Returns what the last columns hold, in their order. */
  private static List<Object> columns(StoredTranscript transcript) {
    OptionalDouble probability = transcript.languageProbability();
    return Arrays.asList(
        transcript.text(),
        transcript.engine(),
        transcript.draft(),
        transcript.language().orElse(null),
        probability.isPresent() ? probability.getAsDouble() : null,
        StoredWord.lines(transcript.words()));
  }

  static boolean delete(Connection connection, String id) throws SQLException {
    return update(connection, "DELETE FROM recording WHERE id = ?", List.of(id));
  }

  private static String condition(RecordingQuery query, List<Object> values) {
    StringBuilder condition = new StringBuilder("WHERE owner = ?");
    values.add(query.owner());
    query
        .emotion()
        .ifPresent(
            emotion -> {
              condition.append(" AND emotion = ?");
              values.add(emotion.label());
            });
    query
        .from()
        .ifPresent(
            from -> {
              condition.append(" AND created >= ?");
              values.add(millis(from));
            });
    query
        .to()
        .ifPresent(
            to -> {
              condition.append(" AND created < ?");
              values.add(millis(to));
            });
    return condition.toString();
  }

  /** Returns the first millisecond at or after a time. */
  private static long millis(Instant time) {
    if (time.isBefore(Instant.EPOCH)) {
      return 0;
    }
    return time.isAfter(LATEST) ? LATEST.toEpochMilli() : time.plusNanos(999_999).toEpochMilli();
  }

  private static List<Row> rows(Connection connection, String rest, List<Object> values)
      throws SQLException {
    try (PreparedStatement select =
            prepare(connection, "SELECT " + COLUMNS + " FROM recording " + rest, values);
        ResultSet rows = select.executeQuery()) {
      List<Row> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row(rows));
      }
      return found;
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    Prediction prediction = prediction(row.getString("probabilities"));
    String rejection = row.getString("rejection");
    if (rejection != null) {
      prediction = prediction.rejected(rejection(rejection));
    }
    String transcript = row.getString("transcript");
    Recording recording =
        new Recording(
            row.getString("id"),
            Instant.ofEpochMilli(row.getLong("created")),
            row.getString("owner"),
            row.getString("name"),
            row.getDouble("seconds"),
            prediction,
            row.getString("model"),
            transcript == null ? Optional.empty() : Optional.of(transcript(transcript, row)));
    return new Row(recording, row.getString("extension"), row.getLong("bytes"));
  }

  private static StoredTranscript transcript(String text, ResultSet row) throws SQLException {
    double probability = row.getDouble("transcript_language_probability");
    OptionalDouble known = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(probability);
    try {
      return new StoredTranscript(
          text,
          row.getString("transcript_engine"),
          Optional.ofNullable(row.getString("transcript_language")),
          known,
          row.getBoolean("transcript_draft"),
          StoredWord.of(row.getString("transcript_words")));
    } catch (IllegalArgumentException e) {
      throw new SQLException("a row holds a damaged transcript: " + e.getMessage(), e);
    }
  }

  /** Each model has labels of its own: they are stored beside their probabilities. */
  private static String probabilities(Prediction prediction) {
    return prediction.probabilities().entrySet().stream()
        .map(each -> each.getKey().label() + "=" + each.getValue())
        .collect(Collectors.joining(" "));
  }

  private static Prediction prediction(String probabilities) throws SQLException {
    try {
      Map<Emotion, Double> byEmotion = new LinkedHashMap<>();
      for (String each : probabilities.split(" ")) {
        int equals = each.indexOf('=');
        byEmotion.put(
            new Emotion(each.substring(0, equals)), Double.valueOf(each.substring(equals + 1)));
      }
      return new Prediction(byEmotion, Optional.empty());
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw new SQLException("a row holds the probabilities '" + probabilities + "'", e);
    }
  }

  private static Rejection rejection(String label) throws SQLException {
    return Stream.of(Rejection.values())
        .filter(rejection -> rejection.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> new SQLException("a newer release has stored the rejection '" + label + "'"));
  }

  private static long number(Connection connection, String sql, List<Object> values)
      throws SQLException {
    try (PreparedStatement select = prepare(connection, sql, values);
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static boolean update(Connection connection, String sql, List<Object> values)
      throws SQLException {
    try (PreparedStatement update = prepare(connection, sql, values)) {
      return update.executeUpdate() > 0;
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, List<Object> values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.size(); i++) {
      statement.setObject(i + 1, values.get(i));
    }
    return statement;
  }
}
