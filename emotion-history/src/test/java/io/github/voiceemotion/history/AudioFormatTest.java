package io.github.voiceemotion.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioFiles;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AudioFormatTest {

  @Test
  void knowsAllThatIsRead() {
    for (String ending : AudioFiles.ENDINGS) {
      assertEquals(ending, AudioFormat.extension(ending.toUpperCase(Locale.ROOT)));
      assertTrue(AudioFormat.mediaType(ending).matches("(audio|video)/.+"), ending);
    }
    assertEquals("bin", AudioFormat.extension("../x"));
    assertEquals("application/octet-stream", AudioFormat.mediaType("bin"));
  }
}
