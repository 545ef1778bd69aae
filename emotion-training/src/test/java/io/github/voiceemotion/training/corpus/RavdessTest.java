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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RavdessTest {

  @TempDir Path folder;

  @Test
  void readsSpeakerEmotionAndIntensityFromTheName() throws IOException {
    Path file = write("Actor_12/03-01-05-02-01-02-12.flac");

    CorpusListing listing = new Ravdess(folder).list();

    assertEquals(
        List.of(new Utterance(file, "ravdess", "ravdess-12", Emotion.ANGRY, Intensity.STRONG)),
        listing.utterances());
    assertEquals(Map.of(), listing.leftOut());
  }

  @Test
  void readsEveryEmotionAndCountsCalmAsNeutral() throws IOException {
    write("Actor_01/03-01-01-01-01-01-01.wav");
    write("Actor_01/03-01-02-01-01-01-01.wav");
    write("Actor_01/03-01-03-01-01-01-01.wav");
    write("Actor_01/03-01-04-01-01-01-01.wav");
    write("Actor_01/03-01-05-01-01-01-01.wav");
    write("Actor_01/03-01-06-01-01-01-01.wav");
    write("Actor_01/03-01-08-01-01-01-01.wav");

    assertEquals(
        List.of(
            Emotion.NEUTRAL,
            Emotion.NEUTRAL,
            Emotion.HAPPY,
            Emotion.SAD,
            Emotion.ANGRY,
            Emotion.FEAR,
            Emotion.SURPRISE),
        new Ravdess(folder).list().utterances().stream().map(Utterance::emotion).toList());
  }

  @Test
  void readsItsEightEmotionsAsPublished() throws IOException {
    for (int code = 1; code <= 8; code++) {
      write("Actor_01/03-01-0" + code + "-01-01-01-01.wav");
    }

    CorpusListing listing = new Ravdess(folder, true).list();

    assertEquals(
        List.of("neutral", "calm", "happy", "sad", "angry", "fear", "disgust", "surprise"),
        listing.utterances().stream().map(utterance -> utterance.emotion().label()).toList());
    assertEquals(Ravdess.EIGHT, Labels.among(listing.countByEmotion().keySet()));
    assertEquals(Map.of(), listing.leftOut());
  }

  @Test
  void acceptsFlatFoldersAndFoldersAboveTheActors() throws IOException {
    write("03-01-03-01-01-01-01.wav");
    write("Audio_Speech_Actors_01-24/Actor_02/03-01-04-01-01-01-02.WAV");

    assertEquals(Set.of("ravdess-01", "ravdess-02"), new Ravdess(folder).list().speakers());
  }

  @Test
  void listsInTheOrderOfPathsWhateverTheOrderOnDisk() throws IOException {
    Path last = write("Actor_02/03-01-03-01-01-01-02.wav");
    Path second = write("Actor_01/03-01-08-01-01-01-01.wav");
    Path first = write("Actor_01/03-01-03-01-01-01-01.wav");

    assertEquals(
        List.of(first, second, last),
        new Ravdess(folder).list().utterances().stream().map(Utterance::path).toList());
  }

  @Test
  void leavesOutAndCountsByReason() throws IOException {
    write("03-01-03-01-01-01-01.wav");
    Path disgust = write("03-01-07-01-01-01-01.wav");
    Path song = write("03-02-03-01-01-01-01.wav");
    Path video = write("01-01-03-01-01-01-01.wav");
    Path noSuchActor = write("03-01-03-01-01-01-25.wav");
    Path shortName = write("03-01-03-01-01-01.wav");
    Path text = write("README.txt");
    Path hiddenCopy = write("._03-01-03-01-01-01-01.wav");

    CorpusListing listing = new Ravdess(folder).list();

    assertEquals(
        Map.of(
            "disgust", List.of(disgust),
            "song", List.of(song),
            "not the audio-only modality", List.of(video),
            "not named as in RAVDESS", List.of(noSuchActor, shortName),
            "not audio", List.of(hiddenCopy, text)),
        listing.leftOut());
    assertEquals(
        "ravdess: 1 utterance of 1 speaker"
            + " (happy 1);"
            + " left out: 1 disgust, 2 not audio, 2 not named as in RAVDESS,"
            + " 1 not the audio-only modality, 1 song",
        listing.summary());
  }

  @Test
  void takesARecordingThatIsThereTwiceOnce() throws IOException {
    Path first = write("Actor_01/03-01-03-01-01-01-01.wav");
    Path copy = write("Audio_Speech_Actors_01-24/Actor_01/03-01-03-01-01-01-01.wav");

    CorpusListing listing = new Ravdess(folder).list();

    assertEquals(List.of(first), listing.utterances().stream().map(Utterance::path).toList());
    assertEquals(Map.of("same recording as another file", List.of(copy)), listing.leftOut());
  }

  @Test
  void reportsFoldersThatCannotBeReadAndGoesOn() throws IOException {
    write("Actor_01/03-01-03-01-01-01-01.wav");
    Path circle = Files.createSymbolicLink(folder.resolve("Actor_02"), folder);
    Path dangling = folder.resolve("03-01-03-01-01-01-03.wav");
    Files.createSymbolicLink(dangling, folder.resolve("nowhere.wav"));

    CorpusListing listing = new Ravdess(folder).list();

    assertEquals(1, listing.utterances().size());
    assertEquals(Map.of("cannot be read", List.of(dangling, circle)), listing.leftOut());
  }

  @Test
  void refusesMissingFolder() {
    Path missing = folder.resolve("nowhere");

    CorpusException refusal =
        assertThrows(CorpusException.class, () -> new Ravdess(missing).list());

    assertEquals(missing + ": no such folder", refusal.getMessage());
  }

  @Test
  void refusesFileInPlaceOfFolder() throws IOException {
    Path file = write("03-01-03-01-01-01-01.wav");

    CorpusException refusal = assertThrows(CorpusException.class, () -> new Ravdess(file).list());

    assertEquals(file + ": is a file, expected a folder", refusal.getMessage());
  }

  @Test
  void refusesFolderOfAnotherCorpus() throws IOException {
    write("OAF_back_angry.wav");

    CorpusException refusal = assertThrows(CorpusException.class, () -> new Ravdess(folder).list());

    assertEquals(
        folder
            + ": no file to use, expected names like 03-01-05-02-01-02-12.wav;"
            + " left out: 1 not named as in RAVDESS",
        refusal.getMessage());
  }

  @Test
  void refusesEmptyFolder() {
    CorpusException refusal = assertThrows(CorpusException.class, () -> new Ravdess(folder).list());

    assertEquals(
        folder + ": no file to use, expected names like 03-01-05-02-01-02-12.wav",
        refusal.getMessage());
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
