package io.github.voiceemotion.transcription.whisper;

import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.TranscriptionEngine;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The engine {@code whisper}, which takes the file of a Whisper model in whisper.cpp's format. It
 * gives no times of words.
 *
 * <p>Opening reads through the file's structure and finds what is cut short; the model is loaded
 * with the first clip. Damaged numbers within a whole structure cannot be told from sound ones:
 * they give nonsense.
 */
public final class WhisperEngine implements TranscriptionEngine {

  static final String NAME = "whisper";

  /** Called by {@link java.util.ServiceLoader}. */
  public WhisperEngine() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean leavesTheMachine() {
    return false;
  }

  @Override
  public Transcriber open(TranscriptionOptions options) {
    options.refuseGrammar();
    options.refuseKey();
    Path model = options.model().orElseThrow(WhisperEngine::noModel);
    boolean multilingual = WhisperModelFile.isMultilingual(model);
    String language = Locale.forLanguageTag(options.language()).getLanguage();
    if (!multilingual && !language.equals("en")) {
      throw new TranscriptionException(
          NAME,
          Reason.MODEL,
          model + " knows English only, but the language is " + options.language());
    }
    requireLibrary();
    return new WhisperTranscriber(model, options.language());
  }

  private static TranscriptionException noModel() {
    return new TranscriptionException(
        NAME,
        Reason.MODEL,
        "needs the file of a model, and none is set; " + WhisperModelFile.WHERE_MODELS_ARE);
  }

  private static void requireLibrary() {
    try {
      Class.forName(
          "io.github.givimad.whisperjni.WhisperJNI", false, WhisperEngine.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new TranscriptionException(
          NAME,
          Reason.FAILED,
          "its library is not there; add the artifact io.github.givimad:whisper-jni to the program",
          missing);
    }
  }
}
