package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.voiceemotion.history.StoredWord;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.Word;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class KeptTranscriptTest {

  @Test
  void keepsWordsThatHoldControlCharactersWithoutThem() {
    Word odd = new Word("a\u0085b\tc", 0.5, 1, OptionalDouble.of(0.9));
    Transcript transcript =
        new Transcript("a b c", List.of(odd), "google", "en-US", false, Duration.ZERO);

    assertEquals(List.of(new StoredWord("a b c", 0.5, 1)), KeptTranscript.of(transcript).words());
  }
}
