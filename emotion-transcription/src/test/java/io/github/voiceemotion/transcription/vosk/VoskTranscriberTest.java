package io.github.voiceemotion.transcription.vosk;

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
import io.github.voiceemotion.transcription.Word;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(
    value = OS.LINUX,
    architectures = "aarch64",
    disabledReason = "Vosk's artifact has no native library for it")
class VoskTranscriberTest {

  private static final AudioClip NOISE_TWICE = noiseTwice(16_000);

  @TempDir Path folder;

  @BeforeEach
  void writeModel() throws IOException {
    TinyVoskModel.write(folder);
  }

  private Transcriber open() {
    return open(folder);
  }

  private static Transcriber open(Path model) {
    return new VoskEngine()
        .open(
            TranscriptionOptions.defaults().withEngine("vosk").withLanguage("de").withModel(model));
  }

  /** Three seconds, loud from 0.5 to 1.0 s and from 2.0 to 2.4 s. */
  private static AudioClip noiseTwice(int sampleRate) {
    Random random = new Random(1);
    float[] samples = new float[3 * sampleRate];
    for (int i = 0; i < samples.length; i++) {
      double time = (double) i / sampleRate;
      boolean loud = time >= 0.5 && time < 1.0 || time >= 2.0 && time < 2.4;
      samples[i] = (loud ? 0.1f : 0.0001f) * (float) random.nextGaussian();
    }
    return new AudioClip(samples, sampleRate);
  }

  @ParameterizedTest
  @ValueSource(ints = {16_000, 44_100})
  void writesWordsWithTheirTimesThroughPauses(int sampleRate) {
    try (Transcriber vosk = open()) {
      Transcript transcript = vosk.transcribe(noiseTwice(sampleRate));

      assertEquals("größe größe", transcript.text());
      assertEquals("vosk", transcript.engine());
      assertEquals("de", transcript.language());
      assertFalse(transcript.draft());
      assertWord(0.5, 1.0, transcript.words().get(0));
      assertWord(2.0, 2.4, transcript.words().get(1));
      assertEquals(2, transcript.words().size());
    }
  }

  private static void assertWord(double start, double end, Word word) {
    assertEquals(TinyVoskModel.WORD, word.text());
    assertEquals(start, word.start(), 0.03);
    assertEquals(end, word.end(), 0.03);
    assertEquals(1, word.confidence().orElseThrow(), 0.01);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 1_600, 16_000})
  void writesNothingWhereNothingIsSaid(int length) {
    try (Transcriber vosk = open()) {
      Transcript transcript = vosk.transcribe(new AudioClip(new float[length], 16_000));

      assertEquals("", transcript.text());
      assertEquals(List.of(), transcript.words());
    }
  }

  @Test
  void worksForSeveralThreads() {
    try (Transcriber vosk = open()) {
      List<CompletableFuture<Transcript>> results =
          List.of(0, 1, 2).stream()
              .map(i -> CompletableFuture.supplyAsync(() -> vosk.transcribe(NOISE_TWICE)))
              .toList();

      results.forEach(result -> assertEquals("größe größe", result.join().text()));
    }
  }

  @Test
  void endsWhereItsThreadIsInterruptedAndWorksAgain() {
    try (Transcriber vosk = open()) {
      vosk.transcribe(NOISE_TWICE);

      Thread.currentThread().interrupt();
      var failure = assertThrows(TranscriptionException.class, () -> vosk.transcribe(NOISE_TWICE));

      assertTrue(Thread.interrupted(), "the flag stays set");
      assertEquals(Reason.CANCELLED, failure.reason());
      assertEquals("vosk: interrupted before the end of the clip", failure.getMessage());
      assertEquals("größe größe", vosk.transcribe(NOISE_TWICE).text());
    }
  }

  @Test
  void saysThatVoskRefusesAModelCutShort() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("am/final.mdl"));
    Files.write(folder.resolve("am/final.mdl"), Arrays.copyOf(whole, 300));

    assertRefused("is damaged: Vosk cannot load it; models are at https://");
  }

  @Test
  void saysThatVoskRefusesAGraphCutShort() throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve("graph/HCLG.fst"));
    Files.write(folder.resolve("graph/HCLG.fst"), Arrays.copyOf(whole, 100));

    assertRefused("is damaged: Vosk cannot load it; models are at https://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"graph/words.txt", "conf/mfcc.conf", "conf/model.conf"})
  void saysThatVoskRefusesGarbage(String name) throws IOException {
    byte[] garbage = new byte[500];
    new Random(3).nextBytes(garbage);
    Files.write(folder.resolve(name), garbage);

    assertRefused("is damaged: Vosk cannot load it; models are at https://");
  }

  @Test
  void saysThatFilesDoNotFitEachOther() throws IOException {
    Files.writeString(
        folder.resolve("conf/mfcc.conf"), "--num-ceps=13\n", StandardCharsets.US_ASCII);

    assertRefused("does not work as a model");
  }

  private void assertRefused(String problem) {
    try (Transcriber vosk = open()) {
      var refused = assertThrows(TranscriptionException.class, () -> vosk.transcribe(NOISE_TWICE));
      assertEquals(Reason.MODEL, refused.reason());
      assertTrue(
          refused.getMessage().startsWith("vosk: " + folder + " " + problem), refused.getMessage());
    }
  }

  @Test
  void refusesToWorkOnceClosed() {
    Transcriber vosk = open();
    vosk.transcribe(NOISE_TWICE);
    vosk.close();
    vosk.close();

    assertThrows(IllegalStateException.class, () -> vosk.transcribe(NOISE_TWICE));
  }

  @Test
  void transcribesWithTheModelOfTheEnvironment() {
    String model = System.getenv("EMOTION_VOSK_MODEL");
    assumeTrue(model != null, "EMOTION_VOSK_MODEL names no model");
    AudioClip speech = new AudioDecoder().decode(Path.of("../data/samples/neutral.wav"));

    try (Transcriber vosk = open(Path.of(model))) {
      Transcript transcript = vosk.transcribe(speech);

      assertFalse(transcript.text().isEmpty());
      assertEquals(transcript.text().split(" ").length, transcript.words().size());
      assertTrue(transcript.words().stream().allMatch(word -> word.end() <= speech.seconds()));
    }
  }
}
