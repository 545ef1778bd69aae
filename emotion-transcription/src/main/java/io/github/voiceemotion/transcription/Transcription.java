package io.github.voiceemotion.transcription;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Transcribes next to whatever else a program does; nothing waits for it.
 *
 * <pre>{@code
 * try (Transcription transcription = Transcription.open(TranscriptionOptions.defaults())) {
 *   CompletableFuture<Transcript> transcript = transcription.start(clip);
 *   Prediction prediction = recognizer.recognize(clip);
 *   System.out.println(prediction.emotion().label() + ": " + transcript.get().text());
 * }
 * }</pre>
 *
 * <p>The engine works on one clip at a time, in a daemon thread of its own. Every clip is answered,
 * within twice the time limit: it waits at most as long as the limit for its turn, and the engine
 * works on it at most as long again. That holds for engines that hang, in native code too. While
 * such an engine is stuck, other clips fail at once; when it comes back, work goes on. Thread-safe.
 */
public final class Transcription implements AutoCloseable {

  /**
   * How long everything may take.
   *
   * @param work on one clip
   * @param waiting for the clips before it
   * @param grace from the end of the work's limit until an engine that goes on counts as stuck
   */
  record Limits(Duration work, Duration waiting, Duration grace) {

    static Limits of(Duration timeLimit) {
      return new Limits(timeLimit, timeLimit, Duration.ofSeconds(1));
    }
  }

  /** The number of clips that may wait. */
  static final int PLACES = 16;

  private static final ThreadFactory DAEMONS =
      task -> {
        Thread thread = new Thread(task, "transcription");
        thread.setDaemon(true);
        return thread;
      };

