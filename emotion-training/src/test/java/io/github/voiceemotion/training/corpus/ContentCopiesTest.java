package io.github.voiceemotion.training.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.training.split.RandomSplit;
import io.github.voiceemotion.training.split.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentCopiesTest {

  @TempDir Path folder;

  @Test
  void findsEveryFileButTheFirstOfTheSameContent() throws IOException {
    Path first = write("a.wav", "one sound");
    Path other = write("b.wav", "two sound");
    Path copy = write("c.wav", "one sound");
    Path longer = write("d.wav", "one sound and more");
    Path again = write("e.wav", "one sound");

    assertEquals(
        Map.of(copy, first, again, first),
        ContentCopies.among(List.of(first, other, copy, longer, again)));
  }

  @Test
  void takesEmptyAndMissingFilesForNoCopies() throws IOException {
    Path empty = write("a.wav", "");
    Path alsoEmpty = write("b.wav", "");
    Path missing = folder.resolve("c.wav");

    assertEquals(Map.of(), ContentCopies.among(List.of(empty, alsoEmpty, missing)));
  }

  /** As RAVDESS was published: the second repetition of actor 07 is the first one once more. */
  @Test
  void corpusCountsARecordingUnderTwoNamesOnceAndSaysSo() throws IOException {
    Path first = write("Actor_07/03-01-03-01-02-01-07.wav", "one sound");
    Path second = write("Actor_07/03-01-03-01-02-02-07.wav", "one sound");
    Path other = write("Actor_07/03-01-04-01-02-02-07.wav", "two sound");

    CorpusListing listing = new Ravdess(folder).list();

    assertEquals(
        List.of(first, other), listing.utterances().stream().map(Utterance::path).toList());
    assertEquals(Map.of("same content as another file", List.of(second)), listing.leftOut());
    assertEquals(
        "ravdess: 2 utterances of 1 speaker (happy 1, sad 1);"
            + " left out: 1 same content as another file",
        listing.summary());
  }

  @Test
  void neverGivesASplitTheSameContentOnBothSides() throws IOException {
    for (int i = 0; i < 20; i++) {
      write("angry/anna_" + i + ".wav", "sound " + i);
      write("angry/ben_" + i + ".wav", "sound " + i);
    }
    List<Utterance> utterances = new EmotionFolders(folder, "own").list().utterances();

    for (int seed = 0; seed < 20; seed++) {
      Split split = new RandomSplit(seed).split(utterances);
      Set<String> contents = new HashSet<>();
      for (Utterance utterance :
          Stream.of(split.train(), split.development(), split.test())
              .flatMap(List::stream)
              .toList()) {
        contents.add(Files.readString(utterance.path()));
      }
      assertEquals(
          contents.size(), split.train().size() + split.development().size() + split.test().size());
    }
  }

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }
}
