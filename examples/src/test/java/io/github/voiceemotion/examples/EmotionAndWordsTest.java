package io.github.voiceemotion.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EmotionAndWordsTest {

  @Test
  void printsTheEmotionAndThenTheWords() throws Throwable {
    String text =
        Console.printedBy(
            () -> EmotionAndWords.main(new String[] {"../data/samples/synthesised.wav"}));

    assertTrue(text.matches("synthesised\\.wav sounds \\w+\nand says: [a-z' ]+\n"), text);
  }
}
