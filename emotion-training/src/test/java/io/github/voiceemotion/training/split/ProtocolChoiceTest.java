package io.github.voiceemotion.training.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.CorpusListing;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Ravdess;
import io.github.voiceemotion.training.corpus.Utterance;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolChoiceTest {

  @Test
  void givesEveryFoldAndNamesTheOtherCorpora() {
    assertEquals(
        IntStream.rangeClosed(1, 5)
            .mapToObj(fold -> "RAVDESS-5 fold " + fold + ", trained with nemo and tess")
            .toList(),
        names("ravdess-5", "tess", "ravdess", "nemo"));
    assertEquals(List.of("RAVDESS-5 fold 2"), names("ravdess-5:2", "ravdess"));
  }

  @Test
  void knowsTheEightEmotionsOfRavdess() {
    List<CorpusListing> eight = List.of(ravdess(Ravdess.EIGHT));

    assertEquals(
        IntStream.rangeClosed(1, 5).mapToObj(fold -> "RAVDESS-8 fold " + fold).toList(),
        ProtocolChoice.of("ravdess-8", eight, 1).stream().map(Protocol::name).toList());
    assertEquals("RAVDESS-8 fold 3", ProtocolChoice.of("ravdess-8:3", eight, 1).get(0).name());
    assertTrue(ProtocolChoice.isOfRavdessAsPublished("ravdess-8:3"));
    assertFalse(ProtocolChoice.isOfRavdessAsPublished("ravdess-5"));
  }

  @Test
  void refusesRavdess8WithoutTheEightEmotions() {
    List<CorpusListing> six = List.of(ravdess(Labels.SIX));

    assertEquals(
        "ravdess-8 is of the emotions neutral, happy, sad, angry, fear, surprise, calm, disgust of "
            + "RAVDESS as it was published, the recordings have "
            + "[neutral, happy, sad, angry, fear, surprise]",
        assertThrows(IllegalArgumentException.class, () -> ProtocolChoice.of("ravdess-8", six, 1))
            .getMessage());
  }

  private static CorpusListing ravdess(Labels labels) {
    return new CorpusListing(
        Ravdess.NAME,
        labels.emotions().stream()
            .map(
                emotion ->
                    new Utterance(
                        Path.of(emotion + ".wav"),
                        Ravdess.NAME,
                        Ravdess.speaker(1),
                        emotion,
                        Intensity.NORMAL))
            .toList(),
        new TreeMap<>());
  }

  @Test
  void leavesEachCorpusOutInTurnOrOneByName() {
    assertEquals(
        List.of("leave one corpus out: tess", "leave one corpus out: nemo"),
        names("leave-one-corpus-out", "tess", "nemo"));
    assertEquals(
        List.of("leave one corpus out: nemo"), names("leave-one-corpus-out:nemo", "tess", "nemo"));
  }

  @Test
  void knowsTheProtocolsOfOneSplit() {
    assertEquals(List.of("CREMA-D split, trained with tess"), names("crema-d", "crema-d", "tess"));
    assertEquals(
        List.of("speaker holdout (test 0.2, development 0.2)"), names("speakers", "crema-d"));
    assertEquals(
        List.of("random split (flatters: trained on the voices of the test)"),
        names("random", "crema-d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ravdess", "RAVDESS-5", "", ":1", "random:1", "speakers:", "crema-d:dev"})
  void refusesAnUnknownProtocol(String choice) {
    assertEquals(
        "unknown protocol '" + choice + "', expected " + ProtocolChoice.NAMES, refusal(choice));
  }

  @ParameterizedTest
  @CsvSource({
    "ravdess-5:6, 'fold is 6, expected 1 to 5 (RAVDESS-5)'",
    "ravdess-5:0, 'fold is 0, expected 1 to 5 (RAVDESS-5)'",
    "ravdess-5:one, 'fold is ''one'', expected 1 to 5'",
    "ravdess-5:, 'fold is '''', expected 1 to 5'"
  })
  void refusesAFoldThatIsNotThere(String choice, String message) {
    assertEquals(message, refusal(choice));
  }

  private static List<String> names(String choice, String... corpora) {
    return ProtocolChoice.of(choice, listings(corpora), 1).stream().map(Protocol::name).toList();
  }

  private static String refusal(String choice) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> ProtocolChoice.of(choice, listings("ravdess", "tess"), 1))
        .getMessage();
  }

  private static List<CorpusListing> listings(String... corpora) {
    return Stream.of(corpora)
        .map(corpus -> new CorpusListing(corpus, List.of(), new TreeMap<>()))
        .toList();
  }
}
