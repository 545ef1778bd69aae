package io.github.voiceemotion.examples;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Prints the emotion of an audio file at once, and what is said in it when the embedded engine is
 * done. Needs {@code emotion-transcription} beside {@code emotion-api}.
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java \
 *     -Dexec.mainClass=io.github.voiceemotion.examples.EmotionAndWords \
 *     -Dexec.args=data/samples/synthesised.wav
 * }</pre>
 */
public final class EmotionAndWords {

  private EmotionAndWords() {}

  /** Takes the file's path. */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "data/samples/synthesised.wav");
    try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained();
        Transcription transcription = Transcription.open(TranscriptionOptions.defaults())) {
      AudioClip clip = new AudioDecoder().decode(file);
      CompletableFuture<Transcript> transcript = transcription.start(clip);
      System.out.println(
          file.getFileName() + " sounds " + recognizer.recognize(clip).emotion().label());
      System.out.println("and says: " + transcript.join().text());
    } catch (CompletionException e) {
      if (e.getCause() instanceof TranscriptionException failure) {
        System.out.println("but there are no words: " + failure.getMessage());
      } else {
        throw e;
      }
    }
  }
}
