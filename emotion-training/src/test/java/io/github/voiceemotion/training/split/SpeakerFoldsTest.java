package io.github.voiceemotion.training.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpeakerFoldsTest {

  private static final SpeakerFolds FOLDS = SpeakerFolds.RAVDESS_5;

  @Test
  void testsOnTheChosenFoldAndDevelopsOnTheNext() {
    Split split = FOLDS.protocol(3).split(twentyFourActors());

    assertEquals(
        Set.of("ravdess-08", "ravdess-09", "ravdess-19", "ravdess-23"),
        Utterance.speakers(split.test()));
    assertEquals(
        Set.of("ravdess-03", "ravdess-05", "ravdess-07", "ravdess-24"),
        Utterance.speakers(split.development()));
    assertEquals(16, split.train().size());
  }

  @Test
  void developsOnTheFirstFoldWhenTheLastIsTheTest() {
    Split split = FOLDS.protocol(5).split(twentyFourActors());

    assertEquals(
        Set.of("ravdess-02", "ravdess-15", "ravdess-16", "ravdess-18"),
        Utterance.speakers(split.test()));
    assertEquals(
        Set.of("ravdess-01", "ravdess-11", "ravdess-20", "ravdess-21"),
        Utterance.speakers(split.development()));
  }

  @Test
  void testsOnEveryActorOfTheFoldsOnce() {
    List<String> tested = new ArrayList<>();
    for (int fold = 1; fold <= 5; fold++) {
      FOLDS.protocol(fold).split(twentyFourActors()).test().stream()
          .map(Utterance::speaker)
          .forEach(tested::add);
    }

    assertEquals(20, tested.size());
    assertEquals(20, new HashSet<>(tested).size());
    assertTrue(
        tested.stream()
            .noneMatch(Set.of("ravdess-06", "ravdess-13", "ravdess-17", "ravdess-22")::contains));
  }

  @Test
  void trainsOnOtherCorporaAndSaysSo() {
    List<Utterance> foreign = List.of(utterance("tess", "tess-oaf"), utterance("nemo", "nemo-eb0"));
    List<Utterance> utterances = new ArrayList<>(twentyFourActors());
    utterances.addAll(foreign);
    Protocol protocol = FOLDS.protocol(1).trainedWith(List.of("tess", "nemo"));

    Split split = protocol.split(utterances);

    assertTrue(split.train().containsAll(foreign));
    assertEquals(18, split.train().size());
    assertEquals("RAVDESS-5 fold 1, trained with nemo and tess", protocol.name());
  }

  @Test
  void refusesCorporaThatItsNameDoesNotSay() {
    Utterance foreign = utterance("tess", "tess-oaf");
    List<Utterance> both = new ArrayList<>(twentyFourActors());
    both.add(foreign);

    assertEquals(
        "RAVDESS-5 fold 1: the other corpora are [tess], expected []",
        refusal(FOLDS.protocol(1), both));
    assertEquals(
        "RAVDESS-5 fold 1, trained with tess: the other corpora are [], expected [tess]",
        refusal(FOLDS.protocol(1).trainedWith(List.of("tess")), twentyFourActors()));
  }

  @Test
  void namesItselfAfterTheFold() {
    assertEquals("RAVDESS-5 fold 2", FOLDS.protocol(2).name());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, -1})
  void refusesFoldThatDoesNotExist(int fold) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> FOLDS.protocol(fold));

    assertEquals("fold is " + fold + ", expected 1 to 5 (RAVDESS-5)", refusal.getMessage());
  }

  @Test
  void saysWhichFoldLacksItsSpeakers() {
    List<Utterance> onlyActorSix = List.of(utterance("ravdess", "ravdess-06"));

    assertEquals(
        "RAVDESS-5 fold 1: the development part is empty",
        refusal(FOLDS.protocol(1), onlyActorSix));
  }

  @Test
  void refusesSpeakerInTwoFolds() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new SpeakerFolds("F", List.of(Set.of("a-1"), Set.of("a-2"), Set.of("a-1"))));

    assertEquals("F has speaker a-1 in two folds", refusal.getMessage());
  }

  private static String refusal(Protocol protocol, List<Utterance> utterances) {
    return assertThrows(IllegalArgumentException.class, () -> protocol.split(utterances))
        .getMessage();
  }

  private static List<Utterance> twentyFourActors() {
    List<Utterance> utterances = new ArrayList<>();
    for (int actor = 1; actor <= 24; actor++) {
      utterances.add(utterance("ravdess", String.format("ravdess-%02d", actor)));
    }
    return utterances;
  }

  private static Utterance utterance(String corpus, String speaker) {
    return new Utterance(
        Path.of(speaker + ".wav"), corpus, speaker, Emotion.NEUTRAL, Intensity.NORMAL);
  }
}
