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
 * @param language what is spoken, as a BCP 47 tag such as {@code en-US}
 * @param timeLimit how long the engine may work on one clip, at most 24 hours
 * @param model a folder for vosk, a file for whisper, a language model for sphinx
 * @param grammar a JSGF file, for sphinx only: the sentences to expect
 * @param key the key of the service, for google only
 */
public record TranscriptionOptions(
    String engine,
    String language,
    Duration timeLimit,
    Optional<Path> model,
    Optional<Path> grammar,
    Optional<ApiKey> key) {

  private static final Duration LONGEST_TIME = Duration.ofHours(24);

  public TranscriptionOptions {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(grammar, "grammar");
    Objects.requireNonNull(key, "key");
    if (!isLanguageTag(language)) {
      throw new IllegalArgumentException(
          "language is \"" + language + "\", expected a BCP 47 tag such as en-US");
    }
    if (timeLimit.compareTo(Duration.ZERO) <= 0 || timeLimit.compareTo(LONGEST_TIME) > 0) {
      throw new IllegalArgumentException(
          "timeLimit is " + timeLimit + ", expected more than zero and at most " + LONGEST_TIME);
    }
  }

  private static boolean isLanguageTag(String tag) {
    try {
      return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException notATag) {
      return false;
    }
  }

  /** Returns the defaults: the embedded engine, US English, two minutes a clip. */
  public static TranscriptionOptions defaults() {
    return new TranscriptionOptions(
        "sphinx",
        "en-US",
        Duration.ofMinutes(2),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns the same options with another engine. */
  public TranscriptionOptions withEngine(String other) {
    return new TranscriptionOptions(other, language, timeLimit, model, grammar, key);
  }

  /** Returns the same options with another language. */
  public TranscriptionOptions withLanguage(String other) {
    return new TranscriptionOptions(engine, other, timeLimit, model, grammar, key);
  }

  /** Returns the same options with another time limit. */
  public TranscriptionOptions withTimeLimit(Duration other) {
    return new TranscriptionOptions(engine, language, other, model, grammar, key);
  }

  /** Returns the same options with a model. */
  public TranscriptionOptions withModel(Path other) {
    return new TranscriptionOptions(engine, language, timeLimit, Optional.of(other), grammar, key);
  }

  /** Returns the same options with a grammar. */
  public TranscriptionOptions withGrammar(Path other) {
    return new TranscriptionOptions(engine, language, timeLimit, model, Optional.of(other), key);
  }

  /** Returns the same options with a key. */
  public TranscriptionOptions withKey(ApiKey other) {
    return new TranscriptionOptions(
        engine, language, timeLimit, model, grammar, Optional.of(other));
  }

  /** Refuses a model, for engines that take none. */
  public void refuseModel() {
    model.ifPresent(
        path -> {
          throw new IllegalArgumentException(engine + " takes no model, but was given " + path);
        });
  }

  /** Refuses a grammar, for engines that take none. */
  public void refuseGrammar() {
    grammar.ifPresent(
        path -> {
          throw new IllegalArgumentException(engine + " takes no grammar, but was given " + path);
        });
  }

  /** Refuses a key, for engines that take none. */
  public void refuseKey() {
    if (key.isPresent()) {
      throw new IllegalArgumentException(engine + " takes no key, but was given one");
    }
  }
}
