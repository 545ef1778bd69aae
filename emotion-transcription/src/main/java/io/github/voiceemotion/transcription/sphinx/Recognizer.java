package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.linguist.language.ngram.LanguageModel;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.SpeechSegment;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is loaded, and the way from a clip to its words. Not thread-safe.
 *
 * <p>Voices differ in the length of the vocal tract. Each utterance is searched in a hurry with the
 * filters of the {@link FrontEnd} at several places; the likeliest of them is searched thoroughly.
 */
final class Recognizer {

  private static final int HOP = AudioClip.SAMPLE_RATE / FrontEnd.FRAME_RATE;

  /** Up to where the highest filter meets half the sample rate; few voices are below average. */
  private static final List<Double> WARPS = List.of(1.0, 1.06, 1.12, 1.17);

  private final Utterances utterances = new Utterances();
  private final UtteranceSearch hurried;
  private final UtteranceSearch thorough;

  private Recognizer(UtteranceSearch hurried, UtteranceSearch thorough) {
    this.hurried = hurried;
    this.thorough = thorough;
  }

  /** Loads what the options ask for; this takes seconds. */
  static Recognizer load(TranscriptionOptions options) throws IOException {
    EmbeddedModel model = new EmbeddedModel();
    if (options.grammar().isPresent()) {
      GrammarSearch search =
          new GrammarSearch(model, GrammarFile.load(options.grammar().get(), model.dictionary()));
      return new Recognizer(search, search);
    }
    LanguageModel language;
    if (options.model().isPresent()) {
      language = LanguageModelFile.load(options.model().get(), model.dictionary());
    } else {
      language = LanguageModelFile.binary(EmbeddedModel.languageModel(), model.dictionary());
      language.allocate();
    }
    FrameScores scores = new FrameScores(model.acoustics(), EmbeddedModel.NEAREST_GAUSSIANS);
    Vocabulary vocabulary = new Vocabulary(model.dictionary(), language);
    LexicalTree tree =
        new LexicalTree(
            new TriphoneModel(model.acoustics()),
            vocabulary,
            SearchOptions.THOROUGH.languageWeight());
    return new Recognizer(
        new BeamSearch(tree, scores, vocabulary, SearchOptions.HURRIED),
        new BeamSearch(tree, scores, vocabulary, SearchOptions.THOROUGH));
  }

  /**
   * Returns the words of a clip in order; frames count from the start of the clip.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}
   * @throws InterruptedException if the thread is interrupted
   */
  List<TimedWord> recognize(AudioClip clip) throws InterruptedException {
    List<TimedWord> words = new ArrayList<>();
    for (SpeechSegment utterance : utterances.of(clip)) {
      int first = utterance.start() / HOP;
      for (TimedWord word : recognize(clip, utterance).words()) {
        words.add(new TimedWord(word.text(), first + word.start(), first + word.end()));
      }
    }
    return words;
  }

  private Hypothesis recognize(AudioClip clip, SpeechSegment utterance)
      throws InterruptedException {
    Hypothesis best = null;
    List<float[]> bestFrames = null;
    for (double warp : WARPS) {
      List<float[]> frames = FrontEnd.features(clip, utterance, warp);
      Hypothesis hypothesis = hurried.decode(frames);
      if (best == null || hypothesis.score() > best.score()) {
        best = hypothesis;
        bestFrames = frames;
      }
    }
    return hurried == thorough ? best : thorough.decode(bestFrames);
  }
}
