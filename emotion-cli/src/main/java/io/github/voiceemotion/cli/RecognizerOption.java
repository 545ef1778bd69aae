package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.model.ModelBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option that says which model answers. */
final class RecognizerOption {

  private static final Set<String> SHIPPED = Set.of("accurate", "light");

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "The model that answers: accurate (default), light, or a model of your own: its bundle, or "
              + "the folder that train wrote.")
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
    return EmotionRecognizer.of(bundle(model), options);
  }

  /**
   * Reads a model by its name, or from its file or the folder that {@code train} wrote it into.
   *
   * @param model the default one if null
   * @throws io.github.voiceemotion.model.ModelBundleException if it cannot be read
   */
  static ModelBundle bundle(String model) {
    if (model == null) {
      return ModelBundle.pretrained();
    }
    boolean isFolder = !SHIPPED.contains(model) && Files.isDirectory(Path.of(model));
    return ModelBundle.of(isFolder ? Path.of(model, "model.zip").toString() : model);
  }
}
