package io.github.voiceemotion.transcription.sphinx;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.Resampler;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionEngine;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import io.github.voiceemotion.transcription.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine as it comes, with real models on real audio. */
class SphinxEngineTest {

  private static Transcriber transcriber;
  private static final List<String> LOGGED = Collections.synchronizedList(new ArrayList<>());

  private static final Handler LOG =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          LOGGED.add(entry.getLoggerName() + ": " + entry.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeAll
  static void open() {
    Logger.getLogger("").addHandler(LOG);
    transcriber = new SphinxEngine().open(TranscriptionOptions.defaults());
  }

  @AfterAll
  static void close() {
    transcriber.close();
    Logger.getLogger("").removeHandler(LOG);
  }

  @ParameterizedTest
  @CsvSource({
    "help.flac, thank you very much for your help today, 0",
    "hospital.flac, can you tell me where the nearest hospital is, 0",
    "train.flac, what time does the train to london leave tomorrow morning, 1",
    "door.flac, kids are talking by the door, 2"
  })
  void writesDownWhatIsSaid(String file, String said, int wrongAtMost) {
    String written = transcriber.transcribe(Sentences.clip(file)).text();
    assertTrue(WordErrors.of(said, written).wrong() <= wrongAtMost, written);
  }

  @Test
  void saysThatItIsADraftInUsEnglish() {
    Transcript transcript = transcriber.transcribe(Sentences.clip("help.flac"));
    assertTrue(transcript.draft());
    assertEquals("en-US", transcript.language());
    assertEquals("sphinx", transcript.engine());
    assertTrue(transcript.took().compareTo(Duration.ZERO) > 0);
  }

  @Test
  void timesWordsInOrderInsideTheClip() {
    AudioClip clip = Sentences.joined(1, Sentences.clip("help.flac"), Sentences.clip("train.flac"));
    Transcript transcript = transcriber.transcribe(clip);
    double before = 0.9;
    for (Word word : transcript.words()) {
      assertTrue(word.start() >= before, transcript.words().toString());
      assertTrue(word.end() > word.start(), transcript.words().toString());
      before = word.end();
    }
    assertTrue(before <= clip.seconds() - 0.9);
    assertEquals(
        transcript.text(), String.join(" ", transcript.words().stream().map(Word::text).toList()));
    Word what =
        transcript.words().stream().filter(word -> word.text().equals("what")).findFirst().get();
    assertEquals(2 + Sentences.clip("help.flac").seconds(), what.start(), 0.4);
  }

  @Test
  void writesNothingForSilence() {
    Transcript transcript =
        transcriber.transcribe(new AudioClip(new float[48_000], AudioClip.SAMPLE_RATE));
    assertEquals("", transcript.text());
    assertEquals(List.of(), transcript.words());
  }

  @Test
  void writesNothingForAClipWithoutSamples() {
    assertEquals(
        "", transcriber.transcribe(new AudioClip(new float[0], AudioClip.SAMPLE_RATE)).text());
  }

  @Test
  void takesOtherSampleRates() {
    AudioClip clip = Resampler.resample(Sentences.clip("help.flac"), 44_100);
    assertEquals("thank you very much for your help today", transcriber.transcribe(clip).text());
  }

  @Test
  void writesDownAClipThatHasToBeCut() {
    AudioClip[] clips = new AudioClip[9];
    Arrays.fill(clips, Sentences.clip("help.flac"));
    AudioClip clip = Sentences.joined(0.1, clips);
    String said = "thank you very much for your help today ".repeat(clips.length);
    WordErrors errors = WordErrors.of(said, transcriber.transcribe(clip).text());
    assertTrue(errors.rate() < 0.1, errors.toString());
  }

  @Test
  void endsSoonAfterAnInterrupt() throws InterruptedException {
    transcriber.transcribe(Sentences.clip("help.flac"));
    AudioClip[] clips = new AudioClip[20];
    Arrays.fill(clips, Sentences.clip("train.flac"));
    AudioClip clip = Sentences.joined(0.1, clips);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                transcriber.transcribe(clip);
              } catch (TranscriptionException e) {
                failure.set(e);
              }
            });
    thread.start();
    await("it searches").until(() -> isSearching(thread));
    thread.interrupt();
    long start = System.nanoTime();
    thread.join();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    TranscriptionException cancelled =
        assertInstanceOf(TranscriptionException.class, failure.get());
    assertEquals(Reason.CANCELLED, cancelled.reason());
    assertTrue(took.toMillis() < 2_000, took.toString());
    assertEquals(
        "thank you very much for your help today",
        transcriber.transcribe(Sentences.clip("help.flac")).text());
  }

  private static boolean isSearching(Thread thread) {
    return Stream.of(thread.getStackTrace())
        .anyMatch(call -> call.getClassName().equals(BeamSearch.class.getName()));
  }

  @Test
  void servesTwoThreads() {
    CompletableFuture<String> help =
        CompletableFuture.supplyAsync(
            () -> transcriber.transcribe(Sentences.clip("help.flac")).text());
    CompletableFuture<String> hospital =
        CompletableFuture.supplyAsync(
            () -> transcriber.transcribe(Sentences.clip("hospital.flac")).text());
    assertEquals("thank you very much for your help today", help.join());
    assertEquals("can you tell me where the nearest hospital is", hospital.join());
  }

  @Test
  void writesTheSameEveryTime() {
    Transcript first = transcriber.transcribe(Sentences.clip("train.flac"));
    transcriber.transcribe(Sentences.clip("door.flac"));
    assertEquals(first.words(), transcriber.transcribe(Sentences.clip("train.flac")).words());
  }

  @Test
  void leavesTheHostsLogAlone() {
    Level before = Logger.getLogger("").getLevel();
    transcriber.transcribe(Sentences.clip("help.flac"));
    assertEquals(List.of(), LOGGED);
    assertEquals(before, Logger.getLogger("").getLevel());
  }

  @Test
  void isFoundByName() {
    TranscriptionEngine engine =
        Transcription.engines().stream()
            .filter(found -> found.name().equals("sphinx"))
            .findFirst()
            .orElseThrow();
    assertInstanceOf(SphinxEngine.class, engine);
    assertFalse(engine.leavesTheMachine());
  }

  @Test
  void refusesOtherLanguages() {
    TranscriptionException refused =
        assertThrows(
            TranscriptionException.class,
            () -> new SphinxEngine().open(TranscriptionOptions.defaults().withLanguage("de-DE")));
    assertEquals(Reason.MODEL, refused.reason());
    assertTrue(refused.getMessage().contains("de-DE"), refused.getMessage());
  }

  @Test
  void refusesToWorkOnceClosed() {
    Transcriber closed = new SphinxEngine().open(TranscriptionOptions.defaults());
    closed.close();
    closed.close();
    assertThrows(IllegalStateException.class, () -> closed.transcribe(Sentences.clip("help.flac")));
  }
}
