package io.github.voiceemotion.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderedParallelTest {

  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void keepsTheOrderOfTheSource() {
    List<CountDownLatch> done =
        IntStream.range(0, 200).mapToObj(i -> new CountDownLatch(1)).toList();
    Stream<Integer> results =
        OrderedParallel.map(
            IntStream.range(0, 200).boxed().iterator(),
            number -> {
              // Each even one is done after the odd one that follows it.
              assertTrue(number % 2 == 1 || await(done.get(number + 1)));
              done.get(number).countDown();
              return number * 2;
            },
            threads,
            8);

    assertEquals(IntStream.range(0, 200).map(i -> 2 * i).boxed().toList(), results.toList());
  }

  @Test
  void worksAtTheSameTime() {
    CountDownLatch allFour = new CountDownLatch(4);
    Stream<Boolean> results =
        OrderedParallel.map(
            IntStream.range(0, 4).boxed().iterator(),
            number -> {
              allFour.countDown();
              return await(allFour);
            },
            threads,
            4);

    assertEquals(List.of(true, true, true, true), results.toList());
  }

  @Test
  void takesNoMoreOfAnEndlessSourceThanItNeeds() {
    AtomicInteger taken = new AtomicInteger();
    Iterator<Integer> endless = Stream.generate(taken::incrementAndGet).iterator();
    try (Stream<Integer> results = OrderedParallel.map(endless, number -> number, threads, 5)) {
      assertEquals(List.of(1, 2, 3), results.limit(3).toList());
    }

    assertTrue(taken.get() <= 8, taken + " taken");
  }

  @Test
  void passesOnWhatTheWorkThrows() {
    Stream<Integer> results =
        OrderedParallel.map(
            List.of(1, 0, 2).iterator(),
            number -> {
              if (number == 0) {
                throw new IllegalArgumentException("number is 0");
              }
              return 6 / number;
            },
            threads,
            2);
    Iterator<Integer> iterator = results.iterator();

    assertEquals(6, iterator.next());
    assertEquals(
        "number is 0",
        assertThrows(IllegalArgumentException.class, iterator::hasNext).getMessage());
  }

  @Test
  void givesUpWhatIsUnderWayWhenItIsClosed() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch started = new CountDownLatch(1);
    Stream<Integer> results =
        OrderedParallel.map(
            List.of(1, 2).iterator(),
            number -> {
              if (number == 2) {
                started.countDown();
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                  interrupted.countDown();
                }
              }
              return number;
            },
            threads,
            2);
    assertEquals(1, results.iterator().next());
    assertTrue(started.await(10, TimeUnit.SECONDS), "the second was started");
    results.close();

    assertTrue(interrupted.await(10, TimeUnit.SECONDS), "and was interrupted");
  }

  @Test
  void saysThatTheThreadsAreGone() {
    threads.shutdownNow();
    Stream<Integer> results = OrderedParallel.map(List.of(1).iterator(), i -> i, threads, 2);

    assertEquals(
        "the recognizer is closed",
        assertThrows(IllegalStateException.class, results::toList).getMessage());
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
