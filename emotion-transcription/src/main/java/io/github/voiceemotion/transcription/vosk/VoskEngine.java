package io.github.voiceemotion.transcription.vosk;

import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionEngine;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.nio.file.Path;

/**
 * The engine {@code vosk}, which takes the folder of a Vosk model. The model decides the language;
 * the options' language only labels the transcript.
 *
 * <p>Opening looks the folder over; the model is loaded with the first clip. What of a damaged
 * model passes that look is refused by Vosk itself in most cases; a file damaged in its middle can
 * still end the JVM, since Vosk's native code then stops the process.
 */
public final class VoskEngine implements TranscriptionEngine {

  static final String NAME = "vosk";

  /** Called by {@link java.util.ServiceLoader}. */
  public VoskEngine() {}

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
    options.refuseTranslation();
    options.refuseKey();
    Path model = options.model().orElseThrow(VoskEngine::noModel);
    VoskModelFolder.check(model);
    requireLibrary();
    return new VoskTranscriber(model, options.language().orElse(Transcript.UNKNOWN_LANGUAGE));
  }

  private static TranscriptionException noModel() {
    return new TranscriptionException(
        NAME,
        Reason.MODEL,
        "needs the folder of a model, and none is set; " + VoskModelFolder.WHERE_MODELS_ARE);
  }

  private static void requireLibrary() {
    try {
      Class.forName("org.vosk.LibVosk", false, VoskEngine.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new TranscriptionException(
          NAME,
          Reason.FAILED,
          "its library is not there; add the artifact com.alphacephei:vosk to the program",
          missing);
    }
  }
}
