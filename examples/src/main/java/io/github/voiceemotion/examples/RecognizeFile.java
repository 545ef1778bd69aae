package io.github.voiceemotion.examples;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.model.Prediction;
import java.nio.file.Path;

/**
 * Prints the emotion of an audio file.
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java \
 *     -Dexec.mainClass=io.github.voiceemotion.examples.RecognizeFile \
 *     -Dexec.args=data/samples/synthesised.wav
 * }</pre>
 */
public final class RecognizeFile {

  private RecognizeFile() {}

  /** Takes the file's path. */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "data/samples/synthesised.wav");
    try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained()) {
      Prediction prediction = recognizer.recognize(file);
      System.out.printf(
          "%s sounds %s (%.0f %%)%n",
          file.getFileName(), prediction.emotion().label(), 100 * prediction.confidence());
      prediction
          .probabilities()
          .forEach((emotion, share) -> System.out.printf("  %-8s %.3f%n", emotion.label(), share));
    }
  }
}
