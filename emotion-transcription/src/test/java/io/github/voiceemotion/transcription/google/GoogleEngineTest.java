package io.github.voiceemotion.transcription.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.transcription.ApiKey;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GoogleEngineTest {

  private static final TranscriptionOptions OPTIONS =
      TranscriptionOptions.defaults().withEngine("google");

  @Test
  void isFoundByItsNameAndSaysThatAudioLeaves() {
    try (Transcription google = Transcription.open(OPTIONS.withKey(ApiKey.of("a-key")))) {
      assertEquals("google", google.engine());
      assertTrue(google.leavesTheMachine());
      assertFalse(google.toString().contains("a-key"));
    }
  }

  @Test
  void needsAKey() {
    var refused = assertThrows(TranscriptionException.class, () -> Transcription.open(OPTIONS));

    assertEquals(Reason.REFUSED, refused.reason());
    assertEquals(
        "google: needs a key of a Google Cloud project, and none is set", refused.getMessage());
  }

  @Test
  void refusesWhatItDoesNotTake() {
    TranscriptionOptions options = OPTIONS.withKey(ApiKey.of("a-key"));

    assertThrows(
        IllegalArgumentException.class,
        () -> Transcription.open(options.withModel(Path.of("model"))));
    assertThrows(
        IllegalArgumentException.class, () -> Transcription.open(options.withTranslation(true)));
  }
}
