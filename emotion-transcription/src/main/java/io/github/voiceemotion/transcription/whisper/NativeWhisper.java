package io.github.voiceemotion.transcription.whisper;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperSamplingStrategy;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model in whisper.cpp's memory. For one thread at a time.
 *
 * <p>The binding has no way to end a call early, none to bound its tokens, and none to ask for the
 * language that was found: that is read from what whisper.cpp logs, in the thread that calls it.
 */
final class NativeWhisper implements Decoder {

  /** With a second and less, whisper.cpp says nothing and reports success. */
  private static final int NOTHING = AudioClip.SAMPLE_RATE;

  private static final Pattern LANGUAGE =
      Pattern.compile("auto-detected language: (\\w+) \\(p = ([0-9.]+)\\)");

  private static final int MOST_THREADS = 4;

  /** What whisper.cpp has logged of the language, in this thread. */
  private static final ThreadLocal<Matcher> LOGGED = new ThreadLocal<>();

  private final WhisperJNI whisper = new WhisperJNI();
  private final WhisperContext context;
  private final int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

  /** The audio context of the last call, over which the next one looks for the language. */
  private int audioContext;

  private NativeWhisper(WhisperContext context) {
    this.context = context;
  }

  /**
   * Loads a model.
   *
   * @throws TranscriptionException if native code cannot run here, or not with this model
   */
  static NativeWhisper load(Path model) {
    loadLibrary();
    WhisperContext loaded;
    try {
      loaded = new WhisperJNI().init(model);
    } catch (IOException gone) {
      throw new TranscriptionException(
          WhisperEngine.NAME, Reason.MODEL, model + " cannot be read: " + gone.getMessage(), gone);
    }
    if (loaded == null) {
      throw new TranscriptionException(
          WhisperEngine.NAME,
          Reason.MODEL,
          model + " is damaged: whisper.cpp cannot load it; " + WhisperModelFile.WHERE_MODELS_ARE);
    }
    return new NativeWhisper(loaded);
  }

  private static synchronized void loadLibrary() {
    try {
      WhisperJNI.loadLibrary();
    } catch (IOException | LinkageError missing) {
      throw new TranscriptionException(
          WhisperEngine.NAME, Reason.FAILED, MissingNative.reason(missing), missing);
    }
    WhisperJNI.setLibraryLogger(NativeWhisper::heed);
  }

  private static void heed(String line) {
    Matcher language = LANGUAGE.matcher(line);
    if (language.find()) {
      LOGGED.set(language);
    }
  }

  @Override
  public Decoded decode(
      float[] samples, int audioContext, Optional<String> language, boolean translate) {
    if (language.isEmpty() && this.audioContext != audioContext) {
      // Sets the context and computes nothing else.
      call(new float[NOTHING], parameters(Languages.ENGLISH, audioContext, false));
    }
    LOGGED.remove();
    call(samples, parameters(language.orElse("auto"), audioContext, translate));
    this.audioContext = audioContext;
    StringBuilder text = new StringBuilder();
    for (int segment = 0; segment < whisper.fullNSegments(context); segment++) {
      text.append(whisper.fullGetSegmentText(context, segment));
    }
    if (language.isPresent()) {
      return new Decoded(text.toString(), language.get(), OptionalDouble.empty());
    }
    Matcher found = LOGGED.get();
    if (found == null) {
      throw new TranscriptionException(
          WhisperEngine.NAME, Reason.FAILED, "whisper.cpp does not say which language it found");
    }
    double probability = Math.min(1, Double.parseDouble(found.group(2)));
    return new Decoded(text.toString(), found.group(1), OptionalDouble.of(probability));
  }

  private void call(float[] samples, WhisperFullParams parameters) {
    int error = whisper.full(context, parameters, samples, samples.length);
    if (error != 0) {
      throw new TranscriptionException(
          WhisperEngine.NAME, Reason.FAILED, "whisper.cpp reports error " + error);
    }
  }

  private WhisperFullParams parameters(String language, int audioContext, boolean translate) {
    WhisperFullParams parameters = new WhisperFullParams(WhisperSamplingStrategy.GREEDY);
    parameters.nThreads = threads;
    parameters.audioCtx = audioContext;
    parameters.language = language;
    parameters.translate = translate;
    parameters.noContext = true;
    // One window, not another one where Whisper's last mark of time leaves more than a second.
    parameters.singleSegment = true;
    // The marks of time within it.
    parameters.printSpecial = true;
    parameters.suppressNonSpeechTokens = true;
    // What fails is tried again with a longer context, not with dice: that takes ten times as long.
    parameters.temperatureInc = 0;
    parameters.greedyBestOf = 1;
    parameters.printProgress = false;
    parameters.printTimestamps = false;
    return parameters;
  }

  @Override
  public void close() {
    context.close();
  }
}
