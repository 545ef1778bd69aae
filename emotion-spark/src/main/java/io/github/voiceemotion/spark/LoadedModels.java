package io.github.voiceemotion.spark;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.OpenBlas;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * What this JVM has loaded: one model, one encoder and one recognizer, however many of its tasks
 * use them.
 */
final class LoadedModels {

  private static final Map<ModelReference, ModelBundle> BUNDLES = new ConcurrentHashMap<>();
  private static final Map<Choice, EmotionRecognizer> RECOGNIZERS = new ConcurrentHashMap<>();

  private record Choice(ModelReference model, EmotionOptions options) {}

  private LoadedModels() {}

  /**
   * Returns the recognizer of some options.
   *
   * @throws ModelBundleException if the model cannot be read
   */
  static EmotionRecognizer recognizer(
      ModelReference model, EmotionOptions options, Configuration hadoop) {
    return RECOGNIZERS.computeIfAbsent(
        new Choice(model, options.withWords(false)),
        choice -> EmotionRecognizer.of(bundle(model, hadoop), options.recognizer()));
  }

  /**
   * Returns a model.
   *
   * @throws ModelBundleException if it cannot be read
   */
  static ModelBundle bundle(ModelReference model, Configuration hadoop) {
    return BUNDLES.computeIfAbsent(model, missing -> read(missing.name(), hadoop));
  }

  private static ModelBundle read(String name, Configuration hadoop) {
    ModelBundle bundle = ModelReference.isShipped(name) ? ModelBundle.of(name) : open(name, hadoop);
    // Tasks are as many as there are cores: a product that used several would take others' time.
    OpenBlas.useThreads(1);
    return bundle;
  }

  private static ModelBundle open(String name, Configuration hadoop) {
    Path file = new Path(name);
    try (InputStream in = file.getFileSystem(hadoop).open(file)) {
      return ModelBundle.read(in, name);
    } catch (IOException e) {
      throw new ModelBundleException(name, "could not be read: " + e.getMessage(), e);
    }
  }
}
