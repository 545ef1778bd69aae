package io.github.voiceemotion.transcription.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhisperTranscriberTest {

  @TempDir Path folder;

  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = folder.resolve("ggml-tiny.en.bin");
    TinyWhisperModel.write(model);
  }

  private Transcriber open() {
    return open(model);
  }

  private static Transcriber open(Path model) {
    return new WhisperEngine()
        .open(TranscriptionOptions.defaults().withEngine("whisper").withModel(model));
  }

  private static AudioClip silence(double seconds, int sampleRate) {
    return new AudioClip(new float[(int) (seconds * sampleRate)], sampleRate);
  }

  @ParameterizedTest
  @CsvSource({"2.5, 16000", "2.5, 44100", "0.3, 16000", "0.001, 16000"})
  void writesText(double seconds, int sampleRate) {
    try (Transcriber whisper = open()) {
      Transcript transcript = whisper.transcribe(silence(seconds, sampleRate));

      assertEquals(TinyWhisperModel.TEXT, transcript.text());
      assertEquals(List.of(), transcript.words());
      assertEquals("whisper", transcript.engine());
      assertEquals("en-US", transcript.language());
      assertFalse(transcript.draft());
    }
  }

  @Test
  void joinsWhatIsSaidInALongClip() {
    try (Transcriber whisper = open()) {
      Transcript transcript = whisper.transcribe(silence(4.5, 16_000));

      assertEquals(TinyWhisperModel.TEXT + " " + TinyWhisperModel.TEXT, transcript.text());
    }
  }

  @Test
  void writesNothingForAnEmptyClip() {
    try (Transcriber whisper = open()) {
      assertEquals("", whisper.transcribe(silence(0, 16_000)).text());
    }
  }

  @Test
  void worksForSeveralThreads() {
    try (Transcriber whisper = open()) {
      AudioClip clip = silence(2.5, 16_000);
      List<CompletableFuture<Transcript>> results =
          List.of(0, 1, 2).stream()
              .map(i -> CompletableFuture.supplyAsync(() -> whisper.transcribe(clip)))
              .toList();

      results.forEach(result -> assertEquals(TinyWhisperModel.TEXT, result.join().text()));
    }
  }

  @Test
  void doesNotBeginInAThreadThatIsInterrupted() {
    try (Transcriber whisper = open()) {
      Thread.currentThread().interrupt();
      var failure =
          assertThrows(TranscriptionException.class, () -> whisper.transcribe(silence(1, 16_000)));

      assertTrue(Thread.interrupted(), "the flag stays set");
      assertEquals(Reason.CANCELLED, failure.reason());
    }
  }

  @Test
  void saysThatWhisperRefusesAModelThatLacksATensor() throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    int firstLetterOfATensor = 64_426;
    bytes[firstLetterOfATensor] = 'x';
    Files.write(model, bytes);

    try (Transcriber whisper = open()) {
      var refused =
          assertThrows(TranscriptionException.class, () -> whisper.transcribe(silence(1, 16_000)));

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
  void refusesToWorkOnceClosed() {
    Transcriber whisper = open();
    whisper.transcribe(silence(1, 16_000));
    whisper.close();
    whisper.close();

    assertThrows(IllegalStateException.class, () -> whisper.transcribe(silence(1, 16_000)));
  }

  @Test
  void transcribesWithTheModelOfTheEnvironment() {
    String named = System.getenv("EMOTION_WHISPER_MODEL");
    assumeTrue(named != null, "EMOTION_WHISPER_MODEL names no model");
    AudioClip speech = new AudioDecoder().decode(Path.of("../data/samples/neutral.wav"));

    try (Transcriber whisper = open(Path.of(named))) {
      assertFalse(whisper.transcribe(speech).text().isEmpty());
    }
  }
}
