package io.github.voiceemotion.web;

import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.RecordingQuery;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.history.StoredAudio;
import io.github.voiceemotion.model.Emotion;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code /recordings}: what is kept of the caller's. */
final class Recordings {

  private static final int PAGE = 20;

  private final Optional<RecordingStore> store;
  private final Pace pace;

  Recordings(Optional<RecordingStore> store, Pace pace) {
    this.store = store;
    this.pace = pace;
  }

  void list(Context context) {
    RecordingQuery query;
    try {
      query =
          new RecordingQuery(
              Access.owner(context),
              Optional.ofNullable(context.queryParam("emotion")).map(Emotion::new),
              instant(context, "from"),
              instant(context, "to"),
              number(context, "size", PAGE),
              number(context, "offset", 0));
    } catch (IllegalArgumentException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, e.getMessage());
    }
    List<Map<String, Object>> recordings =
        store().list(query).stream().map(RecordingJson::fields).toList();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("total", store().count(query));
    answer.put("size", query.size());
    answer.put("offset", query.offset());
    answer.put("recordings", recordings);
    context.json(answer);
  }

  private static Optional<Instant> instant(Context context, String parameter) {
    try {
      return Optional.ofNullable(context.queryParam(parameter)).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          parameter + " is no time, expected one like 2026-01-31T12:00:00Z");
    }
  }

  private static int number(Context context, String parameter, int otherwise) {
    String given = context.queryParam(parameter);
    try {
      return given == null ? otherwise : Integer.parseInt(given);
    } catch (NumberFormatException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, parameter + " is no whole number");
    }
  }

  void get(Context context) {
    context.json(RecordingJson.fields(find(context)));
  }

  void delete(Context context) {
    if (!store().delete(Access.owner(context), context.pathParam("id"))) {
      throw missing();
    }
    context.status(HttpStatus.NO_CONTENT);
  }

  void audio(Context context) {
    StoredAudio audio =
        store()
            .audio(Access.owner(context), context.pathParam("id"))
            .orElseThrow(Recordings::missing);
    Optional<ByteRange> range = ByteRange.of(context.header("Range"), audio.length());
    ByteRange sent = range.orElse(new ByteRange(0, audio.length()));
    if (range.isPresent()) {
      context
          .status(HttpStatus.PARTIAL_CONTENT)
          .header("Content-Range", sent.header(audio.length()));
    }
    context
        .contentType(audio.mediaType())
        .header("Accept-Ranges", "bytes")
        .header("Content-Length", String.valueOf(sent.count()));
    context.future(() -> send(context, audio.file(), sent));
  }

  private CompletableFuture<Void> send(Context context, Path file, ByteRange range) {
    try {
      FileChannel from = FileChannel.open(file).position(range.first());
      return Download.send(context, from, range.count(), pace.toRead(range.count()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Recording find(Context context) {
    return store()
        .find(Access.owner(context), context.pathParam("id"))
        .orElseThrow(Recordings::missing);
  }

  private RecordingStore store() {
    return store.orElseThrow(
        () -> new Problem(HttpStatus.NOT_FOUND, "this service keeps no recordings"));
  }

  private static Problem missing() {
    return new Problem(HttpStatus.NOT_FOUND, "there is no such recording");
  }
}
