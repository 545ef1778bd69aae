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

class NemoTest {

  @TempDir Path folder;

  @Test
  void readsSpeakerAndEmotionFromTheName() throws IOException {
    Path anger = write("EB0_anger_1.ogg");
    Path fear = write("EB0_fear_1.ogg");
    Path happiness = write("EB0_happiness_1.ogg");
    Path neutral = write("KD0_neutral_10.ogg");
    Path sadness = write("KD0_sadness_10.ogg");
    Path surprised = write("KD0_surprised_10.ogg");

    assertEquals(
        List.of(
            utterance(anger, "nemo-eb0", Emotion.ANGRY),
            utterance(fear, "nemo-eb0", Emotion.FEAR),
            utterance(happiness, "nemo-eb0", Emotion.HAPPY),
            utterance(neutral, "nemo-kd0", Emotion.NEUTRAL),
            utterance(sadness, "nemo-kd0", Emotion.SAD),
            utterance(surprised, "nemo-kd0", Emotion.SURPRISE)),
        new Nemo(folder).list().utterances());
  }

  @Test
  void leavesOutForeignNames() throws IOException {
    write("EB0_anger_1.ogg");
    Path foreign = write("EB0_boredom_1.ogg");

    assertEquals(
        Map.of("not named as in nEMO", List.of(foreign)), new Nemo(folder).list().leftOut());
  }

  private static Utterance utterance(Path path, String speaker, Emotion emotion) {
    return new Utterance(path, "nemo", speaker, emotion, Intensity.UNSPECIFIED);
  }

  private Path write(String name) throws IOException {
    return Files.createFile(folder.resolve(name));
  }
}
