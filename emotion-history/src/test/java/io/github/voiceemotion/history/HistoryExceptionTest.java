package io.github.voiceemotion.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class HistoryExceptionTest {

  @Test
  void saysThatTheDiskIsFull() {
    IOException full = new IOException("No space left on device");
    assertEquals("/data: the disk is full", HistoryException.of("/data", full).getMessage());
    assertEquals(
        "/data: the disk is full",
        HistoryException.of("/data", new SQLException("IO Exception", "90031", 90031, full))
            .getMessage());
    assertEquals(
        "C:\\data: the disk is full",
        HistoryException.of("C:\\data", new IOException("There is not enough space on the disk"))
            .getMessage());
  }

  @Test
  void namesTheFileThatMayNotBeWritten() {
    assertEquals(
        "/data: no permission to read or write /data/audio",
        HistoryException.of("/data", new AccessDeniedException("/data/audio")).getMessage());
    assertEquals(
        "/data: Read-only file system (/data/audio)",
        HistoryException.of(
                "/data", new FileSystemException("/data/audio", null, "Read-only file system"))
            .getMessage());
  }

  @Test
  void leavesTheStatementOut() {
    assertEquals(
        "/data: the database failed: Timeout",
        HistoryException.of("/data", new SQLException("Timeout\nSELECT secret", "HYT00", 50200))
            .getMessage());
  }
}
