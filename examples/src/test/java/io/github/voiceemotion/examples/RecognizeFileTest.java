package io.github.voiceemotion.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RecognizeFileTest {

  @Test
  void printsTheEmotionOfASample() {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      RecognizeFile.main(new String[] {"../data/samples/excited.wav"});
    } finally {
      System.setOut(console);
    }

    String text = printed.toString(StandardCharsets.UTF_8);
    assertTrue(text.matches("(?s)excited\\.wav sounds \\w+ \\(\\d+ %\\)\n.*"), text);
  }
}
