package io.github.voiceemotion.history;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.WavWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recordings with their predictions and transcripts, and their audio.
 *
 * <p>Safe to use from several threads, and from several processes on one folder. A recording and
 * its audio appear together or not at all, and go together, also if the process is killed in
 * between or the machine stops.
 *
 * <pre>{@code
 * try (RecordingStore store = RecordingStore.open(DataFolder.ofUser())) {
 *   NewRecording what =
 *       new NewRecording(LOCAL_OWNER, "call.wav", clip.seconds(), prediction, "shipped 1");
 *   Recording stored = store.add(what, clip);
 *   List<Recording> newest = store.list(RecordingQuery.newest(LOCAL_OWNER));
 * }
 * }</pre>
 *
 * <p>Every method that reaches the store throws {@link HistoryException} if it cannot be read or
 * written.
 */
public final class RecordingStore implements AutoCloseable {

  /** The owner of what the command line stores. */
  public static final String LOCAL_OWNER = "local";

  /** The folder within the data folder. */
  private static final String FOLDER = "history";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** After this, nobody is still storing what a pending file without a row was for. */
  private static final Duration PENDING_AT_MOST = Duration.ofHours(1);

  /** So that others need not wait for the deletion of very many. */
  private static final int DELETED_AT_ONCE = 100;

  private final AudioFolder audio;
  private final Database database;
  private final Clock clock;

