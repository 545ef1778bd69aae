package io.github.voiceemotion.transcription.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** whisper.cpp itself: with a model that says one thing, and with the one that is shipped. */
class NativeWhisperTest {

  @TempDir Path folder;

  private Path model() throws IOException {
    Path model = folder.resolve("ggml-tiny.en.bin");
    TinyWhisperModel.write(model);
    return model;
  }

  private static Transcriber open(Path model) {
    return new WhisperEngine().open(TranscriptionOptions.defaults().withModel(model));
  }

  private static Transcriber openShipped() {
    return new WhisperEngine().open(TranscriptionOptions.defaults());
  }

  @Test
  void worksForSeveralThreads() throws IOException {
    try (Transcriber whisper = open(model())) {
      AudioClip clip = Recordings.reading();
      List<CompletableFuture<Transcript>> results =
          List.of(0, 1, 2).stream()
              .map(i -> CompletableFuture.supplyAsync(() -> whisper.transcribe(clip)))
              .toList();

      results.forEach(result -> assertEquals(TinyWhisperModel.TEXT, result.join().text()));
      assertEquals("en", results.get(0).join().language());
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "keeps a library that is loaded")
  void leavesNothingInTheTemporaryFolder() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                LoadingProgram.class.getName(),
                model().toString())
            .inheritIO()
            .start();

    assertEquals(0, program.waitFor());
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  /** Loads the library and the model that it is given. */
  static final class LoadingProgram {
    public static void main(String[] arguments) {
      NativeWhisper.load(Path.of(arguments[0])).close();
    }
  }

  @Test
  void saysThatWhisperRefusesAModelThatLacksATensor() throws IOException {
    Path model = model();
    byte[] bytes = Files.readAllBytes(model);
    int firstLetterOfATensor = 64_426;
    bytes[firstLetterOfATensor] = 'x';
    Files.write(model, bytes);

    try (Transcriber whisper = open(model)) {
      var refused =
          assertThrows(
              TranscriptionException.class, () -> whisper.transcribe(Recordings.reading()));

      assertEquals(Reason.MODEL, refused.reason());
      assertEquals(
          "whisper: "
              + model
              + " is damaged: whisper.cpp cannot load it;"
              + " models are at https://huggingface.co/ggerganov/whisper.cpp",
          refused.getMessage());
    }
  }

  @Test
  void saysThatTheModelIsGone() throws IOException {
    Path model = model();
    try (Transcriber whisper = open(model)) {
      Files.delete(model);
      var refused =
          assertThrows(
              TranscriptionException.class, () -> whisper.transcribe(Recordings.reading()));

      assertTrue(refused.getMessage().startsWith("whisper: " + model + " cannot be read"));
    }
  }

  @Test
  void writesDownWhatIsRead() {
    try (Transcriber whisper = openShipped()) {
      Transcript sentence = whisper.transcribe(Recordings.reading());
      // whisper.cpp itself says nothing of a second and less, and reports success.
      Transcript words = whisper.transcribe(Recordings.cut(Recordings.reading(), 0, 1.0));

      assertEquals(Recordings.SENTENCE, sentence.text());
      assertEquals("en", sentence.language());
      assertTrue(sentence.languageProbability().getAsDouble() > 0.9);
      assertTrue(words.text().startsWith("He might"), words.text());
    }
  }
}
