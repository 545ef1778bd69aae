import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.api.EmotionRecognizer;
import java.nio.file.Path;

/** Prints the emotion of an audio file as JSON. */
public final class Minimal {

  private Minimal() {}

  /** Takes the file's path. */
  public static void main(String[] arguments) {
    try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained()) {
      System.out.println(EmotionJson.of(recognizer.recognize(Path.of(arguments[0]))));
    }
  }
}
