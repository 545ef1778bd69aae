package io.github.voiceemotion.transcription.sphinx;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Acted emotions, where RAVDESS is at hand: its folder is given by {@code -Dravdess=FOLDER} or is
 * {@code ../data/ravdess}.
 */
class RavdessTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("ravdess", "../data/ravdess")).toAbsolutePath();

  /** Actors that no setting was chosen by; calm, happy, angry and afraid. */
  private static final List<String> CLIPS =
      List.of(
          "Actor_05/03-01-02-01-01-01-05.flac",
          "Actor_10/03-01-03-01-02-01-10.flac",
          "Actor_11/03-01-05-01-01-02-11.flac",
          "Actor_12/03-01-06-01-02-02-12.flac",
          "Actor_15/03-01-02-02-02-01-15.flac",
          "Actor_16/03-01-03-01-01-02-16.flac",
          "Actor_19/03-01-05-01-02-01-19.flac",
          "Actor_20/03-01-06-01-01-01-20.flac");

  @Test
  void hasMostWordsOfActedEmotionsRight() throws IOException {
    assumeTrue(
        CLIPS.stream().map(FOLDER::resolve).allMatch(Files::exists), "RAVDESS is in " + FOLDER);
    WordErrors errors = WordErrors.NONE;
    try (Transcriber transcriber = new SphinxEngine().open(TranscriptionOptions.defaults())) {
      for (String clip : CLIPS) {
        Path file = FOLDER.resolve(clip);
        String written = transcriber.transcribe(new AudioDecoder().decode(file)).text();
        errors = errors.plus(WordErrors.of(TranscriptionBenchmark.said(file), written));
      }
    }
    assertTrue(errors.rate() < 0.5, errors.toString());
  }
}
