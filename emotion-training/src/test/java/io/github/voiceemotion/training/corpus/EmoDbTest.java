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

class EmoDbTest {

  @TempDir Path folder;

  @Test
  void readsSpeakerAndEmotionFromTheName() throws IOException {
    Path happy = write("wav/03a01Fa.wav");
    Path neutral = write("wav/03a01Nc.wav");
    Path angry = write("wav/08b09Wa.wav");
    Path fear = write("wav/16a05Ab.wav");
    Path sad = write("wav/16b10Td.wav");

    assertEquals(
        List.of(
            utterance(happy, "emo-db-03", Emotion.HAPPY),
            utterance(neutral, "emo-db-03", Emotion.NEUTRAL),
            utterance(angry, "emo-db-08", Emotion.ANGRY),
            utterance(fear, "emo-db-16", Emotion.FEAR),
            utterance(sad, "emo-db-16", Emotion.SAD)),
        new EmoDb(folder).list().utterances());
  }

  @Test
  void leavesOutBoredomDisgustAndForeignNames() throws IOException {
    write("wav/03a01Fa.wav");
    Path boredom = write("wav/03a01La.wav");
    Path disgust = write("wav/03a04Ea.wav");
    Path otherEmotion = write("wav/03a01Sa.wav");
    Path withoutVersion = write("wav/03a01F.wav");
    Path labels = write("lablaut/03a01Fa.lablaut");

    assertEquals(
        Map.of(
            "boredom", List.of(boredom),
            "disgust", List.of(disgust),
            "not named as in EMO-DB", List.of(withoutVersion, otherEmotion),
            "not audio", List.of(labels)),
        new EmoDb(folder).list().leftOut());
  }

  private static Utterance utterance(Path path, String speaker, Emotion emotion) {
    return new Utterance(path, "emo-db", speaker, emotion, Intensity.UNSPECIFIED);
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
