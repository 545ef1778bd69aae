package io.github.voiceemotion.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalInt;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The version of the tables, which Flyway's migrations bring about and note in a table. */
final class Schema {

  /** What the last migration makes; versions are whole numbers. */
  static final int VERSION = 5;

  private static final String MIGRATIONS = "classpath:io/github/voiceemotion/history/migration";

  private Schema() {}

  /**
   * Brings a database to this release. One that is there already costs one query and no Flyway,
   * whose start takes longer than all the rest.
   *
   * @param holdsAudio whether audio was there before: then the database must be as well
   */
  static void prepare(Database database, boolean holdsAudio) {
    OptionalInt found = database.isNew() ? OptionalInt.empty() : database.read(Schema::version);
    if (found.isPresent() && found.getAsInt() > VERSION) {
      throw new HistoryException(
          database.where(),
          "a newer release has written the database: its version is "
              + found.getAsInt()
              + ", and this release knows up to "
              + VERSION);
    }
    if (found.isEmpty() && holdsAudio) {
      throw new HistoryException(
          database.where(),
          "the database is missing or empty, but there is audio: restore the one or move the"
              + " other away");
    }
    if (found.isEmpty() || found.getAsInt() < VERSION) {
      database.migrate();
    }
  }

  private static OptionalInt version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT \"version\" FROM \"flyway_schema_history\""
                    + " WHERE \"success\" = TRUE AND \"version\" IS NOT NULL")) {
      OptionalInt version = OptionalInt.empty();
      while (rows.next()) {
        version = OptionalInt.of(Math.max(version.orElse(0), Integer.parseInt(rows.getString(1))));
      }
      return version;
    } catch (SQLException e) {
      if (DatabaseError.saysNoTable(e)) {
        // PostgreSQL takes nothing more in a transaction in which something failed.
        connection.rollback();
        return OptionalInt.empty();
      }
      throw e;
    }
  }

  /** Runs the migrations that are missing. */
  static void migrate(String where, String url, String user, String password) {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(url, user, password)
          .locations(MIGRATIONS)
          .loggers("slf4j")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new HistoryException(
          where,
          "the database cannot be brought to this release: " + HistoryException.firstLine(e),
          e);
    }
  }
}
