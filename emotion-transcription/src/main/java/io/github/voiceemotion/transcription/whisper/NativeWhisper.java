package io.github.voiceemotion.transcription.whisper;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.github.givimad.whisperjni.WhisperSamplingStrategy;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model in whisper.cpp's memory. For one thread at a time.
 *
 * <p>The binding has no way to end a call early, none to bound its tokens, and none to ask for the
 * language that was found: that is read from what whisper.cpp logs, in the thread that calls it.
 */
final class NativeWhisper implements Decoder {

  /** Of a second, whisper.cpp says nothing, after it has taken note of the audio context. */
  private static final int NOTHING_MILLIS = 1_000;

  private static final Pattern LANGUAGE =
      Pattern.compile("auto-detected language: (\\w+) \\(p = ([0-9.]+)\\)");

  private static final int MOST_THREADS = 4;

  /** What whisper.cpp has logged of the language, in this thread. */
  private static final ThreadLocal<Matcher> LOGGED = new ThreadLocal<>();

  private final WhisperJNI whisper = new WhisperJNI();
  private final WhisperContext context;
  private final int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

  /** That of the last call: whisper.cpp looks for the language over it, whatever it is told. */
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
    UnpackedLibrary unpacked = new UnpackedLibrary();
    try {
      WhisperJNI.loadLibrary();
    } catch (IOException | LinkageError missing) {
      throw new TranscriptionException(
          WhisperEngine.NAME, Reason.FAILED, MissingNative.reason(missing), missing);
    } finally {
      unpacked.deleteAtExit();
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
  public Spoken language(float[] samples, int audioContext) {
    if (this.audioContext != audioContext) {
      WhisperFullParams nothing = parameters(Languages.ENGLISH, audioContext);
      nothing.durationMs = NOTHING_MILLIS;
      call(samples, nothing);
    }
    WhisperFullParams parameters = parameters("auto", audioContext);
    parameters.detectLanguage = true;
    LOGGED.remove();
    call(samples, parameters);
    Matcher found = LOGGED.get();
    if (found == null) {
      throw new TranscriptionException(
          WhisperEngine.NAME, Reason.FAILED, "whisper.cpp does not say which language it found");
    }
    return new Spoken(found.group(1), Math.min(1, Double.parseDouble(found.group(2))));
  }

  @Override
  public String decode(float[] samples, int audioContext, String language, boolean translate) {
    WhisperFullParams parameters = parameters(language, audioContext);
    parameters.translate = translate;
    call(samples, parameters);
    StringBuilder text = new StringBuilder();
    for (int segment = 0; segment < whisper.fullNSegments(context); segment++) {
      text.append(whisper.fullGetSegmentText(context, segment));
    }
    return text.toString();
  }

  private void call(float[] samples, WhisperFullParams parameters) {
    int error = whisper.full(context, parameters, samples, samples.length);
    audioContext = parameters.audioCtx;
    if (error != 0) {
      throw new TranscriptionException(
          WhisperEngine.NAME, Reason.FAILED, "whisper.cpp reports error " + error);
    }
  }

  private WhisperFullParams parameters(String language, int audioContext) {
    WhisperFullParams parameters = new WhisperFullParams(WhisperSamplingStrategy.GREEDY);
    parameters.nThreads = threads;
    parameters.audioCtx = audioContext;
    parameters.language = language;
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
