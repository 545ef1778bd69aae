package io.github.voiceemotion.training.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.model.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmotionTtsKoTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "001, neutral",
    "100, neutral",
    "101, happy",
    "200, happy",
    "201, sad",
    "300, sad",
    "301, angry",
    "400, angry"
  })
  void readsTheEmotionFromTheNumber(String number, String emotion) throws IOException {
    Path file = write("emotional-to-emotional/nea/wav/nea00" + number + ".wav");

    CorpusListing listing = new EmotionTtsKo(folder).list();

    assertEquals(
        List.of(
            new Utterance(
                file,
                "emotiontts-ko",
                "emotiontts-ko-nea",
                new Emotion(emotion),
                Intensity.UNSPECIFIED)),
        listing.utterances());
    assertEquals(Map.of(), listing.leftOut());
  }

  @Test
  void readsTheSpeakersOfPlainAndOfEmotionalSentences() throws IOException {
    List<String> speakers =
        List.of(
            "ema", "emb", "emf", "emg", "emh", "nea", "neb", "nec", "ned", "nee", "nek", "nel",
            "nem", "nen", "neo");
    for (String speaker : speakers) {
      write(speaker + "/wav/" + speaker + "00001.wav");
    }

    assertEquals(
        speakers.stream().map(speaker -> "emotiontts-ko-" + speaker).collect(Collectors.toSet()),
        new EmotionTtsKo(folder).list().speakers());
  }

  @Test
  void leavesOutTheOtherPartsOfTheCorpusScriptsAndForeignNames() throws IOException {
    write("Emotional/nea00101.wav");
    Path beyond = write("Emotional/nea00401.wav");
    Path fourDigits = write("Emotional/nea0101.wav");
    Path script = write("Emotional/script/nea00101.txt");
    Path none = write("Emotional/neb00000.wav");
    Path noSuchSpeaker = write("Emotional/nef00101.wav");
    Path adaptive = write("Main/ada00001.wav");
    Path old = write("Personality/pfa00001.wav");

    assertEquals(
        Map.of(
            "not named as in the emotional part of emotiontts_open_db",
            List.of(beyond, fourDigits, none, noSuchSpeaker, adaptive, old),
            "not audio",
            List.of(script)),
        new EmotionTtsKo(folder).list().leftOut());
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
