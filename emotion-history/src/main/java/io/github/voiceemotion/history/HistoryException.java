package io.github.voiceemotion.history;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Recordings cannot be stored or read: a folder that may not be written, a database that is
 * damaged, in use or of a newer release, a full disk.
 *
 * <p>The message is one sentence, {@code FOLDER OR URL: reason}. What was stored before is left as
 * it was.
 */
public class HistoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param where the folder of the store, or the URL of its database without its parameters
   * @param reason what is wrong
   */
  public HistoryException(String where, String reason) {
    super(where + ": " + reason);
  }

  /** Creates the exception with the failure that led to it. */
  public HistoryException(String where, String reason, Throwable cause) {
    super(where + ": " + reason, cause);
  }

  /** Returns the exception of a failed file operation. */
  static HistoryException of(String where, IOException failure) {
    return new HistoryException(where, reason(failure), failure);
  }

  /** Returns the exception of a failed database operation. */
  static HistoryException of(String where, SQLException failure) {
    return new HistoryException(where, reason(failure), failure);
  }

  private static String reason(IOException failure) {
    if (saysDiskFull(failure)) {
      return "the disk is full";
    }
    if (failure instanceof AccessDeniedException denied) {
      return "no permission to read or write " + denied.getFile();
    }
    if (failure instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason() + " (" + file.getFile() + ")";
    }
    return firstLine(failure);
  }

  private static String reason(SQLException failure) {
    if (saysDiskFull(failure)) {
      return "the disk is full";
    }
    return switch (failure.getErrorCode()) {
      case DatabaseError.CORRUPTED, DatabaseError.OTHER_FORMAT ->
          "the database file is damaged, or not a database";
      case DatabaseError.ALREADY_OPEN -> "the database is in use by another program";
      case DatabaseError.NOT_FOUND -> "the database has gone since it was opened";
      case DatabaseError.READ_ONLY -> "the database file may not be written";
      default -> "the database failed: " + firstLine(failure);
    };
  }

  /** There is no code for this: the operating system's words are all that Java passes on. */
  private static boolean saysDiskFull(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      String message = at.getMessage() == null ? "" : at.getMessage().toLowerCase(Locale.ROOT);
      if (message.contains("no space left on device")
          || message.contains("not enough space on the disk")
          || message.contains("disk quota exceeded")) {
        return true;
      }
    }
    return false;
  }

  /** Returns the first line of a failure's message: H2 appends the statement on further lines. */
  static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.strip().lines().findFirst().orElse("");
  }
}
