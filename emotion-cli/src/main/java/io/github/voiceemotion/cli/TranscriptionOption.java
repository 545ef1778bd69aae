package io.github.voiceemotion.cli;

import io.github.voiceemotion.transcription.ApiKey;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what writes down the words. */
final class TranscriptionOption {

  /** Not an option: others can see a program's arguments. */
  private static final String GOOGLE_KEY = "EMOTION_GOOGLE_KEY";

  private static final String NONE = "none";

  private static final String GOOGLE = "google";

  private static final int LONGEST_SECONDS = 24 * 60 * 60;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--transcription",
      paramLabel = "ENGINE",
      description =
          "What writes down the words: whisper (inside), vosk, google (sends the audio to Google; its "
              + "key is taken from the variable "
              + GOOGLE_KEY
              + ") or none (default: whisper, where words are wanted).")
  private String engine;

  @Option(
      names = "--transcription-model",
      paramLabel = "PATH",
      description =
          "A folder for vosk, from%nhttps://alphacephei.com/vosk/models; a file for whisper instead of "
              + "the model inside, from%nhttps://huggingface.co/ggerganov/whisper.cpp.")
  private Path model;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description =
          "What is spoken, such as de-DE (default: whisper finds out, google takes en-US).")
  private String language;

  @Option(
      names = "--translate",
      description = "Write English, whatever is spoken; whisper alone does.")
  private boolean translate;

  @Option(
      names = "--transcription-seconds",
      paramLabel = "N",
      description =
          "How long the engine may take for one recording (default: 120, of a timeline 10800).")
  private Integer seconds;

  /**
   * Returns whether there is anything to open.
   *
   * @param byDefault whether words are wanted if no engine is named
   * @throws ParameterException if there is not, but an option says how
   */
  boolean isWanted(boolean byDefault) {
    boolean wanted = engine == null ? byDefault : !engine.equals(NONE);
    if (!wanted) {
      refuse("--transcription-model", model);
      refuse("--language", language);
      refuse("--translate", translate ? true : null);
      refuse("--transcription-seconds", seconds);
    }
    return wanted;
  }

  private void refuse(String option, Object value) {
    if (value != null) {
      throw new ParameterException(
          spec.commandLine(), option + " goes with words, and none are to be written down");
    }
  }

  /**
   * Opens the engine.
   *
   * @throws ParameterException if there is none of that name, or options do not go together
   * @throws TranscriptionException if it cannot work with its model or key
   */
  Transcription open() {
    return open(TranscriptionOptions.defaults().timeLimit());
  }

  /**
   * Opens the engine for recordings that may be long.
   *
   * @param timeLimit of each, if none is given
   * @throws ParameterException as {@link #open()}
   * @throws TranscriptionException as {@link #open()}
   */
  Transcription open(Duration timeLimit) {
    try {
      return Transcription.open(options(TranscriptionOptions.defaults().withTimeLimit(timeLimit)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private TranscriptionOptions options(TranscriptionOptions defaults) {
    TranscriptionOptions options = defaults;
    if (engine != null) {
      options = options.withEngine(engine);
    }
    if (language != null) {
      options = options.withLanguage(language);
    }
    if (seconds != null) {
      options = options.withTimeLimit(timeLimit());
    }
    if (model != null) {
      options = options.withModel(model);
    }
    options = options.withTranslation(translate);
    return options.engine().equals(GOOGLE) ? options.withKey(googleKey()) : options;
  }

  private Duration timeLimit() {
    if (seconds < 1 || seconds > LONGEST_SECONDS) {
      throw new IllegalArgumentException(
          "--transcription-seconds is " + seconds + ", expected 1 to " + LONGEST_SECONDS);
    }
    return Duration.ofSeconds(seconds);
  }

  private static ApiKey googleKey() {
    String key = System.getenv(GOOGLE_KEY);
    if (key == null || key.isBlank()) {
      throw new TranscriptionException(
          GOOGLE,
          Reason.REFUSED,
          "needs a key of a Google Cloud project in the variable " + GOOGLE_KEY);
    }
    return ApiKey.of(key);
  }
}
