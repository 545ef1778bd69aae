package io.github.voiceemotion.history;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.h2.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An H2 file that is open only while something is done with it, which takes a few milliseconds.
 *
 * <p>So several processes share it without a server: there is no port to listen on, no password to
 * keep, and no process whose end the others must survive. H2's own mixed mode listens on a port,
 * and takes seconds to open a file whose process was killed.
 */
final class LocalDatabase implements Database {

  static final String FILE = "history.mv.db";

  private static final Logger LOG = LoggerFactory.getLogger(LocalDatabase.class);

  private static final String USER = "sa";
  private static final String PASSWORD = "";

  /**
   * Commits reach the file before they return; errors come as exceptions and not as a trace file
   * too; nothing waits for H2's tidying at each close, since {@link #compact} does it now and then.
   */
  private static final String OPTIONS =
      ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;MAX_COMPACT_TIME=0"
          + ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";

  /** A folder that has gone must not come back empty. */
  private static final String EXISTING = ";IFEXISTS=TRUE";

  private static final String READ_ONLY = ";ACCESS_MODE_DATA=r";

  /** The file grows by some ten kilobytes a change, nearly all of it obsolete by the next. */
  private static final long COMPACT_EACH_BYTES = 1 << 20;

  private static final long GATHER_MILLIS = 40;

  private final Path folder;
  private final Path file;
  private final String url;
  private final FolderLock lock;
  private final Driver driver = new Driver();
  private final Queue<Change<?>> waiting = new ConcurrentLinkedQueue<>();

  /** How many were committed together the last time; for whoever holds the lock. */
  private int changesAtOnce;

  /**
   * Creates the database; nothing is opened yet.
   *
   * @param folder an existing folder, an absolute path without links
   * @param patience how long to wait for other processes
   */
  LocalDatabase(Path folder, Duration patience) {
    if (folder.toString().indexOf(';') >= 0) {
      throw new HistoryException(
          folder.toString(), "the path holds a semicolon, which the database cannot take");
    }
    this.folder = folder;
    this.file = folder.resolve(FILE);
    this.url = "jdbc:h2:file:" + folder.resolve("history") + OPTIONS;
    this.lock = new FolderLock(folder.resolve("history.lock"), patience);
  }

  @Override
  public String where() {
    return folder.toString();
  }

  /** An empty file is no new database: H2 makes none that short, a full disk does. */
  @Override
  public boolean isNew() {
    return !Files.exists(file);
  }

  @Override
  public void migrate() {
    explained(
        () ->
            lock.hold(
                () -> {
                  // Keeps the file open between the connections of the migration.
                  Connection connection = connect(url);
                  try {
                    Schema.migrate(where(), url, USER, PASSWORD);
                  } finally {
                    connection.close();
                  }
                  return null;
                }));
  }

  @Override
  public <T> T read(Work<T> work) {
    return explained(
        () ->
            lock.hold(
                () -> {
                  try (Connection connection = connect(url + EXISTING + READ_ONLY)) {
                    return work.with(connection);
                  }
                }));
  }

  /**
   * Commits together what several threads ask for at the same time: opening the file and writing it
   * through to the disk takes far longer than a row does. Whoever gets the folder first does it for
   * all who wait; they find theirs done.
   */
  @Override
  public <T> T change(Work<T> work, Aftermath<T> afterwards) {
    Change<T> change = new Change<>(work, afterwards);
    waiting.add(change);
    return explained(
        () -> {
          await(change);
          return change.outcome();
        });
  }

  /** Returns when a change is done, or under way in another thread. */
  private void await(Change<?> change) throws IOException, SQLException {
    try {
      lock.hold(
          () -> {
            if (!change.isDone()) {
              commitWaiting();
            }
            return null;
          });
    } catch (HistoryException | IOException e) {
      if (waiting.remove(change)) {
        throw e;
      }
    }
  }

  private void commitWaiting() throws IOException {
    if (changesAtOnce > 1 || waiting.size() > 1) {
      gather();
    }
    List<Change<?>> changes = new ArrayList<>();
    for (Change<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      changes.add(next);
    }
    changesAtOnce = changes.size();
    try {
      commit(changes);
    } catch (Throwable e) {
      // Whatever it is, the threads that wait must hear of it.
      changes.forEach(change -> change.fail(e));
    }
    changes.forEach(Change::finish);
  }

  /** Where several came at the same time, more are about to. */
  private void gather() throws IOException {
    try {
      Thread.sleep(GATHER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while changes were gathered");
    }
  }

  /** Closing rolls back what is not committed. */
  private void commit(List<Change<?>> changes) throws SQLException, IOException {
    try (Connection connection = connect(url + EXISTING)) {
      connection.setAutoCommit(false);
      long bytes = Files.size(file);
      for (Change<?> change : changes) {
        change.run(connection);
      }
      connection.commit();
      compact(connection, bytes);
    }
  }

  /**
   * Rewrites the file now and then without what is obsolete. What was committed is in the file
   * either way, and is not to be reported as lost.
   */
  private void compact(Connection connection, long bytesBefore) {
    try (Statement statement = connection.createStatement()) {
      if (Files.size(file) / COMPACT_EACH_BYTES > bytesBefore / COMPACT_EACH_BYTES) {
        statement.execute("SHUTDOWN COMPACT");
      }
    } catch (SQLException | IOException e) {
      LOG.warn("{}: the database could not be compacted", folder, e);
    }
  }

  private Connection connect(String url) throws SQLException, IOException {
    if (Files.exists(file) && Files.size(file) == 0) {
      throw new HistoryException(where(), "the database file " + FILE + " is empty");
    }
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", PASSWORD);
    return driver.connect(url, properties);
  }

  private <T> T explained(FolderLock.Action<T> action) {
    try {
      return action.run();
    } catch (SQLException e) {
      throw HistoryException.of(where(), e);
    } catch (IOException e) {
      throw HistoryException.of(where(), e);
    }
  }

  /** Nothing is open between two calls. */
  @Override
  public void close() {}
}
