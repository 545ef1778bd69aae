package io.github.voiceemotion.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Works on the elements of a source with several threads and gives the results in their order, no
 * further ahead of whoever takes them than keeps the threads busy.
 */
final class OrderedParallel<T, R> extends Spliterators.AbstractSpliterator<R> {

  private final Iterator<T> source;
  private final Function<T, R> work;
  private final ExecutorService threads;
  private final int ahead;
  private final Deque<Future<R>> underWay = new ArrayDeque<>();

  private OrderedParallel(
      Iterator<T> source, Function<T, R> work, ExecutorService threads, int ahead) {
    super(Long.MAX_VALUE, Spliterator.ORDERED);
    this.source = source;
    this.work = work;
    this.threads = threads;
    this.ahead = ahead;
  }

  /**
   * Returns the results as a lazy stream; closing it cancels what is under way.
   *
   * @param source asked by the thread that takes the results
   * @param ahead how many elements are worked on before the first is taken
   */
  static <T, R> Stream<R> map(
      Iterator<T> source, Function<T, R> work, ExecutorService threads, int ahead) {
    OrderedParallel<T, R> results = new OrderedParallel<>(source, work, threads, ahead);
    return StreamSupport.stream(results, false).onClose(results::cancel);
  }

  @Override
  public boolean tryAdvance(Consumer<? super R> action) {
    try {
      while (underWay.size() < ahead && source.hasNext()) {
        T element = source.next();
        underWay.add(threads.submit(() -> work.apply(element)));
      }
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the recognizer is closed", e);
    }
    if (underWay.isEmpty()) {
      return false;
    }
    action.accept(result(underWay.remove()));
    return true;
  }

  private R result(Future<R> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      cancel();
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException("the work throws no checked exception", e);
    } catch (CancellationException e) {
      throw new IllegalStateException("the recognizer is closed", e);
    } catch (InterruptedException e) {
      cancel();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for a result");
    }
  }

  private void cancel() {
    underWay.forEach(future -> future.cancel(true));
    underWay.clear();
  }
}
