package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says which model answers. */
final class RecognizerOption {

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Use a model bundle of your own instead of the one inside.")
  private Path model;

  /**
   * Loads it.
   *
   * @throws io.github.voiceemotion.model.ModelBundleException if it cannot be read
   */
  EmotionRecognizer load() {
    return load(RecognizerOptions.defaults());
  }

  /** Loads it to work in some way. */
  EmotionRecognizer load(RecognizerOptions options) {
    return model == null
        ? EmotionRecognizer.pretrained(options)
        : EmotionRecognizer.load(model, options);
  }
}
