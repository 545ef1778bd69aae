package io.github.voiceemotion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StockNetworkTest {

  @Test
  void printsALossThatFalls() throws Throwable {
    String text = Console.printedBy(() -> StockNetwork.main(new String[] {"../data/samples"}));

    List<Double> losses =
        text.lines()
            .map(line -> Double.valueOf(line.replaceFirst("epoch \\d: loss ", "")))
            .toList();
    assertEquals(5, losses.size());
    assertTrue(losses.get(4) < 0.8 * losses.get(0), text);
  }
}
