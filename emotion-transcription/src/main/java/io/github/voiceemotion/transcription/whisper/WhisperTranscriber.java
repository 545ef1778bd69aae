package io.github.voiceemotion.transcription.whisper;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperSamplingStrategy;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.Resampler;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands whole clips to whisper.cpp, one at a time.
 *
 * <p>The binding has no way to stop it: an interruption ends the wait for another clip or the work
 * before it has begun, while native code goes on to the end of its clip.
 */
final class WhisperTranscriber implements Transcriber {

  /** Whisper takes no less than a second; a bit of silence behind does no harm. */
  private static final int SHORTEST = AudioClip.SAMPLE_RATE * 11 / 10;

  private final WhisperJNI whisper = new WhisperJNI();
  private final Path model;
  private final String language;
  private final ReentrantLock lock = new ReentrantLock();

  /** Null until the first clip and once closed; guarded by the lock. */
  private WhisperContext context;

  private boolean closed;

  WhisperTranscriber(Path model, String language) {
    this.model = model;
    this.language = language;
  }

  @Override
  public String engine() {
    return WhisperEngine.NAME;
  }

  @Override
  public Transcript transcribe(AudioClip clip) {
    long start = System.nanoTime();
    AudioClip audio = Resampler.resample(clip, AudioClip.SAMPLE_RATE);
    String text;
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failure(Reason.CANCELLED, "interrupted before it began with the clip", interrupted);
    }
    try {
      text = text(audio.samples());
    } finally {
      lock.unlock();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Transcript(text, List.of(), engine(), language, false, took);
  }

  private String text(float[] samples) {
    WhisperContext loaded = context();
    if (samples.length == 0) {
      return "";
    }
    float[] padded = Arrays.copyOf(samples, Math.max(samples.length, SHORTEST));
    int error = whisper.full(loaded, parameters(), padded, padded.length);
    if (error != 0) {
      throw failure(Reason.FAILED, "whisper.cpp reports error " + error, null);
    }
    StringBuilder text = new StringBuilder();
    for (int segment = 0; segment < whisper.fullNSegments(loaded); segment++) {
      text.append(whisper.fullGetSegmentText(loaded, segment));
    }
    return text.toString();
  }

  private WhisperFullParams parameters() {
    WhisperFullParams parameters = new WhisperFullParams(WhisperSamplingStrategy.GREEDY);
    parameters.language = Locale.forLanguageTag(language).getLanguage();
    parameters.suppressNonSpeechTokens = true;
    parameters.printProgress = false;
    parameters.printTimestamps = false;
    return parameters;
  }

  private WhisperContext context() {
    if (closed) {
      throw new IllegalStateException("the transcriber is closed");
    }
    if (context == null) {
      context = load();
    }
    return context;
  }

  private WhisperContext load() {
    WhisperContext loaded;
    try {
      WhisperJNI.loadLibrary();
      WhisperJNI.setLibraryLogger(null);
      loaded = whisper.init(model);
    } catch (IOException | LinkageError missing) {
      throw failure(
          Reason.FAILED,
          "its native library or %s does not load on %s %s"
              .formatted(model, System.getProperty("os.name"), System.getProperty("os.arch")),
          missing);
    }
    if (loaded == null) {
      throw failure(
          Reason.MODEL,
          model + " is damaged: whisper.cpp cannot load it; " + WhisperModelFile.WHERE_MODELS_ARE,
          null);
    }
    return loaded;
  }

  private TranscriptionException failure(Reason reason, String problem, Throwable cause) {
    return new TranscriptionException(engine(), reason, problem, cause);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (context != null) {
        context.close();
        context = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
