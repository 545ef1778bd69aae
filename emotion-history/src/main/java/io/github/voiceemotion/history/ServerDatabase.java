package io.github.voiceemotion.history;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A database that others run, reached by its JDBC URL. A few connections are kept open. */
final class ServerDatabase implements Database {

  private static final Logger LOG = LoggerFactory.getLogger(ServerDatabase.class);

  private static final int MAX_IDLE = 4;
  private static final int VALIDATION_SECONDS = 5;

  private final String url;
  private final String user;
  private final String password;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  ServerDatabase(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /** Parameters may hold a password. */
  @Override
  public String where() {
    return url.split("[?;]", 2)[0];
  }

  @Override
  public boolean isNew() {
    return false;
  }

  @Override
  public void migrate() {
    Schema.migrate(where(), url, user, password);
  }

  @Override
  public <T> T read(Work<T> work) {
    return change(work, result -> {});
  }

  @Override
  public <T> T change(Work<T> work, Aftermath<T> afterwards) {
    try {
      T result = commit(work);
      afterwards.of(result);
      return result;
    } catch (SQLException e) {
      throw HistoryException.of(where(), e);
    } catch (IOException e) {
      throw HistoryException.of(where(), e);
    }
  }

  private <T> T commit(Work<T> work) throws SQLException, IOException {
    Connection connection = take();
    boolean committed = false;
    try {
      T result = work.with(connection);
      connection.commit();
      committed = true;
      return result;
    } finally {
      if (committed) {
        giveBack(connection);
      } else {
        // Closing rolls back, and whatever was wrong with the connection is gone with it.
        discard(connection);
      }
    }
  }

  private Connection take() throws SQLException {
    for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
      if (kept.isValid(VALIDATION_SECONDS)) {
        return kept;
      }
      discard(kept);
    }
    Connection connection = DriverManager.getConnection(url, user, password);
    connection.setAutoCommit(false);
    return connection;
  }

  private void giveBack(Connection connection) {
    if (closed || idle.size() >= MAX_IDLE) {
      discard(connection);
    } else {
      idle.push(connection);
    }
  }

  private void discard(Connection connection) {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      LOG.debug("{}: a connection could not be closed", where(), e);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
      discard(kept);
    }
  }
}
