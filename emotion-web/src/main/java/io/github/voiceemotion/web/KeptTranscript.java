package io.github.voiceemotion.web;

import io.github.voiceemotion.history.StoredTranscript;
import io.github.voiceemotion.history.StoredWord;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.Word;
import java.util.Optional;

/** How a transcript goes into the history. */
public final class KeptTranscript {

  private KeptTranscript() {}

  /** Returns what is kept of a transcript: all but confidences and the time it took. */
  public static StoredTranscript of(Transcript transcript) {
    return new StoredTranscript(
        transcript.text(),
        transcript.engine(),
        Optional.of(transcript.language()),
        transcript.languageProbability(),
        transcript.draft(),
        transcript.words().stream().map(KeptTranscript::word).toList());
  }

  private static StoredWord word(Word word) {
    return new StoredWord(word.text().replaceAll("\\p{Cc}", " ").strip(), word.start(), word.end());
  }
}