  RecordingStore(AudioFolder audio, Database database, Clock clock) {
    this.audio = audio;
    this.database = database;
    this.clock = clock;
    try {
      Schema.prepare(database, audio.holdsAny());
      settlePending();
    } catch (IOException e) {
      database.close();
      throw HistoryException.of(database.where(), e);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /**
   * Opens the store in a data folder, or makes it. Everything lies in the folder {@code history}
   * within, which only its owner may enter; the database is a file there.
   *
   * @param dataFolder such as {@link DataFolder#ofUser()}
   * @throws HistoryException if the folder cannot be written, or the database is damaged, is in use
   *     by another program or comes from a newer release
   */
  public static RecordingStore open(Path dataFolder) {
    Path folder = PrivateFolder.make(dataFolder.resolve(FOLDER));
    return open(folder, new LocalDatabase(folder, PATIENCE));
  }

  /**
   * Opens the store with its rows in another database, whose driver must be on the class path. The
   * audio lies in the data folder all the same: whoever shares the database must share the folder.
   *
   * @param dataFolder such as {@link DataFolder#ofUser()}
   * @param jdbcUrl such as {@code jdbc:postgresql://host/database}
   * @param user the database's user, who may create tables
   * @param password the user's
   * @throws HistoryException if the folder cannot be written, or the database cannot be reached or
   *     comes from a newer release
   */
  public static RecordingStore open(Path dataFolder, String jdbcUrl, String user, String password) {
    Path folder = PrivateFolder.make(dataFolder.resolve(FOLDER));
    return open(folder, new ServerDatabase(jdbcUrl, user, password));
  }

  private static RecordingStore open(Path folder, Database database) {
    try {
      return new RecordingStore(new AudioFolder(folder), database, Clock.systemUTC());
    } catch (IOException e) {
      throw HistoryException.of(folder.toString(), e);
    }
  }

  /** Stores a recording with a clip, as WAV of 16 bits. */
  public Recording add(NewRecording what, AudioClip clip) {
    return add(what, AudioFormat.WAV, out -> WavWriter.write(clip, out));
  }

  /**
   * Stores a recording with a file as it was uploaded.
   *
   * @param file read to its end and left open
   * @param extension of the name the file had, without the dot; an unknown one is stored as {@code
   *     bin}
   * @throws HistoryException also if the stream cannot be read
   */
  public Recording add(NewRecording what, InputStream file, String extension) {
    return add(what, AudioFormat.extension(extension), file::transferTo);
  }

  private Recording add(NewRecording what, String extension, AudioFolder.Source source) {
    Instant created = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Recording recording =
        new Recording(
            RecordingId.at(created),
            created,
            what.owner(),
            what.name(),
            what.seconds(),
            what.prediction(),
            what.model(),
            Optional.empty());
    AudioFile file = new AudioFile(recording.id(), extension);
    try {
      long bytes = audio.write(file, source);
      RecordingTable.Row row = new RecordingTable.Row(recording, extension, bytes);
      // Should this fail, the pending file stays: whether the row was committed is not always
      // known.
      return database.change(
          connection -> {
            if (!audio.isPending(file)) {
              throw new IOException("the audio was swept away before it could be stored");
            }
            RecordingTable.insert(connection, row);
            return recording;
          },
          stored -> audio.place(file));
    } catch (IOException e) {
      throw HistoryException.of(database.where(), e);
    }
  }

  /** Returns an owner's recording; empty if there is none, or it is another owner's. */
  public Optional<Recording> find(String owner, String id) {
    return row(owner, id).map(RecordingTable.Row::recording);
  }

  /** Returns one page of an owner's recordings, newest first. */
  public List<Recording> list(RecordingQuery query) {
    return database.read(connection -> RecordingTable.list(connection, query)).stream()
        .map(RecordingTable.Row::recording)
        .toList();
  }

  /** Returns how many recordings all pages of a query hold. */
  public long count(RecordingQuery query) {
    return database.read(connection -> RecordingTable.count(connection, query));
  }

  /**
   * Returns the audio of an owner's recording; empty if there is none, or it is another owner's.
   *
   * @throws HistoryException also if the file has been taken away from outside
   */
  public Optional<StoredAudio> audio(String owner, String id) {
    Optional<RecordingTable.Row> row = row(owner, id);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    AudioFile file = row.get().audio();
    if (audio.find(file).isEmpty()) {
      finish(file);
    }
    Optional<Path> path = audio.find(file);
    if (path.isEmpty() && row(owner, id).isPresent()) {
      throw new HistoryException(database.where(), "the audio file " + file.name() + " is missing");
    }
    return path.map(
        found ->
            new StoredAudio(found, row.get().bytes(), AudioFormat.mediaType(file.extension())));
  }

  /**
   * Sets what was said in an owner's recording, over what was there.
   *
   * @return whether there is such a recording
   */
  public boolean setTranscript(String owner, String id, StoredTranscript transcript) {
    return database.change(
        connection -> RecordingTable.setTranscript(connection, owner, id, transcript), done -> {});
  }

  /**
   * Deletes an owner's recording and its audio.
   *
   * @return whether there was such a recording
   */
  public boolean delete(String owner, String id) {
    return !delete(connection -> RecordingTable.find(connection, owner, id).stream().toList())
        .isEmpty();
  }

  /**
   * Deletes the recordings of all owners that were stored before a time.
   *
   * @return how many there were
   */
  public int deleteOlderThan(Instant time) {
    int deleted = 0;
    while (true) {
      int now =
          delete(connection -> RecordingTable.oldest(connection, time, DELETED_AT_ONCE)).size();
      deleted += now;
      if (now == 0) {
        return deleted;
      }
    }
  }

  /**
   * Deletes the oldest recordings of all owners until the audio of the rest fits.
   *
   * @param maxBytes at least 0
   * @return how many were deleted
   */
  public int deleteOldestBeyond(long maxBytes) {
    if (maxBytes < 0) {
      throw new IllegalArgumentException("maxBytes is " + maxBytes + ", expected at least 0");
    }
    int deleted = 0;
    while (true) {
      int now =
          delete(
                  connection -> {
                    long excess = RecordingTable.bytes(connection) - maxBytes;
                    List<RecordingTable.Row> surplus = new ArrayList<>();
                    for (RecordingTable.Row row :
                        RecordingTable.oldest(connection, Instant.MAX, DELETED_AT_ONCE)) {
                      if (excess <= 0) {
                        break;
                      }
                      surplus.add(row);
                      excess -= row.bytes();
                    }
                    return surplus;
                  })
              .size();
      deleted += now;
      if (now == 0) {
        return deleted;
      }
    }
  }

  /** The way of {@link #add} backwards: file to the pending ones, row away, file away. */
  private List<AudioFile> delete(Database.Work<List<RecordingTable.Row>> choice) {
    return database.change(
        connection -> {
          List<AudioFile> deleted = new ArrayList<>();
          for (RecordingTable.Row row : choice.with(connection)) {
            if (RecordingTable.delete(connection, row.recording().id())) {
              audio.withdraw(row.audio());
              deleted.add(row.audio());
            }
          }
          return deleted;
        },
        deleted -> {
          for (AudioFile file : deleted) {
            audio.delete(file);
          }
        });
  }

  private Optional<RecordingTable.Row> row(String owner, String id) {
    return database.read(connection -> RecordingTable.find(connection, owner, id));
  }

  /** Places a file whose process was killed, or is slow, between its row and its move. */
  private void finish(AudioFile file) {
    database.change(
        connection -> RecordingTable.existsForGood(connection, file.id()),
        exists -> {
          if (exists) {
            audio.place(file);
          }
        });
  }

  /** Does what killed processes left undone. */
  private void settlePending() throws IOException {
    List<AudioFile> pending = audio.pending();
    if (pending.isEmpty()) {
      return;
    }
    Instant leftOver = clock.instant().minus(PENDING_AT_MOST);
    database.change(
        connection -> {
          Set<AudioFile> stored = new HashSet<>();
          for (AudioFile file : pending) {
            if (RecordingTable.existsForGood(connection, file.id())) {
              stored.add(file);
            }
          }
          return stored;
        },
        stored -> {
          for (AudioFile file : pending) {
            if (stored.contains(file)) {
              audio.place(file);
            } else {
              audio.deleteIfUntouchedSince(leftOver, file);
            }
          }
        });
  }

  /** Closes what the store holds open. */
  @Override
  public void close() {
    database.close();
  }
}
