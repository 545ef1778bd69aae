package io.github.voiceemotion.training.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmotionFoldersTest {

  private static final Pattern BEFORE_UNDERSCORE = Pattern.compile("^([^_]+)_");

  @TempDir Path folder;

  @Test
  void readsTheEmotionFromTheFolderAndTheSpeakerFromTheName() throws IOException {
    Path angry = write("angry/anna_1.wav");
    Path fear = write("fear/bob_1.flac");
    Path happy = write("happy/anna_1.wav");
    Path neutral = write("neutral/session 2/bob_1.wav");
    Path sad = write("Sad/anna_1.mp3");
    Path surprise = write("surprise/bob_1.wav");

    assertEquals(
        List.of(
            utterance(sad, "own-anna", Emotion.SAD),
            utterance(angry, "own-anna", Emotion.ANGRY),
            utterance(fear, "own-bob", Emotion.FEAR),
            utterance(happy, "own-anna", Emotion.HAPPY),
            utterance(neutral, "own-bob", Emotion.NEUTRAL),
            utterance(surprise, "own-bob", Emotion.SURPRISE)),
        new EmotionFolders(folder, "own", BEFORE_UNDERSCORE).list().utterances());
  }

  @Test
  void takesTheNamesOfFoldersForLabels() throws IOException {
    write("stressed/anna_1.wav");
    write("Calm/anna_1.wav");
    Path angry = write("angry/anna_1.wav");

    CorpusListing listing = new EmotionFolders(folder, "own", BEFORE_UNDERSCORE).list();

    assertEquals(
        Map.of(Emotion.ANGRY, 1, new Emotion("calm"), 1, new Emotion("stressed"), 1),
        listing.countByEmotion());
    assertEquals("own: 3 utterances of 1 speaker (angry 1, calm 1, stressed 1)", listing.summary());
    CorpusListing two = listing.only(Labels.of("calm", "stressed"));
    assertEquals(
        "own: 2 utterances of 1 speaker (calm 1, stressed 1); left out: 1 angry", two.summary());
    assertEquals(Map.of("angry", List.of(angry)), two.leftOut());
  }

  @Test
  void knowsTheUsualNamesOfTheSix() throws IOException {
    for (String name :
        List.of(
            "Neutral",
            "HAPPY",
            "happiness",
            "joy",
            "Sad",
            "sadness",
            "Angry",
            "anger",
            "Fear",
            "Fearful",
            "Surprise",
            "surprised",
            "ps",
            "Pleasant Surprise",
            "pleasant_surprised")) {
      write(name + "/1.wav");
    }

    assertEquals(
        Map.of(
            Emotion.NEUTRAL, 1,
            Emotion.HAPPY, 3,
            Emotion.SAD, 2,
            Emotion.ANGRY, 2,
            Emotion.FEAR, 2,
            Emotion.SURPRISE, 5),
        new EmotionFolders(folder, "own").list().countByEmotion());
  }

  @Test
  void takesTheGroupNamedSpeakerBeforeTheFirst() throws IOException {
    write("angry/2024-anna.wav");

    Pattern expression = Pattern.compile("(\\d+)-(?<speaker>.+)");

    assertEquals(
        Map.of("own-anna", 1),
        new EmotionFolders(folder, "own", expression).list().countBySpeaker());
  }

  @Test
  void takesSpeakersForOneWhoDifferInCaseOrUnderscores() throws IOException {
    write("angry/Anna_B 1.wav");
    write("angry/anna-b 2.wav");

    assertEquals(
        Map.of("own-anna-b", 2),
        new EmotionFolders(folder, "own", Pattern.compile("^(\\S+) ")).list().countBySpeaker());
  }

  @Test
  void countsEverybodyAsOneUnknownSpeakerWithoutAnExpression() throws IOException {
    write("angry/anna_1.wav");
    write("happy/bob_1.wav");

    assertEquals(
        Map.of("own-unknown", 2), new EmotionFolders(folder, "own").list().countBySpeaker());
  }

  @Test
  void leavesOutFilesWithoutSpeakerOrEmotion() throws IOException {
    write("angry/anna_1.wav");
    Path noMatch = write("angry/anna.wav");
    Path noLabel = write("très calme/anna_1.wav");
    Path above = write("anna_1.wav");
    Path text = write("angry/notes.txt");

    assertEquals(
        Map.of(
            "no speaker in the name", List.of(noMatch),
            "not in a folder of an emotion", List.of(above),
            "in a folder 'très calme', which can be no label", List.of(noLabel),
            "not audio", List.of(text)),
        new EmotionFolders(folder, "own", BEFORE_UNDERSCORE).list().leftOut());
  }

  @Test
  void leavesOutFilesWhoseSpeakerIsEmptyOrOptional() throws IOException {
    write("angry/anna_1.wav");
    Path empty = write("angry/_1.wav");
    Path absent = write("angry/1.wav");

    assertEquals(
        Map.of("no speaker in the name", List.of(absent, empty)),
        new EmotionFolders(folder, "own", Pattern.compile("^(?:(.*)_)?\\d$")).list().leftOut());
  }

  @Test
  void takesARecordingInTwoFormatsOnceButNotOneOfTheSameNameElsewhere() throws IOException {
    write("angry/anna/1.flac");
    Path copy = write("angry/anna/1.wav");
    write("angry/bob/1.wav");
    write("happy/anna/1.wav");

    CorpusListing listing = new EmotionFolders(folder, "own").list();

    assertEquals(3, listing.utterances().size());
    assertEquals(Map.of("same recording as another file", List.of(copy)), listing.leftOut());
  }

  @Test
  void refusesExpressionWithoutGroup() {
    Pattern expression = Pattern.compile("^[^_]+_");

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> new EmotionFolders(folder, "own", expression));

    assertEquals(
        "speaker expression is '^[^_]+_', expected a group in parentheses", refusal.getMessage());
  }

  @Test
  void refusesNameThatIsNoFoldersName() {
    for (String name : List.of("", "..", "a/b", "My Corpus", "a_b", "a--b")) {
      IllegalArgumentException refusal =
          assertThrows(IllegalArgumentException.class, () -> new EmotionFolders(folder, name));

      assertEquals(
          "corpus name is '" + name + "', expected lower-case letters, digits and single hyphens",
          refusal.getMessage());
    }
  }

  @Test
  void refusesFolderWithoutEmotions() throws IOException {
    write("anna_1.wav");

    CorpusException refusal =
        assertThrows(CorpusException.class, () -> new EmotionFolders(folder, "own").list());

    assertEquals(
        folder
            + ": no file to use, expected names like angry/NAME.wav;"
            + " left out: 1 not in a folder of an emotion",
        refusal.getMessage());
  }

  private static Utterance utterance(Path path, String speaker, Emotion emotion) {
    return new Utterance(path, "own", speaker, emotion, Intensity.UNSPECIFIED);
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
