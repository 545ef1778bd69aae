package io.github.voiceemotion.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EmotionAndWordsTest {

  @Test
  void printsTheEmotionAndThenTheWords() throws Throwable {
    String text =
        Console.printedBy(() -> EmotionAndWords.main(new String[] {"../data/samples/excited.wav"}));

    assertTrue(text.matches("excited\\.wav sounds \\w+\nand says: [a-z' ]+\n"), text);
  }
}
