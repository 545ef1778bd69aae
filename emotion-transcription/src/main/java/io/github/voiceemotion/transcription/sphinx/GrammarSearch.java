package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.decoder.pruner.SimplePruner;
import edu.cmu.sphinx.decoder.scorer.SimpleAcousticScorer;
import edu.cmu.sphinx.decoder.search.PartitionActiveListFactory;
import edu.cmu.sphinx.decoder.search.SimpleBreadthFirstSearchManager;
import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.FloatData;
import edu.cmu.sphinx.linguist.acoustic.AcousticModel;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.TiedStateAcousticModel;
import edu.cmu.sphinx.linguist.dictionary.Word;
import edu.cmu.sphinx.linguist.flat.FlatLinguist;
import edu.cmu.sphinx.linguist.language.grammar.Grammar;
import edu.cmu.sphinx.result.Result;
import edu.cmu.sphinx.result.WordResult;
import io.github.voiceemotion.audio.AudioClip;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds which sentence of a grammar an utterance is, with Sphinx-4's own search: a grammar is small
 * enough for it. What is none of them comes out as no words.
 */
final class GrammarSearch implements UtteranceSearch {

  private static final int MAX_TOKENS = 5_000;
  private static final double BEAM = 1e-80;
  private static final double WORD_INSERTION = 0.1;
  private static final double OUT_OF_GRAMMAR = 1e-30;
  private static final double OUT_OF_GRAMMAR_PHONE = 1e-10;
  private static final float LANGUAGE_WEIGHT = 8;
  private static final int HOP = AudioClip.SAMPLE_RATE / FrontEnd.FRAME_RATE;
  private static final int MILLISECONDS_A_FRAME = 1000 / FrontEnd.FRAME_RATE;

  private final Frames frames = new Frames();
  private final SimpleBreadthFirstSearchManager search;

  GrammarSearch(EmbeddedModel model, Grammar grammar) {
    AcousticModel acoustics = new TiedStateAcousticModel(model.acoustics(), model.units(), true);
    search =
        new SimpleBreadthFirstSearchManager(
            new FlatLinguist(
                acoustics,
                grammar,
                model.units(),
                WORD_INSERTION,
                WORD_INSERTION,
                1,
                1,
                LANGUAGE_WEIGHT,
                false,
                false,
                false,
                true,
                OUT_OF_GRAMMAR,
                OUT_OF_GRAMMAR_PHONE,
                acoustics),
            new SimplePruner(),
            new SimpleAcousticScorer(frames, null),
            new PartitionActiveListFactory(MAX_TOKENS, BEAM),
            false,
            0,
            0,
            false);
    search.allocate();
  }

  @Override
  public Hypothesis decode(List<float[]> features) throws InterruptedException {
    frames.start(features);
    search.startRecognition();
    Result result = null;
    for (int frame = 0; frame < features.size(); frame++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Result further = search.recognize(1);
      if (further != null) {
        result = further;
      }
    }
    search.recognize(1);
    search.stopRecognition();
    return result == null || result.getBestToken() == null
        ? new Hypothesis(List.of(), Float.NEGATIVE_INFINITY)
        : new Hypothesis(words(result), result.getBestToken().getScore());
  }

  private List<TimedWord> words(Result result) {
    List<TimedWord> words = new ArrayList<>();
    for (WordResult word : result.getTimedBestResult(false)) {
      if (word.getWord() != Word.UNKNOWN) {
        words.add(
            new TimedWord(
                word.getWord().getSpelling(),
                frames.number(word.getTimeFrame().getStart()),
                frames.number(word.getTimeFrame().getEnd())));
      }
    }
    return words;
  }

  /** Hands the frames of an utterance to Sphinx-4, numbered on from utterance to utterance. */
  private static final class Frames extends BaseDataProcessor {

    private List<float[]> features = List.of();
    private int next;

    /** The acoustic model takes frames of the same number for the same frame. */
    private long first;

    void start(List<float[]> utterance) {
      first += features.size();
      features = utterance;
      next = 0;
    }

    int number(long milliseconds) {
      return (int) (milliseconds / MILLISECONDS_A_FRAME - first);
    }

    @Override
    public Data getData() {
      if (next == features.size()) {
        return new DataEndSignal(0);
      }
      long sample = (first + next) * HOP;
      return new FloatData(features.get(next++), AudioClip.SAMPLE_RATE, sample);
    }
  }
}
