package io.github.voiceemotion.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class EmotionAndWordsTest {

  @Test
  void printsTheEmotionAndThenTheWords() throws Throwable {
    String text =
        Console.printedBy(() -> EmotionAndWords.main(new String[] {"../data/samples/reading.wav"}));

    assertTrue(
        text.matches(
            "reading\\.wav sounds neutral\nand says in the language en:\n"
                + "( +[\\d.]+ to [\\d.]+ s: .*\n)+"),
        text);
    assertTrue(text.contains("have been made amiable"), text);
  }
}
