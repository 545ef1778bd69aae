package io.github.voiceemotion.training.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.training.corpus.Utterance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeaveOneCorpusOutTest {

  /** As many speakers as the corpora of these names have. */
  private static final List<Utterance> CORPORA =
      join(
          Listings.corpus("ravdess", 24),
          Listings.corpus("tess", 2),
          Listings.corpus("nemo", 9),
          Listings.corpus("crema-d", 91),
          Listings.corpus("emospeech-in", 106));

  @Test
  void testsOnTheWholeCorpusAndOnNothingElse() {
    Split split = new LeaveOneCorpusOut("nemo", 1).split(CORPORA);

    assertEquals(Listings.of("nemo", CORPORA), split.test());
    assertEquals(
        CORPORA.size(), split.train().size() + split.development().size() + split.test().size());
  }

  @Test
  void developsOnAFifthOfTheSpeakersOfEachOtherCorpus() {
    Split split = new LeaveOneCorpusOut("crema-d", 1).split(CORPORA);

    assertEquals(5, speakers("ravdess", split.development()).size());
    assertEquals(2, speakers("nemo", split.development()).size());
    assertEquals(
        18,
        speakers("crema-d", new LeaveOneCorpusOut("nemo", 1).split(CORPORA).development()).size());
  }

  @Test
  void dividesTwoSpeakersAndAHundredAndSix() {
    Split split = new LeaveOneCorpusOut("ravdess", 1).split(CORPORA);

    assertEquals(0, speakers("tess", split.development()).size());
    assertEquals(2, speakers("tess", split.train()).size());
    assertEquals(21, speakers("emospeech-in", split.development()).size());
    assertEquals(85, speakers("emospeech-in", split.train()).size());
    for (String corpus : List.of("tess", "emospeech-in")) {
      assertEquals(
          Listings.of(corpus, CORPORA), new LeaveOneCorpusOut(corpus, 1).split(CORPORA).test());
    }
  }

  @Test
  void trainsOnAllOfACorpusOfFewerThanFourSpeakers() {
    for (int speakers = 1; speakers <= 5; speakers++) {
      List<Utterance> utterances =
          join(Listings.corpus("ravdess", 24), Listings.corpus("small", speakers));

      List<Utterance> development =
          new LeaveOneCorpusOut("ravdess", 1)
              .split(join(utterances, Listings.corpus("nemo", 9)))
              .development();

      assertEquals(speakers < 4 ? 0 : 1, speakers("small", development).size());
    }
  }

  @Test
  void keepsSpeakersApartWhateverTheListing() {
    for (int seed = 0; seed < 300; seed++) {
      List<Utterance> utterances = join(Listings.random(seed, 4), Listings.corpus("large", 4));

      Split split = new LeaveOneCorpusOut("c" + seed % 4, seed).split(utterances);

      assertEquals(Listings.of("c" + seed % 4, utterances), split.test());
      Set<String> train = Utterance.speakers(split.train());
      Set<String> development = Utterance.speakers(split.development());
      Set<String> test = Utterance.speakers(split.test());
      assertTrue(Collections.disjoint(train, development), "seed " + seed);
      assertTrue(Collections.disjoint(train, test), "seed " + seed);
      assertTrue(Collections.disjoint(development, test), "seed " + seed);
      Set<String> all = new HashSet<>(train);
      all.addAll(development);
      all.addAll(test);
      assertEquals(Utterance.speakers(utterances), all);
      for (String corpus : List.of("c0", "c1", "c2", "c3", "large")) {
        assertTrue(
            split.test().get(0).corpus().equals(corpus)
                || !speakers(corpus, split.train()).isEmpty(),
            "seed " + seed + " trains on nobody of " + corpus);
      }
    }
  }

  @Test
  void drawsTheSameSpeakersInWhateverOrderAndCompany() {
    List<Utterance> shuffled = new ArrayList<>(CORPORA);
    Collections.shuffle(shuffled, new Random(1));
    List<Utterance> fewer = new ArrayList<>(CORPORA);
    fewer.removeAll(Listings.of("crema-d", CORPORA));

    Set<String> drawn = nemoSpeakers(3, CORPORA);

    assertEquals(drawn, nemoSpeakers(3, shuffled));
    assertEquals(drawn, nemoSpeakers(3, fewer));
  }

  @Test
  void drawsOthersForAnotherSeed() {
    Set<Set<String>> drawn = new HashSet<>();
    for (int seed = 1; seed <= 10; seed++) {
      drawn.add(nemoSpeakers(seed, CORPORA));
    }

    assertTrue(drawn.size() >= 5, drawn.toString());
  }

  @Test
  void namesTheCorpus() {
    assertEquals("leave one corpus out: tess", new LeaveOneCorpusOut("tess", 1).name());
  }

  @Test
  void refusesCorpusThatIsNotThere() {
    assertEquals(
        "leave one corpus out: emo: the corpora are [crema-d, emospeech-in, nemo, ravdess, tess],"
            + " expected emo among them",
        refusal("emo", CORPORA));
  }

  @Test
  void refusesToDevelopOnNobody() {
    assertEquals(
        "leave one corpus out: nemo: the other corpora are [tess],"
            + " expected one of at least 4 speakers among them",
        refusal("nemo", join(Listings.corpus("nemo", 9), Listings.corpus("tess", 2))));
    assertEquals(
        "leave one corpus out: nemo: the other corpora are [],"
            + " expected one of at least 4 speakers among them",
        refusal("nemo", Listings.corpus("nemo", 9)));
  }

  private static String refusal(String corpus, List<Utterance> utterances) {
    Protocol protocol = new LeaveOneCorpusOut(corpus, 1);
    return assertThrows(IllegalArgumentException.class, () -> protocol.split(utterances))
        .getMessage();
  }

  private static Set<String> nemoSpeakers(long seed, List<Utterance> utterances) {
    return speakers("nemo", new LeaveOneCorpusOut("ravdess", seed).split(utterances).development());
  }

  private static Set<String> speakers(String corpus, List<Utterance> utterances) {
    return Utterance.speakers(Listings.of(corpus, utterances));
  }

  @SafeVarargs
  private static List<Utterance> join(List<Utterance>... lists) {
    List<Utterance> joined = new ArrayList<>();
    for (List<Utterance> list : lists) {
      joined.addAll(list);
    }
    return joined;
  }
}
