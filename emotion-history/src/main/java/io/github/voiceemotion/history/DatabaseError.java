package io.github.voiceemotion.history;

import java.sql.SQLException;
import java.util.Set;
import org.h2.api.ErrorCode;

/** The databases' errors that mean something here. */
final class DatabaseError {

  static final int CORRUPTED = ErrorCode.FILE_CORRUPTED_1;
  static final int OTHER_FORMAT = ErrorCode.FILE_VERSION_ERROR_1;
  static final int ALREADY_OPEN = ErrorCode.DATABASE_ALREADY_OPEN_1;
  static final int NOT_FOUND = ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1;
  static final int READ_ONLY = ErrorCode.DATABASE_IS_READ_ONLY;

  /** H2's three ways of saying that a table is missing, and PostgreSQL's one. */
  private static final Set<String> NO_TABLE = Set.of("42S02", "42S03", "42S04", "42P01");

  private DatabaseError() {}

  static boolean saysNoTable(SQLException failure) {
    return failure.getSQLState() != null && NO_TABLE.contains(failure.getSQLState());
  }
}
