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

class SaveeTest {

  @TempDir Path folder;

  @Test
  void readsThePublishedFoldersOfSpeakers() throws IOException {
    Path angry = write("AudioData/DC/a01.wav");
    Path fear = write("AudioData/DC/f15.wav");
    Path happy = write("AudioData/JE/h02.wav");
    Path neutral = write("AudioData/JE/n30.wav");
    Path sad = write("AudioData/JK/sa01.wav");
    Path surprise = write("AudioData/KL/su01.wav");

    assertEquals(
        List.of(
            utterance(angry, "savee-dc", Emotion.ANGRY),
            utterance(fear, "savee-dc", Emotion.FEAR),
            utterance(happy, "savee-je", Emotion.HAPPY),
            utterance(neutral, "savee-je", Emotion.NEUTRAL),
            utterance(sad, "savee-jk", Emotion.SAD),
            utterance(surprise, "savee-kl", Emotion.SURPRISE)),
        new Savee(folder).list().utterances());
  }

  @Test
  void tellsSpeakersApartWhoseFilesHaveTheSameName() throws IOException {
    for (String speaker : List.of("DC", "JE", "JK", "KL")) {
      write("AudioData/" + speaker + "/a01.wav");
    }

    CorpusListing listing = new Savee(folder).list();

    assertEquals(
        Map.of("savee-dc", 1, "savee-je", 1, "savee-jk", 1, "savee-kl", 1),
        listing.countBySpeaker());
    assertEquals(Map.of(), listing.leftOut());
  }

  @Test
  void readsTheFlatFolderWithSpeakersInTheNames() throws IOException {
    Path angry = write("ALL/DC_a01.wav");
    Path surprise = write("ALL/KL_su15.wav");

    assertEquals(
        List.of(
            utterance(angry, "savee-dc", Emotion.ANGRY),
            utterance(surprise, "savee-kl", Emotion.SURPRISE)),
        new Savee(folder).list().utterances());
  }

  @Test
  void readsTheFolderOfOneSpeaker() throws IOException {
    Path file = write("AudioData/JK/sa01.wav");

    assertEquals(
        List.of(utterance(file, "savee-jk", Emotion.SAD)),
        new Savee(file.getParent()).list().utterances());
  }

  @Test
  void takesARecordingThatIsThereInBothLayoutsOnce() throws IOException {
    Path flat = write("ALL/DC_a01.wav");
    Path published = write("AudioData/DC/a01.wav");

    CorpusListing listing = new Savee(folder).list();

    assertEquals(List.of(utterance(flat, "savee-dc", Emotion.ANGRY)), listing.utterances());
    assertEquals(Map.of("same recording as another file", List.of(published)), listing.leftOut());
  }

  @Test
  void leavesOutDisgustUnknownSpeakersAndForeignNames() throws IOException {
    write("DC/a01.wav");
    Path disgust = write("DC/d01.wav");
    Path info = write("Info.txt");
    Path stranger = write("XX_a01.wav");
    Path nobody = write("a02.wav");
    Path boredom = write("DC/b01.wav");
    Path shortNumber = write("DC/a1.wav");

    assertEquals(
        Map.of(
            "disgust", List.of(disgust),
            "not audio", List.of(info),
            "no speaker of SAVEE", List.of(stranger, nobody),
            "not named as in SAVEE", List.of(shortNumber, boredom)),
        new Savee(folder).list().leftOut());
  }

  private static Utterance utterance(Path path, String speaker, Emotion emotion) {
    return new Utterance(path, "savee", speaker, emotion, Intensity.UNSPECIFIED);
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
