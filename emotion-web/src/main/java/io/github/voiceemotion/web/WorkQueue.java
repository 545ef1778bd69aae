package io.github.voiceemotion.web;

import io.javalin.http.HttpStatus;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Work for the cores: as many threads as there are, and so much that waits, and no more. */
final class WorkQueue implements AutoCloseable {

  private final ThreadPoolExecutor threads;

  WorkQueue(int threadCount, int waiting) {
    threads =
        new ThreadPoolExecutor(
            threadCount,
            threadCount,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(waiting),
            work -> {
              Thread thread = new Thread(work, "emotion-web-work");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Refuses a request before its body is read, when there is no room for it anyway.
   *
   * @throws Problem if there is none
   */
  void requireRoom() {
    if (threads.getQueue().remainingCapacity() == 0) {
      throw busy();
    }
  }

  /**
   * Does work as soon as a core is free.
   *
   * @throws Problem if too much is waiting already
   */
  <T> CompletableFuture<T> submit(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, threads);
    } catch (RejectedExecutionException e) {
      throw busy();
    }
  }

  private static Problem busy() {
    return new Problem(HttpStatus.TOO_MANY_REQUESTS, "the service is busy; try again in a second");
  }

  int waiting() {
    return threads.getQueue().size();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
