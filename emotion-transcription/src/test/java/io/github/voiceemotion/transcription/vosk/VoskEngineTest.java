package io.github.voiceemotion.transcription.vosk;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoskEngineTest {

  private static final TranscriptionOptions OPTIONS =
      TranscriptionOptions.defaults().withEngine("vosk");

  @TempDir Path temporary;

  private Path model;

  @BeforeEach
  void writeModel() throws IOException {
    model = temporary.resolve("model");
    TinyVoskModel.write(model);
  }

  @Test
  void opensAModel() {
    try (Transcription vosk = Transcription.open(OPTIONS.withModel(model))) {
      assertEquals("vosk", vosk.engine());
      assertFalse(vosk.leavesTheMachine());
    }
  }

  @Test
  void opensAModelOfTheOlderLayout() throws IOException {
    Path flat = Files.createDirectory(temporary.resolve("flat"));
    Files.move(model.resolve("am/final.mdl"), flat.resolve("final.mdl"));
    Files.move(model.resolve("conf/mfcc.conf"), flat.resolve("mfcc.conf"));
    Files.move(model.resolve("graph/HCLG.fst"), flat.resolve("HCLG.fst"));

    assertRefused(flat, "is no Vosk model: it lacks words.txt; models are at https://");

    Files.move(model.resolve("graph/words.txt"), flat.resolve("words.txt"));
    Transcription.open(OPTIONS.withModel(flat)).close();
  }

  @Test
  void needsAModel() {
    var refused = assertThrows(TranscriptionException.class, () -> Transcription.open(OPTIONS));

    assertEquals(Reason.MODEL, refused.reason());
    assertEquals(
        "vosk: needs the folder of a model, and none is set;"
            + " models are at https://alphacephei.com/vosk/models",
        refused.getMessage());
  }

  @Test
  void refusesWhatIsNoFolderOfAModel() throws IOException {
    assertRefused(temporary.resolve("nowhere"), "does not exist; models are at https://");
    assertRefused(
        Files.writeString(temporary.resolve("vosk-model.zip"), "PK"),
        "is no folder; an archive has to be unpacked; models are at https://");
    assertRefused(
        Files.createDirectory(temporary.resolve("empty")),
        "is no Vosk model: it lacks am/final.mdl, conf/model.conf, conf/mfcc.conf,"
            + " graph/HCLG.fst, graph/words.txt; models are at https://");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "am/final.mdl",
        "conf/model.conf",
        "conf/mfcc.conf",
        "graph/HCLG.fst",
        "graph/words.txt"
      })
  void namesTheFileThatIsMissing(String name) throws IOException {
    Files.delete(model.resolve(name));

    assertRefused(model, "is no Vosk model: it lacks " + name + "; ");
  }

  @Test
  void namesTheMissingParts() throws IOException {
    Files.move(model.resolve("graph/HCLG.fst"), model.resolve("graph/HCLr.fst"));

    assertRefused(model, "is no Vosk model: it lacks graph/Gr.fst, graph/disambig_tid.int; ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"am/final.mdl", "graph/HCLG.fst"})
  void refusesDamagedFiles(String name) throws IOException {
    Files.write(model.resolve(name), new byte[0]);
    assertRefused(model, "is damaged: " + name + " is empty; ");

    byte[] garbage = new byte[5_000];
    new Random(3).nextBytes(garbage);
    Files.write(model.resolve(name), garbage);
    assertRefused(model, "is damaged: " + name + " does not begin as such a file does; ");
  }

  @Test
  void refusesWhatItDoesNotTake() {
    TranscriptionOptions options = OPTIONS.withModel(model);

    assertThrows(
        IllegalArgumentException.class, () -> Transcription.open(options.withTranslation(true)));
    assertThrows(
        IllegalArgumentException.class,
        () -> Transcription.open(options.withKey(ApiKey.of("key"))));
  }

  private static void assertRefused(Path folder, String problem) {
    var refused =
        assertThrows(
            TranscriptionException.class, () -> Transcription.open(OPTIONS.withModel(folder)));
    assertEquals(Reason.MODEL, refused.reason());
    assertTrue(
        refused.getMessage().startsWith("vosk: " + folder + " " + problem), refused.getMessage());
  }
}
