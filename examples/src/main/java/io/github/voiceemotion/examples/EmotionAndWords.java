package io.github.voiceemotion.examples;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.transcription.Cue;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Prints the emotion of an audio file at once, and what is said in it, in which language and when,
 * as soon as the embedded engine is done. Needs {@code emotion-transcription} and its model, {@code
 * emotion-transcription-whisper-model}, beside {@code emotion-api}.
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java \
 *     -Dexec.mainClass=io.github.voiceemotion.examples.EmotionAndWords \
 *     -Dexec.args=data/samples/reading.wav
 * }</pre>
 */
public final class EmotionAndWords {

  private EmotionAndWords() {}

  /** Takes the file's path. */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments.length > 0 ? arguments[0] : "data/samples/reading.wav");
    try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained();
        Transcription transcription = Transcription.open(TranscriptionOptions.defaults())) {
      AudioClip clip = new AudioDecoder().decode(file);
      CompletableFuture<Transcript> transcript = transcription.start(clip);
      System.out.println(
          file.getFileName() + " sounds " + recognizer.recognize(clip).emotion().label());
      Transcript said = transcript.join();
      System.out.println("and says in the language " + said.language() + ":");
      for (Cue cue : Cue.of(said.words())) {
        System.out.printf("  %.1f to %.1f s: %s%n", cue.start(), cue.end(), cue.text());
      }
    } catch (CompletionException e) {
      if (e.getCause() instanceof TranscriptionException failure) {
        System.out.println("but there are no words: " + failure.getMessage());
      } else {
        throw e;
      }
    }
  }
}
