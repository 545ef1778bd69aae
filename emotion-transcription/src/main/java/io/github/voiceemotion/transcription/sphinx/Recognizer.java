package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.linguist.language.ngram.LanguageModel;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.SpeechSegment;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** All that is loaded, and the way from a clip to its words. Not thread-safe. */
final class Recognizer {

  private static final int HOP = AudioClip.SAMPLE_RATE / FrontEnd.FRAME_RATE;

  private final Utterances utterances = new Utterances();
  private final FrontEnd frontEnd;
  private final UtteranceSearch search;

  private Recognizer(FrontEnd frontEnd, UtteranceSearch search) {
    this.frontEnd = frontEnd;
    this.search = search;
  }

  /** Loads what the options ask for; this takes seconds. */
  static Recognizer load(TranscriptionOptions options) throws IOException {
    EmbeddedModel model = new EmbeddedModel();
    return new Recognizer(new FrontEnd(model.acoustics()), search(model, options));
  }

  private static UtteranceSearch search(EmbeddedModel model, TranscriptionOptions options)
      throws IOException {
    if (options.grammar().isPresent()) {
      return new GrammarSearch(
          model, GrammarFile.load(options.grammar().get(), model.dictionary()));
    }
    LanguageModel language;
    if (options.model().isPresent()) {
      language = LanguageModelFile.load(options.model().get(), model.dictionary());
    } else {
      language = LanguageModelFile.binary(EmbeddedModel.languageModel(), model.dictionary());
      language.allocate();
    }
    return new BeamSearch(
        new TriphoneModel(model.acoustics()),
        new FrameScores(model.acoustics(), EmbeddedModel.NEAREST_GAUSSIANS),
        new Vocabulary(model.dictionary(), language),
        SearchOptions.DEFAULT);
  }

  /**
   * Returns the words of a clip in order; frames count from the start of the clip.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}
   * @throws InterruptedException if the thread is interrupted
   */
  List<TimedWord> recognize(AudioClip clip) throws InterruptedException, IOException {
    List<TimedWord> words = new ArrayList<>();
    for (SpeechSegment utterance : utterances.of(clip)) {
      int first = utterance.start() / HOP;
      for (TimedWord word :
          search.decode(frontEnd.features(clip, utterance.start(), utterance.end()))) {
        words.add(new TimedWord(word.text(), first + word.start(), first + word.end()));
      }
    }
    return words;
  }
}
