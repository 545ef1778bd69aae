package io.github.voiceemotion.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveMicrophoneTest {

  private static final int BYTES_PER_SECOND = 48_000 * 2;

  @Test
  void tellsOfEveryHalfSecondUntilTheTimeIsUp() throws Throwable {
    byte[] silence = new byte[10 * BYTES_PER_SECOND];

    String text =
        Console.printedBy(() -> LiveMicrophone.listen(new ByteArrayInputStream(silence), 4));

    List<String> times =
        text.lines()
            .map(line -> line.replaceFirst("^ *([\\d.]+) s  no-speech \\[.*\\]$", "$1"))
            .toList();
    assertEquals(List.of("3.0", "3.5", "4.0"), times);
  }

  @Test
  void listensOrSaysThatThereIsNoMicrophone() throws Throwable {
    String text = Console.printedBy(() -> LiveMicrophone.main(new String[] {"1"}));

    assertTrue(text.matches("There is no microphone to listen to: .+\n| *1\\.0 s  .+\n"), text);
  }
}
