package io.github.voiceemotion.training.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.model.Emotion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UtteranceTest {

  @Test
  void putsTheCorpusBeforeTheSpeaker() {
    Utterance utterance = Utterance.of(Path.of("a.wav"), "own", "anna", Emotion.SAD);

    assertEquals(
        new Utterance(Path.of("a.wav"), "own", "own-anna", Emotion.SAD, Intensity.UNSPECIFIED),
        utterance);
  }

  @Test
  void refusesSpeakerIdThatAnotherCorpusCouldHave() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Utterance(
                    Path.of("a.wav"), "ravdess", "01", Emotion.SAD, Intensity.UNSPECIFIED));

    assertEquals("speaker is '01', expected it to begin with 'ravdess-'", refusal.getMessage());
  }
}
