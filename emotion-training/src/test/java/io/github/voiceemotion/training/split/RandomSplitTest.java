package io.github.voiceemotion.training.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.Utterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RandomSplitTest {

  @Test
  void givesAFifthToTheTestAndAFifthToDevelopment() {
    Split split = new RandomSplit(1).split(Listings.corpus("own", 26));

    assertEquals(10, split.test().size());
    assertEquals(10, split.development().size());
    assertEquals(32, split.train().size());
  }

  @Test
  void givesEachClipToOnePartAndVoicesToSeveral() {
    List<Utterance> utterances = Listings.random(5, 2);

    Split split = new RandomSplit(1).split(utterances);

    Set<Utterance> all = new HashSet<>(split.train());
    all.addAll(split.development());
    all.addAll(split.test());
    assertEquals(new HashSet<>(utterances), all);
    assertEquals(
        utterances.size(), split.train().size() + split.development().size() + split.test().size());
    Set<String> heard = Utterance.speakers(split.test());
    heard.retainAll(Utterance.speakers(split.train()));
    assertTrue(split.sharesSpeakers() && !heard.isEmpty());
  }

  @Test
  void dependsOnTheSeed() {
    List<Utterance> utterances = Listings.corpus("own", 20);

    assertEquals(new RandomSplit(1).split(utterances), new RandomSplit(1).split(utterances));
    assertNotEquals(new RandomSplit(1).split(utterances), new RandomSplit(2).split(utterances));
  }

  @Test
  void saysThatItFlatters() {
    assertEquals(
        "random split (flatters: trained on the voices of the test)", new RandomSplit(1).name());
  }

  @Test
  void givesEachPartSomeOfEveryEmotionOfWhichThereAreThree() {
    List<Utterance> ten = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      for (Emotion emotion : List.of(Emotion.SAD, Emotion.ANGRY, Emotion.FEAR)) {
        ten.add(Utterance.of(Path.of(emotion + "-" + i + ".wav"), "own", "unknown", emotion));
      }
    }
    ten.add(Utterance.of(Path.of("happy.wav"), "own", "unknown", Emotion.HAPPY));

    Split split = new RandomSplit(1).split(ten);

    Set<Emotion> three = Set.of(Emotion.SAD, Emotion.ANGRY, Emotion.FEAR);
    assertEquals(three, emotions(split.test()));
    assertEquals(three, emotions(split.development()));
    assertEquals(4, emotions(split.train()).size());
    assertEquals(
        List.of(
            "Few recordings are trained on, happy 1, sad 1, angry 1, fear 1: the model hardly knows"
                + " them. Record more, of several people.",
            "Nothing is tested of happy: the scores say nothing of it.",
            "One speaker is trained on, or nobody says who speaks: expect little of other voices.",
            "Speakers are not kept apart: the voices of the test were trained on, and its scores"
                + " are higher than those of a voice that was not."),
        SplitWarnings.of(split));
  }

  @Test
  void saysHowManyRecordingsItNeeds() {
    List<Utterance> two =
        List.of(
            Utterance.of(Path.of("a.wav"), "own", "unknown", Emotion.SAD),
            Utterance.of(Path.of("b.wav"), "own", "unknown", Emotion.SAD),
            Utterance.of(Path.of("c.wav"), "own", "unknown", Emotion.FEAR));
    Protocol protocol = new RandomSplit(1);

    assertEquals(
        RandomSplit.NAME
            + ": of no emotion are there more than two recordings, expected at least three of one,"
            + " to train on, to decide when to stop and to test: record more",
        assertThrows(IllegalArgumentException.class, () -> protocol.split(two)).getMessage());
  }

  private static Set<Emotion> emotions(List<Utterance> part) {
    return part.stream().map(Utterance::emotion).collect(Collectors.toSet());
  }
}
