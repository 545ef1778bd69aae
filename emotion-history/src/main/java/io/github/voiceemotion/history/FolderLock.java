package io.github.voiceemotion.history;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of one process at a time into a folder.
 *
 * <p>The operating system holds the lock, and drops it when its process ends, however it ends.
 * Whoever waits holds the turn, so that a process that comes back at once does not keep the others
 * out.
 */
final class FolderLock {

  private static final long TURN = 0;
  private static final long FOLDER = 1;
  private static final long PAUSE_MILLIS = 2;

  /** A process may not hold two locks on a file, so its threads queue here first. */
  private static final Map<Path, ReentrantLock> IN_PROCESS = new ConcurrentHashMap<>();

  private final Path file;
  private final Duration patience;
  private final ReentrantLock inProcess;

  /**
   * Creates the lock; nothing is held yet.
   *
   * @param file an absolute path without links; made when first held, and left there
   * @param patience how long to wait for others
   */
  FolderLock(Path file, Duration patience) {
    this.file = file;
    this.patience = patience;
    this.inProcess = IN_PROCESS.computeIfAbsent(file, path -> new ReentrantLock(true));
  }

  /** Something done while the folder is held. */
  @FunctionalInterface
  interface Action<T> {
    T run() throws SQLException, IOException;
  }

  /**
   * Waits for the folder and holds it while something is done.
   *
   * @throws HistoryException if others did not let go of it in time, or the thread is interrupted
   */
  <T> T hold(Action<T> action) throws SQLException, IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    queue();
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock turn = await(channel, TURN, deadline);
      await(channel, FOLDER, deadline);
      turn.release();
      return action.run();
    } finally {
      inProcess.unlock();
    }
  }

  private void queue() {
    try {
      if (!inProcess.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw inUse();
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private FileLock await(FileChannel channel, long position, long deadline) throws IOException {
    while (true) {
      FileLock lock = tryLock(channel, position);
      if (lock != null) {
        return lock;
      }
      if (System.nanoTime() > deadline) {
        throw inUse();
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private static FileLock tryLock(FileChannel channel, long position) throws IOException {
    try {
      return channel.tryLock(position, 1, false);
    } catch (OverlappingFileLockException e) {
      // Another class loader of this process has loaded this class and holds the folder.
      return null;
    }
  }

  private HistoryException inUse() {
    return new HistoryException(
        file.getParent().toString(),
        "another process has been using it for " + patience.toSeconds() + " seconds");
  }

  private HistoryException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new HistoryException(
        file.getParent().toString(), "interrupted while waiting for another process", cause);
  }
}
