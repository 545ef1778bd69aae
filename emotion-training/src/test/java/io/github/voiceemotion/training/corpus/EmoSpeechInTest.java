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

class EmoSpeechInTest {

  private static final String ANNA = "048e2eebe24932855ce305fb0b4a0dea01195599936ceb02499c24f8";
  private static final String BEN = "9dd2014cc6e95226ece8fd97fa8296acea7957d841ba48e82486e842";
  private static final String UNKNOWN = "d14a028c2a3a2bc9476102bb288234c415a2b01f828ea62ac5b3e42f";

  @TempDir Path folder;

  @Test
  void readsSpeakerAndEmotionFromTheNameAndCountsCalmAsNeutral() throws IOException {
    Path angry = write("bacho-safe-angry-1562906047662-" + ANNA + ".wav");
    Path happy = write("go-gunshots-happy-1562906047663-" + ANNA + ".wav");
    Path fear = write("unknown-safe-fearful-20190712133514-" + BEN + ".wav");
    Path calm = write("yes-safe-calm-1562906047664-" + BEN + ".wav");

    CorpusListing listing = new EmoSpeechIn(folder).list();

    assertEquals(
        List.of(
            utterance(angry, "emospeech-in-048e2eebe2", Emotion.ANGRY),
            utterance(happy, "emospeech-in-048e2eebe2", Emotion.HAPPY),
            utterance(fear, "emospeech-in-9dd2014cc6", Emotion.FEAR),
            utterance(calm, "emospeech-in-9dd2014cc6", Emotion.NEUTRAL)),
        listing.utterances());
    assertEquals(Map.of(), listing.leftOut());
  }

  @Test
  void readsNamesThatDoNotTellTheTime() throws IOException {
    Path file = write("help-safe-fearful-??-" + ANNA + ".wav");

    assertEquals(
        List.of(utterance(file, "emospeech-in-048e2eebe2", Emotion.FEAR)),
        new EmoSpeechIn(folder).list().utterances());
  }

  @Test
  void leavesOutUnknownSpeakersBackgroundsAndForeignNames() throws IOException {
    write("House/bacho-safe-angry-1562906047662-" + ANNA + ".wav");
    Path background = write("House/background-safe-None-20190701193438-" + UNKNOWN + ".wav");
    Path unknown = write("House/bacho-safe-calm-20190709085906-" + UNKNOWN + ".wav");
    Path shortHash = write("House/bacho-safe-calm-1562906047662-" + ANNA.substring(1) + ".wav");
    Path withoutTime = write("House/bacho-safe-calm-" + ANNA + ".wav");
    Path otherEmotion = write("House/go-safe-sad-1562906047662-" + ANNA + ".wav");
    Path text = write("README.md");

    assertEquals(
        Map.of(
            "no emotion",
            List.of(background),
            "unknown speaker",
            List.of(unknown),
            "not named as in the Indian EmoSpeech Command Dataset",
            List.of(withoutTime, shortHash, otherEmotion),
            "not audio",
            List.of(text)),
        new EmoSpeechIn(folder).list().leftOut());
  }

  private static Utterance utterance(Path path, String speaker, Emotion emotion) {
    return new Utterance(path, "emospeech-in", speaker, emotion, Intensity.UNSPECIFIED);
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
