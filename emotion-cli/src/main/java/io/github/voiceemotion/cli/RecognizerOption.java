package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.model.ModelBundle;
import picocli.CommandLine.Option;

/** The option that says which model answers. */
final class RecognizerOption {

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "The model that answers: accurate (default), light, or a model bundle of your own.")
  private String model;

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
        : EmotionRecognizer.of(ModelBundle.of(model), options);
  }
}
