package io.github.voiceemotion.transcription;

import java.nio.file.Path;
import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Which engine transcribes, and with what.
 *
 * <pre>{@code
 * TranscriptionOptions options =
 *     TranscriptionOptions.defaults().withEngine("vosk").withModel(Path.of("vosk-model-small-de"));
 * }</pre>
 *
 * @param engine the engine's name
 * @param language what is spoken, as a BCP 47 tag such as {@code en-US}; if it is not said, whisper
 *     finds it out
 * @param translate whether English is written, whatever is spoken; for whisper only
 * @param timeLimit how long the engine may work on one clip, at most 24 hours
 * @param model a folder for vosk; a file for whisper, instead of the one that is shipped
 * @param key the key of the service, for google only
 */
public record TranscriptionOptions(
    String engine,
    Optional<String> language,
    boolean translate,
    Duration timeLimit,
    Optional<Path> model,
    Optional<ApiKey> key) {

  private static final Duration LONGEST_TIME = Duration.ofHours(24);

  public TranscriptionOptions {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(key, "key");
    language.ifPresent(TranscriptionOptions::requireLanguageTag);
    if (timeLimit.compareTo(Duration.ZERO) <= 0 || timeLimit.compareTo(LONGEST_TIME) > 0) {
      throw new IllegalArgumentException(
          "timeLimit is " + timeLimit + ", expected more than zero and at most " + LONGEST_TIME);
    }
  }

  private static void requireLanguageTag(String tag) {
    if (!isLanguageTag(tag)) {
      throw new IllegalArgumentException(
          "language is \"" + tag + "\", expected a BCP 47 tag such as en-US");
    }
  }

  private static boolean isLanguageTag(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException notATag) {
      return false;
    }
  }

  /**
   * Returns the defaults: the embedded engine, any language as it is spoken, two minutes a clip.
   */
  public static TranscriptionOptions defaults() {
    return new TranscriptionOptions(
        "whisper",
        Optional.empty(),
        false,
        Duration.ofMinutes(2),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same options with another engine. */
  public TranscriptionOptions withEngine(String other) {
    return new TranscriptionOptions(other, language, translate, timeLimit, model, key);
  }

  /** Returns the same options with a language. */
  public TranscriptionOptions withLanguage(String other) {
    return new TranscriptionOptions(engine, Optional.of(other), translate, timeLimit, model, key);
  }

  /** Returns the same options, with English to be written or what is spoken. */
  public TranscriptionOptions withTranslation(boolean other) {
    return new TranscriptionOptions(engine, language, other, timeLimit, model, key);
  }

  /** Returns the same options with another time limit. */
  public TranscriptionOptions withTimeLimit(Duration other) {
    return new TranscriptionOptions(engine, language, translate, other, model, key);
  }

  /** Returns the same options with a model. */
  public TranscriptionOptions withModel(Path other) {
    return new TranscriptionOptions(
        engine, language, translate, timeLimit, Optional.of(other), key);
  }

  /** Returns the same options with a key. */
  public TranscriptionOptions withKey(ApiKey other) {
    return new TranscriptionOptions(
        engine, language, translate, timeLimit, model, Optional.of(other));
  }

  /** Refuses a model, for engines that take none. */
  public void refuseModel() {
    model.ifPresent(
        path -> {
          throw new IllegalArgumentException(engine + " takes no model, but was given " + path);
        });
  }

  /** Refuses to translate, for engines that write what is spoken. */
  public void refuseTranslation() {
    if (translate) {
      throw new IllegalArgumentException(engine + " does not translate, but was asked to");
    }
  }

  /** Refuses a key, for engines that take none. */
  public void refuseKey() {
    if (key.isPresent()) {
      throw new IllegalArgumentException(engine + " takes no key, but was given one");
    }
  }
}
