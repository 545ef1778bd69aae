package io.github.voiceemotion.transcription.sphinx;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.Resampler;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import io.github.voiceemotion.transcription.Word;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Loads a {@link Recognizer} in the background and lets one thread after the other use it. */
final class SphinxTranscriber implements Transcriber {

  private static final String LANGUAGE = "en-US";

  private final ReentrantLock inUse = new ReentrantLock(true);
  private FutureTask<Recognizer> loading;

  SphinxTranscriber(TranscriptionOptions options) {
    loading = new FutureTask<>(() -> Recognizer.load(options));
    Thread thread = new Thread(loading, "sphinx-loading");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String engine() {
    return SphinxEngine.NAME;
  }

  @Override
  public Transcript transcribe(AudioClip clip) {
    AudioClip resampled = Resampler.resample(clip, AudioClip.SAMPLE_RATE);
    try {
      inUse.lockInterruptibly();
      try {
        if (loading == null) {
          throw new IllegalStateException("the transcriber is closed");
        }
        Recognizer recognizer = loading.get();
        long start = System.nanoTime();
        List<TimedWord> words = recognizer.recognize(resampled);
        return transcript(words, clip.seconds(), Duration.ofNanos(System.nanoTime() - start));
      } finally {
        inUse.unlock();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TranscriptionException(
          SphinxEngine.NAME, Reason.CANCELLED, "interrupted at work", interrupted);
    } catch (ExecutionException notLoaded) {
      if (notLoaded.getCause() instanceof TranscriptionException badFile) {
        throw badFile;
      }
      throw new TranscriptionException(
          SphinxEngine.NAME,
          Reason.MODEL,
          "its own model cannot be loaded: " + notLoaded.getCause(),
          notLoaded.getCause());
    }
  }

  private Transcript transcript(List<TimedWord> found, double seconds, Duration took) {
    List<Word> words =
        found.stream()
            .map(
                word ->
                    new Word(
                        word.text(),
                        Math.min(seconds, (double) word.start() / FrontEnd.FRAME_RATE),
                        Math.min(seconds, (double) word.end() / FrontEnd.FRAME_RATE),
                        OptionalDouble.empty()))
            .toList();
    String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
    return new Transcript(text, words, engine(), LANGUAGE, true, took);
  }

  @Override
  public void close() {
    inUse.lock();
    try {
      loading = null;
    } finally {
      inUse.unlock();
    }
  }
}
