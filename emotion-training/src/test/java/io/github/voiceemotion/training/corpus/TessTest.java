package io.github.voiceemotion.training.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.model.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TessTest {

  @TempDir Path folder;

  @Test
  void readsEmotionsFromTheEndOfTheName() throws IOException {
    for (String emotion : List.of("angry", "fear", "happy", "neutral", "ps", "sad")) {
      write("OAF_back_" + emotion + ".wav");
    }

    assertEquals(
        List.of(
            Emotion.ANGRY,
            Emotion.FEAR,
            Emotion.HAPPY,
            Emotion.NEUTRAL,
            Emotion.SURPRISE,
            Emotion.SAD),
        new Tess(folder).list().utterances().stream().map(Utterance::emotion).toList());
  }

  @Test
  void tellsTheTwoSpeakersApart() throws IOException {
    write("OAF_angry/OAF_back_angry.wav");
    write("OAF_neutral/OA_bite_neutral.wav");
    write("YAF_angry/YAF_back_angry.wav");

    CorpusListing listing = new Tess(folder).list();

    assertEquals(3, listing.utterances().size());
    assertEquals(Set.of("tess-oaf", "tess-yaf"), listing.speakers());
  }

  @Test
  void leavesOutDisgustAndForeignNames() throws IOException {
    write("OAF_back_angry.wav");
    Path disgust = write("OAF_back_disgust.wav");
    Path foreign = write("03-01-03-01-01-01-01.wav");

    assertEquals(
        Map.of("disgust", List.of(disgust), "not named as in TESS", List.of(foreign)),
        new Tess(folder).list().leftOut());
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