  /** Programs hang work of their own on an answer, which must hold up neither engine nor clock. */
  private static final Executor ANSWERS =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), DAEMONS);

  private final Transcriber transcriber;
  private final boolean leavesTheMachine;
  private final Limits limits;
  private final ThreadPoolExecutor worker;
  private final ScheduledThreadPoolExecutor clock;

  /** Guards what follows, and the fields of each {@link Work} that say so. */
  private final Object lock = new Object();

  private Work current;
  private boolean stuck;
  private boolean closed;

  Transcription(Transcriber transcriber, boolean leavesTheMachine, Limits limits) {
    this.transcriber = transcriber;
    this.leavesTheMachine = leavesTheMachine;
    this.limits = limits;
    this.clock = new ScheduledThreadPoolExecutor(1, DAEMONS);
    this.clock.setRemoveOnCancelPolicy(true);
    this.worker =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(PLACES), DAEMONS) {
          @Override
          protected void terminated() {
            // Not in close(): an engine that hangs there would lose its memory under its feet.
            transcriber.close();
          }
        };
  }

  /** Returns the engines there are, in order of their names. */
  public static List<TranscriptionEngine> engines() {
    return StreamSupport.stream(ServiceLoader.load(TranscriptionEngine.class).spliterator(), false)
        .sorted(Comparator.comparing(TranscriptionEngine::name))
        .toList();
  }

  /**
   * Opens the engine that the options name.
   *
   * @throws TranscriptionException if the engine cannot work with its model or key
   * @throws IllegalArgumentException if there is no such engine, or it is given what it does not
   *     take
   */
  public static Transcription open(TranscriptionOptions options) {
    List<TranscriptionEngine> engines = engines();
    TranscriptionEngine engine =
        engines.stream()
            .filter(candidate -> candidate.name().equals(options.engine()))
            .findFirst()
            .orElseThrow(() -> unknown(options.engine(), engines));
    return new Transcription(
        engine.open(options), engine.leavesTheMachine(), Limits.of(options.timeLimit()));
  }

  private static IllegalArgumentException unknown(String name, List<TranscriptionEngine> engines) {
    return new IllegalArgumentException(
        "engine is \""
            + name
            + "\", expected one of "
            + engines.stream().map(TranscriptionEngine::name).collect(Collectors.joining(", ")));
  }

  /** Returns the name of the engine at work. */
  public String engine() {
    return transcriber.engine();
  }

  /** Returns whether audio is sent to another machine. */
  public boolean leavesTheMachine() {
    return leavesTheMachine;
  }

  /**
   * Starts on a clip, or puts it behind those that wait, and returns at once.
   *
   * <p>Cancelling the future gives the clip up and interrupts the engine; so does completing it.
   * Stages that hang on it may block their thread without holding anything up. The future fails
   * with a {@link TranscriptionException}: {@link Reason#TIMED_OUT TIMED_OUT} at the time limit,
   * {@link Reason#BUSY BUSY} if 16 clips wait already, if its turn does not come or the engine is
   * stuck, {@link Reason#CANCELLED CANCELLED} if this transcription is closed, or what the engine
   * reports.
   *
   * @throws IllegalStateException if this transcription is closed
   */
  public CompletableFuture<Transcript> start(AudioClip clip) {
    Work work = new Work(Objects.requireNonNull(clip, "clip"));
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("the transcription is closed");
      }
      if (stuck) {
        return CompletableFuture.failedFuture(stuckFailure());
      }
      try {
        worker.execute(work);
      } catch (RejectedExecutionException full) {
        return CompletableFuture.failedFuture(
            failure(Reason.BUSY, PLACES + " clips wait already; try again later"));
      }
      work.setAlarm(work::endWaiting, limits.waiting());
    }
    return work.result;
  }

  /**
   * Gives up every clip, and closes the engine as soon as it has come back from the one at work;
   * waits no longer than a second for that.
   */
  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      clock.shutdownNow();
      if (current != null) {
        current.fail(closedFailure());
      }
      worker.shutdownNow().forEach(waiting -> ((Work) waiting).fail(closedFailure()));
    }
    try {
      worker.awaitTermination(limits.grace().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private TranscriptionException failure(Reason reason, String problem) {
    return new TranscriptionException(engine(), reason, problem);
  }

  private TranscriptionException closedFailure() {
    return failure(Reason.CANCELLED, "closed before the clip was transcribed");
  }

  private TranscriptionException stuckFailure() {
    return failure(
        Reason.BUSY,
        "still stuck in a clip that ran over the time limit of " + seconds(limits.work()));
  }

  private static String seconds(Duration duration) {
    return duration.toMillis() / 1000.0 + " s";
  }

  /** One clip on its way: waits, is worked on, ends. */
  private final class Work implements Runnable {

    final CompletableFuture<Transcript> result = new CompletableFuture<>();
    private final AudioClip clip;
    private final AtomicBoolean answered = new AtomicBoolean();

    /** The thread that the engine works in; guarded by the lock. */
    private Thread thread;

    private boolean givenUp;
    private Future<?> alarm;

    Work(AudioClip clip) {
      this.clip = clip;
      result.whenComplete((transcript, failure) -> giveUp());
    }

    @Override
    public void run() {
      if (!begin()) {
        return;
      }
      try {
        Transcript transcript =
            Objects.requireNonNull(transcriber.transcribe(clip), "the engine's transcript is null");
        answer(() -> result.complete(transcript));
      } catch (TranscriptionException failure) {
        fail(failure);
      } catch (Throwable unexpected) {
        // Errors too: whoever waits for the answer gets one, and the next clip its turn.
        fail(
            new TranscriptionException(
                engine(), Reason.FAILED, "unexpected " + unexpected, unexpected));
      } finally {
        end();
      }
    }

    private void endWaiting() {
      synchronized (lock) {
        if (current == this) {
          return;
        }
        giveUp();
      }
      fail(
          failure(
              Reason.BUSY,
              "did not come to the clip within "
                  + seconds(limits.waiting())
                  + "; try again later"));
    }

    private boolean begin() {
      synchronized (lock) {
        if (closed) {
          fail(closedFailure());
        }
        if (givenUp || closed) {
          return false;
        }
        current = this;
        thread = Thread.currentThread();
        setAlarm(this::endWork, limits.work());
        return true;
      }
    }

    private void endWork() {
      fail(
          failure(
              Reason.TIMED_OUT,
              "gave up a clip of %.1f s at the time limit of %s"
                  .formatted(clip.seconds(), seconds(limits.work()))));
      synchronized (lock) {
        giveUp();
        if (current == this && !closed) {
          setAlarm(this::reportStuck, limits.grace());
        }
      }
    }

    private void reportStuck() {
      synchronized (lock) {
        if (current == this) {
          stuck = true;
          worker.getQueue().forEach(waiting -> ((Work) waiting).fail(stuckFailure()));
          worker.getQueue().clear();
        }
      }
    }

    private void end() {
      synchronized (lock) {
        current = null;
        stuck = false;
        thread = null;
        alarm.cancel(false);
      }
    }

    /** Takes the clip from those that wait, or interrupts the engine. */
    private void giveUp() {
      synchronized (lock) {
        givenUp = true;
        worker.remove(this);
        if (thread == null) {
          alarm.cancel(false);
        } else {
          thread.interrupt();
        }
      }
    }

    private void setAlarm(Runnable action, Duration delay) {
      if (alarm != null) {
        alarm.cancel(false);
      }
      alarm = clock.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    void fail(TranscriptionException failure) {
      answer(() -> result.completeExceptionally(failure));
    }

    /** The first answer counts: what an interrupted engine reports later is of no interest. */
    private void answer(Runnable completion) {
      if (answered.compareAndSet(false, true)) {
        ANSWERS.execute(completion);
      }
    }
  }
}
