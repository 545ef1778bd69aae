package io.github.voiceemotion.training.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BalancedSamplerTest {

  /** In no order. */
  private static final Map<String, Double> WEIGHTS = Map.of("many", 4.0, "some", 2.0);

  private final List<Utterance> clips = new ArrayList<>();

  BalancedSamplerTest() {
    clips.addAll(corpus("many", 16, 1000));
    clips.addAll(corpus("some", 4, 150));
    clips.addAll(corpus("one", 1, 300));
    Collections.shuffle(clips, new Random(1));
  }

  @Test
  void sharesAnEpochByTheWeightsOfTheCorpora() {
    List<Integer> drawn = new BalancedSampler(clips, WEIGHTS, 700).draw(new Random(2));

    assertEquals(
        Map.of("many", 400L, "some", 200L, "one", 100L),
        drawn.stream()
            .collect(Collectors.groupingBy(i -> clips.get(i).corpus(), Collectors.counting())));
  }

  @Test
  void letsAllCorporaCountAlikeWithoutWeights() {
    List<Integer> drawn = new BalancedSampler(clips, Map.of(), 600).draw(new Random(2));

    assertEquals(
        Map.of("many", 200L, "some", 200L, "one", 200L),
        drawn.stream()
            .collect(Collectors.groupingBy(i -> clips.get(i).corpus(), Collectors.counting())));
  }

  @Test
  void drawsEachClipOfACorpusOnceBeforeAnyTwice() {
    List<Integer> drawn = new BalancedSampler(clips, WEIGHTS, 700).draw(new Random(2));
    int[] draws = counts(List.of(drawn));

    Map<String, Map<Integer, Long>> clipsByDraws =
        IntStream.range(0, clips.size())
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> clips.get(i).corpus(),
                    TreeMap::new,
                    Collectors.groupingBy(i -> draws[i], Collectors.counting())));
    assertEquals(
        Map.of(
            "many", Map.of(0, 600L, 1, 400L),
            "some", Map.of(1, 100L, 2, 50L),
            "one", Map.of(0, 200L, 1, 100L)),
        clipsByDraws);
  }

  @Test
  void drawsAllOfASingleCorpusOnce() {
    List<Utterance> single = corpus("many", 16, 100);
    List<Integer> drawn = new BalancedSampler(single, WEIGHTS, 4096).draw(new Random(2));

    assertEquals(IntStream.range(0, 100).boxed().toList(), drawn.stream().sorted().toList());
  }

  @Test
  void mixesTheCorpora() {
    List<Integer> drawn = new BalancedSampler(clips, WEIGHTS, 700).draw(new Random(2));

    for (int from = 0; from < drawn.size(); from += 100) {
      long ofMany =
          drawn.subList(from, from + 100).stream()
              .filter(i -> clips.get(i).corpus().equals("many"))
              .count();
      assertTrue(ofMany > 35 && ofMany < 80, ofMany + " of 100 from " + from);
    }
  }

  @Test
  void drawsTheSameForTheSameSeed() {
    BalancedSampler sampler = new BalancedSampler(clips, WEIGHTS, 700);
    List<Integer> drawn = sampler.draw(new Random(2));

    assertEquals(drawn, sampler.draw(new Random(2)));
    assertEquals(drawn, new BalancedSampler(clips, WEIGHTS, 700).draw(new Random(2)));
    assertNotEquals(drawn, sampler.draw(new Random(3)));
  }

  @Test
  void expectsWhatIsDrawnOverManyEpochs() {
    BalancedSampler sampler = new BalancedSampler(clips, WEIGHTS, 700);
    Random random = new Random(2);
    int epochs = 1000;
    int[] draws = counts(IntStream.range(0, epochs).mapToObj(i -> sampler.draw(random)).toList());
    double[] expected = sampler.expectedDraws();

    assertEquals(clips.size(), expected.length);
    for (int i = 0; i < expected.length; i++) {
      // Five deviations of a share of 1/2 over so many epochs.
      assertEquals(expected[i], (double) draws[i] / epochs, 5 * 0.5 / Math.sqrt(epochs));
    }
  }

  @Test
  void drawsFromEveryCorpusHoweverFewItsShare() {
    List<Integer> drawn = new BalancedSampler(clips, WEIGHTS, 2).draw(new Random(2));

    assertEquals(
        List.of("many", "one", "some"),
        drawn.stream().map(i -> clips.get(i).corpus()).distinct().sorted().toList());
  }

  private int[] counts(List<List<Integer>> epochs) {
    int[] draws = new int[clips.size()];
    epochs.forEach(epoch -> epoch.forEach(i -> draws[i]++));
    return draws;
  }

  private static List<Utterance> corpus(String name, int speakers, int utterances) {
    return IntStream.range(0, utterances)
        .mapToObj(
            i ->
                new Utterance(
                    Path.of(name + i + ".wav"),
                    name,
                    name + "-" + i % speakers,
                    Labels.SIX.get(i % Labels.SIX.size()),
                    Intensity.NORMAL))
        .toList();
  }
}
