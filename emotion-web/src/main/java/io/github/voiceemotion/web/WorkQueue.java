package io.github.voiceemotion.web;

import io.javalin.http.HttpStatus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Work for the cores, and what is stored of it: as many predictions at a time as there are cores,
 * so many that wait, and no more. Storing, which waits for the disk, keeps no core from predicting.
 */
final class WorkQueue implements AutoCloseable {

  /** Those that wait for the disk at the same time are stored together, so many are quicker. */
  private static final int STORING = 16;

  private final int threads;
  private final int atOnce;
  private final Semaphore places;
  private final ExecutorService cores;
  private final ExecutorService disk;
  private volatile boolean closed;

  /**
   * @param threads that predict
   * @param waiting how many predictions may wait for them, or be about to be stored
   */
  WorkQueue(int threads, int waiting) {
    this.threads = threads;
    atOnce = threads + waiting;
    places = new Semaphore(atOnce);
    cores = pool(threads, "emotion-web-core");
    disk = pool(STORING, "emotion-web-disk");
  }

  private static ExecutorService pool(int threads, String name) {
    return Executors.newFixedThreadPool(
        threads,
        work -> {
          Thread thread = new Thread(work, name);
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
    if (places.availablePermits() == 0) {
      throw busy();
    }
  }

  /**
   * Computes as soon as a core is free, and then stores; fails with a {@link Problem} if the queue
   * is closed before.
   *
   * @throws Problem if too much is under way already
   */
  <T, R> CompletableFuture<R> submit(Supplier<T> compute, Function<T, R> store) {
    if (!places.tryAcquire()) {
      throw busy();
    }
    return CompletableFuture.supplyAsync(
            () -> {
              requireOpen();
              return compute.get();
            },
            cores)
        .thenApplyAsync(
            computed -> {
              requireOpen();
              return store.apply(computed);
            },
            disk)
        .whenComplete((result, failure) -> places.release());
  }

  private void requireOpen() {
    if (closed) {
      throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "the service is being stopped");
    }
  }

  private static Problem busy() {
    return new Problem(HttpStatus.TOO_MANY_REQUESTS, "the service is busy; try again in a second");
  }

  /** Returns how many are being computed, stored, or wait. */
  int underWay() {
    return atOnce - places.availablePermits();
  }

  /** Whether more is under way than there are cores. */
  boolean isBusy() {
    return underWay() > threads;
  }

  /** Gives up what waits, and does not wait for what is at work. */
  @Override
  public void close() {
    closed = true;
    // What has not begun is run, to fail at once: else whoever waits for it would do so for ever.
    cores.shutdownNow().forEach(Runnable::run);
    disk.shutdownNow().forEach(Runnable::run);
  }
}
