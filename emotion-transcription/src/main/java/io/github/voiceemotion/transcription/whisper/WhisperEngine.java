package io.github.voiceemotion.transcription.whisper;

import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.TranscriptionEngine;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The engine {@code whisper}, which writes down some hundred languages on this machine. It takes
 * the model that is shipped as {@code emotion-transcription-whisper-model}, or the file of another
 * one in whisper.cpp's format.
 *
 * <p>Opening reads through the structure of a model that it is given and finds what is cut short;
 * the model is loaded with the first clip in which anybody speaks. Damaged numbers within a whole
 * structure cannot be told from sound ones: they give nonsense. The shipped model has a checksum.
 *
 * <p>Whisper gives times of phrases; those of words are estimated within them.
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
    options.refuseKey();
    options.language().ifPresent(Languages::nameOf);
    if (options.model().isPresent()) {
      return open(options.model().get(), options);
    }
    ShippedModel shipped = ShippedModel.onClassPath().orElseThrow(WhisperEngine::noModel);
    requireLibrary();
    return new WhisperTranscriber(
        () -> NativeWhisper.load(shipped.file()), options.language(), options.translate());
  }

  private static Transcriber open(Path model, TranscriptionOptions options) {
    Optional<String> language = options.language();
    if (!WhisperModelFile.isMultilingual(model)) {
      language.ifPresent(tag -> requireEnglish(model, tag));
      if (options.translate()) {
        throw new TranscriptionException(
            NAME, Reason.MODEL, model + " knows English only, but is to translate");
      }
      language = language.or(() -> Optional.of(Languages.ENGLISH));
    }
    requireLibrary();
    return new WhisperTranscriber(() -> NativeWhisper.load(model), language, options.translate());
  }

  private static void requireEnglish(Path model, String tag) {
    if (!Languages.nameOf(tag).equals(Languages.ENGLISH)) {
      throw new TranscriptionException(
          NAME, Reason.MODEL, model + " knows English only, but the language is " + tag);
    }
  }

  private static TranscriptionException noModel() {
    return new TranscriptionException(
        NAME,
        Reason.MODEL,
        "needs a model, and there is none: add the artifact"
            + " io.github.voiceemotion:emotion-transcription-whisper-model to the program, or name"
            + " the file of another model; "
            + WhisperModelFile.WHERE_MODELS_ARE);
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
