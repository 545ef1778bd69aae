package io.github.voiceemotion.transcription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.transcription.Transcription.Limits;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class TranscriptionTest {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMillis(30);

  /** For limits that one clip runs over and the next must not. */
  private static final Duration LATER = Duration.ofMillis(500);

  private static final AudioClip CLIP = new AudioClip(new float[16_000], 16_000);

  private final TestEngine engine = new TestEngine();
  private Transcription transcription = withLimits(NEVER, NEVER, NEVER);

  private Transcription withLimits(Duration work, Duration waiting, Duration grace) {
    return new Transcription(engine, false, new Limits(work, waiting, grace));
  }

  @AfterEach
  void letEverythingGo() {
    engine.release.countDown();
    transcription.close();
  }

  @Test
  void transcribesInADaemonThreadOfItsOwn() throws Exception {
    Transcript transcript = transcription.start(CLIP).get();

    assertEquals("clip of 16000 samples", transcript.text());
    assertNotEquals(Thread.currentThread(), engine.threads.get(0));
    assertTrue(engine.threads.get(0).isDaemon());
    assertEquals("test", transcription.engine());
  }

  @Test
  void returnsBeforeTheEngineIsThroughAndTakesOneClipAtATime() throws Exception {
    engine.behave(Behaviour.HANG);
    CompletableFuture<Transcript> first = transcription.start(clip(1));
    CompletableFuture<Transcript> second = transcription.start(clip(2));
    engine.begun.await();

    assertFalse(first.isDone());
    assertEquals(1, engine.threads.size());

    engine.behave(Behaviour.ANSWER);
    engine.release.countDown();
    assertEquals("clip of 1 samples", first.get().text());
    assertEquals("clip of 2 samples", second.get().text());
    assertSame(engine.threads.get(0), engine.threads.get(1));
  }

  @Test
  void endsAnEngineThatHangsAtTheTimeLimitAndGoesOn() throws Exception {
    transcription = withLimits(LATER, NEVER, NEVER);
    engine.behave(Behaviour.HANG);

    assertFailure(
        Reason.TIMED_OUT,
        "test: gave up a clip of 1.0 s at the time limit of 0.5 s",
        transcription.start(CLIP));
    engine.interrupted.await();

    engine.behave(Behaviour.ANSWER);
    assertEquals("clip of 2 samples", transcription.start(clip(2)).get().text());
  }

  @Test
  void countsTheTimeLimitFromTheBeginningOfTheWork() throws Exception {
    transcription = withLimits(LATER, NEVER, NEVER);
    engine.behave(Behaviour.HANG);
    CompletableFuture<Transcript> first = transcription.start(clip(1));
    CompletableFuture<Transcript> second = transcription.start(clip(2));
    engine.begun.await();
    engine.behave(Behaviour.ANSWER);

    assertFailure(Reason.TIMED_OUT, "time limit of 0.5 s", first);
    assertEquals("clip of 2 samples", second.get().text());
  }

  @Test
  void failsAnEngineThatIgnoresInterruptionAndComesBackToWorkWithIt() throws Exception {
    transcription = withLimits(LATER, NEVER, SOON);
    engine.behave(Behaviour.HANG_AND_IGNORE_INTERRUPTION);
    CompletableFuture<Transcript> hanging = transcription.start(clip(1));
    CompletableFuture<Transcript> waiting = transcription.start(clip(2));
    String stuck = "test: still stuck in a clip that ran over the time limit of 0.5 s";

    assertFailure(Reason.TIMED_OUT, "gave up a clip", hanging);
    assertFailure(Reason.BUSY, stuck, waiting);
    CompletableFuture<Transcript> atOnce = transcription.start(clip(3));
    assertTrue(atOnce.isCompletedExceptionally());
    assertFailure(Reason.BUSY, stuck, atOnce);

    engine.behave(Behaviour.ANSWER);
    engine.release.countDown();
    assertEquals("clip of 4 samples", firstAccepted(clip(4)).get().text());
    assertEquals(2, engine.threads.size());
  }

  /** The engine has come back once a clip is no longer refused. */
  private CompletableFuture<Transcript> firstAccepted(AudioClip clip) {
    CompletableFuture<Transcript> started = transcription.start(clip);
    while (started.isCompletedExceptionally()) {
      Thread.onSpinWait();
      started = transcription.start(clip);
    }
    return started;
  }

  @Test
  void passesOnWhatTheEngineReports() throws Exception {
    engine.failure = new TranscriptionException("test", Reason.OFFLINE, "no network");
    assertFailure(Reason.OFFLINE, "test: no network", transcription.start(CLIP));

    engine.failure = null;
    assertEquals("clip of 1 samples", transcription.start(clip(1)).get().text());
  }

  @Test
  void reportsWhatAnEngineThrowsUnexpectedly() throws Exception {
    engine.failure = new IllegalArgumentException("frame -1");
    TranscriptionException failure =
        assertFailure(
            Reason.FAILED,
            "test: unexpected java.lang.IllegalArgumentException: frame -1",
            transcription.start(CLIP));
    assertSame(engine.failure, failure.getCause());

    engine.failure = new UnsatisfiedLinkError("no libtest");
    assertFailure(Reason.FAILED, "no libtest", transcription.start(CLIP));

    engine.failure = null;
    engine.behave(Behaviour.ANSWER_NULL);
    assertFailure(Reason.FAILED, "the engine's transcript is null", transcription.start(CLIP));

    engine.behave(Behaviour.ANSWER);
    assertEquals("clip of 1 samples", transcription.start(clip(1)).get().text());
  }

  @Test
  void interruptsTheEngineWhereItsClipIsCancelledAndNotTheNext() throws Exception {
    engine.behave(Behaviour.HANG);
    CompletableFuture<Transcript> cancelled = transcription.start(clip(1));
    engine.begun.await();
    engine.behave(Behaviour.ANSWER);
    CompletableFuture<Transcript> next = transcription.start(clip(2));

    cancelled.cancel(true);

    engine.interrupted.await();
    assertThrows(CancellationException.class, cancelled::get);
    assertEquals("clip of 2 samples", next.get().text());
    assertEquals(List.of(false, false), engine.interruptedBefore);
  }

  @Test
  void neverBeginsWithAClipCancelledWhileItWaits() throws Exception {
    engine.behave(Behaviour.HANG);
    CompletableFuture<Transcript> first = transcription.start(clip(1));
    engine.begun.await();
    CompletableFuture<Transcript> cancelled = transcription.start(clip(2));
    engine.behave(Behaviour.ANSWER);

    cancelled.cancel(true);
    engine.release.countDown();

    first.get();
    transcription.start(clip(3)).get();
    assertEquals(List.of(1, 3), engine.lengths);
  }

  @Test
  void refusesAtOnceWhatExceedsThePlacesAndTakesAgainWhatFits() throws Exception {
    engine.behave(Behaviour.HANG);
    CompletableFuture<Transcript> first = transcription.start(CLIP);
    engine.begun.await();
    List<CompletableFuture<Transcript>> waiting = new ArrayList<>();
    for (int i = 0; i < Transcription.PLACES; i++) {
      waiting.add(transcription.start(CLIP));
    }

    CompletableFuture<Transcript> beyond = transcription.start(CLIP);

    assertTrue(beyond.isCompletedExceptionally());
    assertFailure(Reason.BUSY, "test: 16 clips wait already; try again later", beyond);

    waiting.get(3).cancel(true);
    CompletableFuture<Transcript> inItsPlace = transcription.start(clip(7));
    engine.behave(Behaviour.ANSWER);
    engine.release.countDown();
    first.get();
    assertEquals("clip of 7 samples", inItsPlace.get().text());
  }

  @Test
  void endsTheWaitForATurnThatDoesNotCome() throws Exception {
    transcription = withLimits(NEVER, SOON, NEVER);
    engine.behave(Behaviour.HANG);
    CompletableFuture<Transcript> first = transcription.start(clip(1));
    engine.begun.await();
    engine.behave(Behaviour.ANSWER);

    assertFailure(
        Reason.BUSY,
        "test: did not come to the clip within 0.03 s; try again later",
        transcription.start(clip(2)));

    engine.release.countDown();
    assertEquals("clip of 1 samples", first.get().text());
    assertEquals(List.of(1), engine.lengths);
  }

  @Test
  void isNotHeldUpByWhatHangsOnAnAnswer() throws Exception {
    transcription = withLimits(SOON, NEVER, NEVER);
    CountDownLatch blocked = new CountDownLatch(2);
    CountDownLatch unblock = new CountDownLatch(1);
    engine.behave(Behaviour.HANG);
    for (int i = 0; i < 2; i++) {
      transcription
          .start(CLIP)
          .whenComplete(
              (transcript, failure) -> {
                blocked.countDown();
                awaitUninterruptibly(unblock);
              });
    }
    blocked.await();

    assertFailure(Reason.TIMED_OUT, "gave up a clip", transcription.start(CLIP));
    unblock.countDown();
  }

  @Test
  void endsEverythingWhenClosed() throws Exception {
    engine.behave(Behaviour.HANG);
    CompletableFuture<Transcript> first = transcription.start(CLIP);
    CompletableFuture<Transcript> waiting = transcription.start(CLIP);
    engine.begun.await();

    transcription.close();
    transcription.close();

    engine.closed.await();
    assertFailure(Reason.CANCELLED, "test: closed before the clip was transcribed", first);
    assertFailure(Reason.CANCELLED, "test: closed before the clip was transcribed", waiting);
    assertEquals(1, engine.threads.size());
    assertThrows(IllegalStateException.class, () -> transcription.start(CLIP));
  }

  @Test
  void closesTheEngineThatNeverWorked() {
    transcription.close();

    assertEquals(0, engine.closed.getCount());
  }

  @Test
  void returnsFromClosingAnEngineThatHangsAndClosesItOnceItIsBack() throws Exception {
    transcription = withLimits(NEVER, NEVER, SOON);
    engine.behave(Behaviour.HANG_AND_IGNORE_INTERRUPTION);
    CompletableFuture<Transcript> hanging = transcription.start(CLIP);
    engine.begun.await();

    transcription.close();

    assertFailure(Reason.CANCELLED, "test: closed before the clip was transcribed", hanging);
    assertEquals(1, engine.closed.getCount(), "closed while it still works");
    engine.release.countDown();
    engine.closed.await();
  }

  @Test
  void findsEnginesByTheirNames() throws Exception {
    List<String> names = Transcription.engines().stream().map(TranscriptionEngine::name).toList();
    assertEquals(names.stream().sorted().distinct().toList(), names);
    assertTrue(names.contains("none"), names.toString());

    try (Transcription none = Transcription.open(options("none"))) {
      assertEquals("none", none.engine());
      assertFalse(none.leavesTheMachine());
      assertEquals("", none.start(CLIP).get().text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"siri", "", "None"})
  void namesTheEnginesThereAreWhereOneIsUnknown(String name) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Transcription.open(options(name)));

    assertTrue(
        refused.getMessage().startsWith("engine is \"" + name + "\", expected one of "),
        refused.getMessage());
    assertTrue(refused.getMessage().contains("none"), refused.getMessage());
  }

  private static TranscriptionOptions options(String engine) {
    return TranscriptionOptions.defaults().withEngine(engine);
  }

  private static AudioClip clip(int length) {
    return new AudioClip(new float[length], 16_000);
  }

  private static TranscriptionException assertFailure(
      Reason reason, String message, CompletableFuture<Transcript> result) {
    var failed = assertThrows(ExecutionException.class, () -> result.get(10, TimeUnit.SECONDS));
    var failure = assertInstanceOf(TranscriptionException.class, failed.getCause());
    assertEquals(reason, failure.reason());
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
    return failure;
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException ignored) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private enum Behaviour {
    ANSWER,
    ANSWER_NULL,
    HANG,
    HANG_AND_IGNORE_INTERRUPTION
  }

  /** An engine that does as it is told, as real ones do unasked. */
  private static final class TestEngine implements Transcriber {

    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch release = new CountDownLatch(1);
    final CountDownLatch interrupted = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    final List<Thread> threads = new CopyOnWriteArrayList<>();
    final List<Integer> lengths = new CopyOnWriteArrayList<>();
    final List<Boolean> interruptedBefore = new CopyOnWriteArrayList<>();
    volatile Throwable failure;
    private volatile Behaviour behaviour = Behaviour.ANSWER;

    void behave(Behaviour other) {
      behaviour = other;
    }

    @Override
    public String engine() {
      return "test";
    }

    @Override
    public Transcript transcribe(AudioClip clip) {
      Behaviour today = behaviour;
      threads.add(Thread.currentThread());
      lengths.add(clip.length());
      interruptedBefore.add(Thread.currentThread().isInterrupted());
      begun.countDown();
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      if (today == Behaviour.HANG) {
        try {
          release.await();
        } catch (InterruptedException cancelled) {
          interrupted.countDown();
          throw new TranscriptionException("test", Reason.CANCELLED, "interrupted", cancelled);
        }
      }
      if (today == Behaviour.HANG_AND_IGNORE_INTERRUPTION) {
        awaitUninterruptibly(release);
      }
      if (today == Behaviour.ANSWER_NULL) {
        return null;
      }
      String text = "clip of " + clip.length() + " samples";
      return new Transcript(text, List.of(), "test", "en-US", false, Duration.ZERO);
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
