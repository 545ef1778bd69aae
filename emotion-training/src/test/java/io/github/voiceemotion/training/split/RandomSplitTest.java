package io.github.voiceemotion.training.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.training.corpus.Utterance;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
  void dividesThreeUtterancesAndRefusesTwo() {
    List<Utterance> three = Listings.corpus("own", 2).subList(0, 3);

    Split split = new RandomSplit(1).split(three);

    assertEquals(1, split.train().size());
    List<Utterance> two = three.subList(0, 2);
    Protocol protocol = new RandomSplit(1);
    assertThrows(IllegalArgumentException.class, () -> protocol.split(two));
  }
}
