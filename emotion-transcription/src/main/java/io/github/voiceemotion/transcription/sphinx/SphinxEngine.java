package io.github.voiceemotion.transcription.sphinx;

import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.TranscriptionEngine;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.util.Locale;

/**
 * The engine {@code sphinx}, which is there without network, download or key: drafts in US English.
 *
 * <p>It knows some 72,000 words and which follows which, and may be given other expectations: a
 * language model (ARPA or Sphinx's binary form) over words of its dictionary, or a JSGF grammar,
 * which is far more accurate where only a few sentences can come. Loading takes seconds and begins
 * in the background when the engine is opened.
 */
public final class SphinxEngine implements TranscriptionEngine {

  static final String NAME = "sphinx";

  /** Called by {@link java.util.ServiceLoader}. */
  public SphinxEngine() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean leavesTheMachine() {
    return false;
  }

  @Override
  public Transcriber open(TranscriptionOptions options) {
    options.refuseKey();
    if (!Locale.forLanguageTag(options.language()).getLanguage().equals("en")) {
      throw new TranscriptionException(
          NAME,
          Reason.MODEL,
          "knows English alone, but language is \""
              + options.language()
              + "\"; other engines know more");
    }
    if (options.model().isPresent() && options.grammar().isPresent()) {
      throw new IllegalArgumentException(
          NAME
              + " takes a language model or a grammar, but was given both: "
              + options.model().get()
              + " and "
              + options.grammar().get());
    }
    SphinxLog.silence();
    options.model().ifPresent(LanguageModelFile::check);
    options.grammar().ifPresent(GrammarFile::check);
    return new SphinxTranscriber(options);
  }
}
