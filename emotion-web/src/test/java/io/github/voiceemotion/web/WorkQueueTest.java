package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import io.javalin.http.HttpStatus;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WorkQueueTest {

  private static final int WAITING = 3;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  /** What hangs on it, such as the deletion of an upload, would not be done otherwise. */
  @Test
  void failsWhatWaitsWhenItIsClosed() throws Exception {
    AtomicInteger over = new AtomicInteger();
    WorkQueue work = new WorkQueue(1, WAITING);
    CompletableFuture<String> atWork = work.submit(this::hang, Function.identity());
    begun.await();
    CompletableFuture<String> waiting =
        CompletableFuture.allOf(
                work.submit(() -> fail("begun"), any -> any)
                    .whenComplete((result, failure) -> over.incrementAndGet()),
                work.submit(() -> fail("begun"), any -> any)
                    .whenComplete((result, failure) -> over.incrementAndGet()))
            .thenApply(nothing -> "done");

    work.close();

    Throwable failure =
        assertThrows(ExecutionException.class, () -> waiting.get(5, TimeUnit.SECONDS)).getCause();
    assertEquals(HttpStatus.SERVICE_UNAVAILABLE, assertInstanceOf(Problem.class, failure).status());
    assertEquals(2, over.get());
    release.countDown();
    assertThrows(ExecutionException.class, () -> atWork.get(5, TimeUnit.SECONDS));
  }

  private String hang() {
    begun.countDown();
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        // As native code does, this goes on.
        Thread.onSpinWait();
      }
    }
    return "heard";
  }

  /** Storing is work, too, and its clients wait for it. */
  @Test
  void failsWhatWaitsToBeStoredWhenItIsClosed() throws Exception {
    WorkQueue work = new WorkQueue(1, 100);
    CountDownLatch storing = new CountDownLatch(1);
    for (int i = 0; i < 16; i++) {
      work.submit(() -> "heard", heard -> hang());
    }
    CompletableFuture<String> waiting =
        work.submit(
            () -> "heard",
            heard -> {
              storing.countDown();
              return heard;
            });
    // Then the one core is through with those before.
    CompletableFuture<Void> last = new CompletableFuture<>();
    work.submit(
        () -> {
          last.complete(null);
          return "heard";
        },
        heard -> heard);
    last.get();

    work.close();

    assertThrows(ExecutionException.class, () -> waiting.get(5, TimeUnit.SECONDS));
    assertEquals(1, storing.getCount());
    release.countDown();
  }
}
