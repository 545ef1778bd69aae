package io.github.voiceemotion.history;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A change that waits to be committed, maybe together with others, and what has become of it. */
final class Change<T> {

  private final Database.Work<T> work;
  private final Database.Aftermath<T> afterwards;
  private final CompletableFuture<T> outcome = new CompletableFuture<>();
  private T result;

  Change(Database.Work<T> work, Database.Aftermath<T> afterwards) {
    this.work = work;
    this.afterwards = afterwards;
  }

  /**
   * Does the work. If it fails, what it did is undone, and what others did in the transaction
   * stays.
   *
   * @throws SQLException if the transaction is lost
   */
  void run(Connection connection) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      result = work.with(connection);
    } catch (SQLException | IOException | RuntimeException e) {
      fail(e);
      connection.rollback(before);
    }
  }

  /** Does the rest, now that the work is committed. */
  void finish() {
    if (isDone()) {
      return;
    }
    try {
      afterwards.of(result);
      outcome.complete(result);
    } catch (Throwable e) {
      // Errors too: this may be another thread's change, which would wait for ever.
      fail(e);
    }
  }

  /** Notes that nothing is committed, if there was no reason for that already. */
  void fail(Throwable reason) {
    outcome.completeExceptionally(reason);
  }

  boolean isDone() {
    return outcome.isDone();
  }

  /**
   * Waits until the change is done, and returns what the work returned.
   *
   * @throws SQLException if the work or its commit failed
   * @throws IOException if the work or the rest failed
   */
  T outcome() throws SQLException, IOException {
    try {
      return outcome.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw e;
    }
  }
}
