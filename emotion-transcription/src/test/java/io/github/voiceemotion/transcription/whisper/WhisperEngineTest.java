package io.github.voiceemotion.transcription.whisper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.transcription.ApiKey;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhisperEngineTest {

  private static final TranscriptionOptions OPTIONS =
      TranscriptionOptions.defaults().withEngine("whisper");

  @TempDir Path folder;

  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = folder.resolve("ggml-tiny.en.bin");
    TinyWhisperModel.write(model);
  }

  @Test
  void opensAModel() {
    try (Transcription whisper = Transcription.open(OPTIONS.withModel(model))) {
      assertEquals("whisper", whisper.engine());
      assertFalse(whisper.leavesTheMachine());
    }
  }

  @Test
  void opensTheShippedModel() {
    try (Transcription whisper = Transcription.open(TranscriptionOptions.defaults())) {
      assertEquals("whisper", whisper.engine());
    }
  }

  @Test
  void refusesAnotherLanguageOfAnEnglishModel() {
    Transcription.open(OPTIONS.withModel(model).withLanguage("en-GB")).close();
    var refused =
        assertThrows(
            TranscriptionException.class,
            () -> Transcription.open(OPTIONS.withModel(model).withLanguage("de-AT")));

    assertEquals(Reason.MODEL, refused.reason());
    assertEquals(
        "whisper: " + model + " knows English only, but the language is de-AT",
        refused.getMessage());
  }

  @Test
  void refusesToTranslateWithAnEnglishModel() {
    var refused =
        assertThrows(
            TranscriptionException.class,
            () -> Transcription.open(OPTIONS.withModel(model).withTranslation(true)));

    assertEquals(
        "whisper: " + model + " knows English only, but is to translate", refused.getMessage());
  }

  @Test
  void refusesALanguageThatWhisperDoesNotKnow() {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> Transcription.open(OPTIONS.withLanguage("tlh")));

    assertEquals(
        "whisper does not know the language tlh, expected one such as en, de-AT or ko",
        refused.getMessage());
  }

  @Test
  void takesAnotherLanguageOfAMultilingualModel() throws IOException {
    int vocabulary = 4;
    overwrite(vocabulary, 51_865);

    Transcription.open(OPTIONS.withModel(model).withLanguage("de-AT")).close();
  }

  @Test
  void refusesWhatIsNoFile() {
    model = folder.resolve("nowhere.bin");
    assertRefused("does not exist; models are at https://");

    model = folder;
    assertRefused("is a folder, expected the file of a model; models are at https://");
  }

  @Test
  void refusesWhatIsNoModel() throws IOException {
    Files.write(model, new byte[0]);
    assertRefused("is empty; ");

    Files.writeString(model, "lm", StandardCharsets.US_ASCII);
    assertRefused("is no Whisper model: it does not begin as one does; ");

    byte[] garbage = new byte[100_000];
    new Random(5).nextBytes(garbage);
    Files.write(model, garbage);
    assertRefused("is no Whisper model: it does not begin as one does; ");

    Files.writeString(model, "GGUF and so on", StandardCharsets.US_ASCII);
    assertRefused("is a GGUF file, expected the older format of whisper.cpp; ");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 40, 60, 10_000, 64_390, 64_420, 100_000, -1, -500_000})
  void refusesAModelCutShort(int length) throws IOException {
    byte[] whole = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(whole, length < 0 ? whole.length + length : length));

    assertRefused("is cut short: it ends within the model; ");
  }

  @Test
  void refusesAModelWithoutTensors() throws IOException {
    int numbers = 12 * 4 + 8 + 80 * 201 * 4;
    byte[] whole = Files.readAllBytes(model);
    ByteBuffer cut = ByteBuffer.allocate(numbers + 5).order(ByteOrder.LITTLE_ENDIAN);
    cut.put(whole, 0, numbers - 4).putInt(1).putInt(1).put((byte) ' ');
    Files.write(model, cut.array());

    assertRefused("is cut short: it ends within the model; ");
  }

  @ParameterizedTest
  @CsvSource({
    "4, 51867, vocabulary is 51867; expected 51864 to 51866",
    "8, -7, audio context is -7; expected 1 to 1500",
    "12, 2000000000, audio width is 2000000000; expected 1 to 8192",
    "16, 3, its audio width is 8 for 3 heads;",
    "32, 0, text heads is 0; expected 1 to 256",
    "40, 1000, mel bands is 1000; expected 1 to 256",
    "48, 128, filters is 128; expected 80 to 80",
    "52, 1024, bins of a filter is 1024; expected 201 to 201",
    "64376, 60000, tokens is 60000; expected 1 to 51864",
    "64380, -1, bytes of a token is -1; expected 0 to 1000",
    "64406, 9, dimensions of a tensor is 9; expected 1 to 4",
    "64414, 4, it holds a tensor of unknown storage;",
    "64414, 99, storage of a tensor is 99; expected 0 to 14"
  })
  void refusesDamagedNumbers(int position, int value, String problem) throws IOException {
    overwrite(position, value);

    assertRefused("is damaged: " + problem.replace("; expected", ", expected"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4, 2_005})
  void refusesKindsOverWhichNativeCodeAborts(int kind) throws IOException {
    int position = 44;
    overwrite(position, kind);

    assertRefused("is of kind " + kind % 1_000 + ", over which whisper.cpp would end the process");
  }

  @Test
  void refusesATensorBeyondTheFile() throws IOException {
    int extent = 64_418;
    overwrite(extent, 1 << 24);

    assertRefused("is cut short: it ends within the model; ");
  }

  @Test
  void neverTrustsGarbageBehindTheMagic() throws IOException {
    byte[] garbage = new byte[200_000];
    for (int seed = 0; seed < 50; seed++) {
      new Random(seed).nextBytes(garbage);
      System.arraycopy("lmgg".getBytes(StandardCharsets.US_ASCII), 0, garbage, 0, 4);
      Files.write(model, garbage);

      assertRefused("is damaged: ");
    }
  }

  @Test
  void refusesWhatItDoesNotTake() {
    TranscriptionOptions options = OPTIONS.withModel(model);

    assertThrows(
        IllegalArgumentException.class,
        () -> Transcription.open(options.withKey(ApiKey.of("key"))));
  }

  private void overwrite(int position, int value) throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(position, value);
    Files.write(model, bytes);
  }

  private void assertRefused(String problem) {
    var refused =
        assertThrows(
            TranscriptionException.class, () -> Transcription.open(OPTIONS.withModel(model)));
    assertEquals(Reason.MODEL, refused.reason());
    assertTrue(
        refused.getMessage().startsWith("whisper: " + model + " " + problem), refused.getMessage());
  }
}
