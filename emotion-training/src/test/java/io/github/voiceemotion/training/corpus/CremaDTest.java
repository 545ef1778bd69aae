package io.github.voiceemotion.training.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.model.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CremaDTest {

  @TempDir Path folder;

  @Test
  void readsSpeakerEmotionAndIntensityFromTheName() throws IOException {
    Path angry = write("AudioWAV/1001_DFA_ANG_XX.wav");
    Path fear = write("AudioWAV/1001_IEO_FEA_HI.wav");
    Path happy = write("AudioWAV/1002_IEO_HAP_LO.wav");
    Path neutral = write("AudioWAV/1002_ITH_NEU_XX.wav");
    Path sad = write("AudioWAV/1091_IEO_SAD_MD.wav");

    assertEquals(
        List.of(
            utterance(angry, "1001", Emotion.ANGRY, Intensity.UNSPECIFIED),
            utterance(fear, "1001", Emotion.FEAR, Intensity.STRONG),
            utterance(happy, "1002", Emotion.HAPPY, Intensity.LOW),
            utterance(neutral, "1002", Emotion.NEUTRAL, Intensity.UNSPECIFIED),
            utterance(sad, "1091", Emotion.SAD, Intensity.NORMAL)),
        new CremaD(folder).list().utterances());
  }

  @Test
  void acceptsThePublishedFileWithShortIntensity() throws IOException {
    Path file = write("1040_ITH_SAD_X.wav");

    assertEquals(
        List.of(utterance(file, "1040", Emotion.SAD, Intensity.UNSPECIFIED)),
        new CremaD(folder).list().utterances());
  }

  @Test
  void readsTheWavFilesWhereThePublishedFolderAlsoHoldsMp3() throws IOException {
    write("AudioMP3/1001_DFA_ANG_XX.mp3");
    Path wav = write("AudioWAV/1001_DFA_ANG_XX.wav");

    CorpusListing listing = new CremaD(folder).list();

    assertEquals(List.of(wav), listing.utterances().stream().map(Utterance::path).toList());
    assertEquals(Map.of(), listing.leftOut());
  }

  @Test
  void leavesOutDisgustAndForeignNames() throws IOException {
    write("1001_DFA_ANG_XX.wav");
    Path disgust = write("1001_DFA_DIS_XX.wav");
    Path surprise = write("1001_DFA_SUR_XX.wav");

    assertEquals(
        Map.of("disgust", List.of(disgust), "not named as in CREMA-D", List.of(surprise)),
        new CremaD(folder).list().leftOut());
  }

  private static Utterance utterance(
      Path path, String actor, Emotion emotion, Intensity intensity) {
    return new Utterance(path, "crema-d", "crema-d-" + actor, emotion, intensity);
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
