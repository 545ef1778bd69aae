package io.github.voiceemotion.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RecognizeFileTest {

  @Test
  void printsTheEmotionOfASample() throws Throwable {
    String text =
        Console.printedBy(
            () -> RecognizeFile.main(new String[] {"../data/samples/synthesised.wav"}));

    assertTrue(text.matches("(?s)synthesised\\.wav sounds \\w+ \\(\\d+ %\\)\n.*"), text);
  }
}
