package io.github.voiceemotion.history;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Where rows are kept. Safe to use from several threads. */
interface Database extends AutoCloseable {

  /** Something done in one transaction. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException, IOException;
  }

  /** Something done to files once a transaction is committed. */
  @FunctionalInterface
  interface Aftermath<T> {
    void of(T result) throws IOException;
  }

  /** Returns what is named in error messages: a folder, or a URL without its parameters. */
  String where();

  /** Whether nothing has been stored here yet, as far as can be told without connecting. */
  boolean isNew();

  /** Brings the tables to this release. */
  void migrate();

  /** Does something that changes nothing. */
  <T> T read(Work<T> work);

  /**
   * Does something in a transaction of its own, and when that is committed does the rest. If the
   * work fails, the transaction is rolled back.
   */
  <T> T change(Work<T> work, Aftermath<T> afterwards);

  @Override
  void close();
}
