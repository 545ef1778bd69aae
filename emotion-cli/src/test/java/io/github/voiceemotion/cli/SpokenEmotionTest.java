package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpokenEmotionTest {

  private static final Path SPEECH = Path.of("../data/samples/synthesised.wav");

  private final EmotionRecognizer recognizer = EmotionRecognizer.pretrained();
  private final Transcription transcription =
      Transcription.open(TranscriptionOptions.defaults().withEngine("none"));

  @AfterEach
  void close() {
    recognizer.close();
    transcription.close();
  }

  @Test
  void givesTheEmotionAndTheWords() {
    AudioClip clip = new AudioDecoder().decode(SPEECH);
    SpokenEmotion spoken = SpokenEmotion.of(clip, recognizer::recognize, transcription);
    assertEquals(recognizer.recognize(SPEECH), spoken.prediction());
    assertEquals("none", spoken.transcript().join().engine());
  }

  @Test
  void givesTheEmotionWhenTheEngineFails() {
    AudioClip clip = new AudioDecoder().decode(SPEECH);
    try (Transcription busy =
        Transcription.open(TranscriptionOptions.defaults().withEngine("busy"))) {
      SpokenEmotion spoken = SpokenEmotion.of(clip, recognizer::recognize, busy);
      assertEquals(recognizer.recognize(SPEECH), spoken.prediction());
      CompletionException e =
          assertThrows(CompletionException.class, () -> spoken.transcript().join());
      assertEquals(Reason.BUSY, ((TranscriptionException) e.getCause()).reason());
    }
  }

  @Test
  void refusesAnEmptyClip() {
    AudioClip empty = new AudioClip(new float[0], 16_000);
    assertThrows(
        AudioException.class, () -> SpokenEmotion.of(empty, recognizer::recognize, transcription));
  }
}
