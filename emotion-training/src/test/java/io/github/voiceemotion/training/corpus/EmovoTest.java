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

class EmovoTest {

  @TempDir Path folder;

  @Test
  void readsSpeakerAndEmotionFromTheName() throws IOException {
    Path happy = write("f1/gio-f1-b3.wav");
    Path neutral = write("f1/neu-f1-l4.wav");
    Path fear = write("f3/pau-f3-n5.wav");
    Path angry = write("m1/rab-m1-d2.wav");
    Path surprise = write("m2/sor-m2-b1.wav");
    Path sad = write("m3/tri-m3-n1.wav");

    CorpusListing listing = new Emovo(folder).list();

    assertEquals(
        List.of(
            utterance(happy, "emovo-f1", Emotion.HAPPY),
            utterance(neutral, "emovo-f1", Emotion.NEUTRAL),
            utterance(fear, "emovo-f3", Emotion.FEAR),
            utterance(angry, "emovo-m1", Emotion.ANGRY),
            utterance(surprise, "emovo-m2", Emotion.SURPRISE),
            utterance(sad, "emovo-m3", Emotion.SAD)),
        listing.utterances());
    assertEquals(Map.of(), listing.leftOut());
  }

  @Test
  void leavesOutDisgustAndForeignNames() throws IOException {
    write("f1/rab-f1-b1.wav");
    Path disgust = write("f1/dis-f1-b1.wav");
    Path noSuchSentence = write("f1/rab-f1-b4.wav");
    Path noSuchSpeaker = write("rab-f4-b1.wav");
    Path noSuchEmotion = write("ira-f1-b1.wav");
    Path text = write("frasi.txt");

    assertEquals(
        Map.of(
            "disgust", List.of(disgust),
            "not named as in EMOVO", List.of(noSuchSentence, noSuchEmotion, noSuchSpeaker),
            "not audio", List.of(text)),
        new Emovo(folder).list().leftOut());
  }

  private static Utterance utterance(Path path, String speaker, Emotion emotion) {
    return new Utterance(path, "emovo", speaker, emotion, Intensity.UNSPECIFIED);
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
