package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.util.LogMath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the likeliest words for an utterance: a time-synchronous Viterbi search with a beam over a
 * {@link LexicalTree}.
 *
 * <p>Every frame each token's states are scored, tokens far behind the best one are given up, and
 * those at the end of a phone go on to the phones after it. At the end of a word the language
 * model's probability takes the place of the look-ahead, and the word is written down with the one
 * before it, so that the best path can be read backwards in the end.
 *
 * <p>Sphinx-4 has a search of its own that does the same with an object for each token, state and
 * word history; this one keeps them in arrays.
 */
final class BeamSearch implements UtteranceSearch {

  private static final int STATES = TriphoneModel.STATES;
  private static final int LAST_STATE = STATES - 1;
  private static final int LEVELS = 256;

  private final TriphoneModel acoustics;
  private final FrameScores frame;
  private final Vocabulary vocabulary;
  private final LexicalTree tree;
  private final SearchOptions options;
  private final float beam;
  private final float wordBeam;
  private final float wordInsertion;
  private final float silenceInsertion;
  private final float noiseInsertion;

  private Tokens now = new Tokens();
  private Tokens next = new Tokens();
  private final WordEnds ends = new WordEnds();

  /** Ends of words at the present frame that may be kept. */
  private final List<Candidate> candidates = new ArrayList<>();

  private record Candidate(int leaf, int word, int before, float score) {}

  /** Log probability below which no path is taken into the next frame. */
  private float threshold;

  private final int[] levels = new int[LEVELS];
  private final Map<Long, Integer> contexts = new HashMap<>();

  BeamSearch(LexicalTree tree, FrameScores frame, Vocabulary vocabulary, SearchOptions options) {
    this.tree = tree;
    acoustics = tree.acoustics();
    this.frame = frame;
    this.vocabulary = vocabulary;
    this.options = options;
    LogMath log = LogMath.getLogMath();
    beam = log.linearToLog(options.beam());
    wordBeam = log.linearToLog(options.wordBeam());
    wordInsertion = log.linearToLog(options.wordInsertion());
    silenceInsertion = log.linearToLog(options.silenceInsertion());
    noiseInsertion = log.linearToLog(options.noiseInsertion());
  }

  @Override
  public Hypothesis decode(List<float[]> frames) throws InterruptedException {
    start();
    for (int t = 0; t < frames.size(); t++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      frame.next(frames.get(t));
      score();
      setThreshold();
      advance(t);
    }
    return best(frames.size() - 1);
  }

  private void start() {
    now.clear();
    next.clear();
    ends.clear();
    contexts.clear();
    threshold = Tokens.IMPOSSIBLE;
    int begin = ends.add(WordEnds.FILLER, WordEnds.NOTHING, -1, 0);
    follow(begin, acoustics.silence(), ~0L);
    swap();
  }

  private void swap() {
    Tokens done = now;
    now = next;
    next = done;
    next.clear();
  }

  /** Takes every token one frame on within its model. */
  private void score() {
    float[] score = now.score;
    int[] word = now.word;
    for (int token = 0; token < now.size; token++) {
      int model = now.model[token];
      int first = STATES * token;
      float best = Tokens.IMPOSSIBLE;
      for (int state = LAST_STATE; state >= 0; state--) {
        int here = first + state;
        float path = score[here] + acoustics.stay(model, state);
        float comes =
            state == 0 ? now.entry[token] : score[here - 1] + acoustics.goOn(model, state - 1);
        if (comes > path) {
          path = comes;
          word[here] = state == 0 ? now.entryWord[token] : word[here - 1];
        }
        if (path > Tokens.IMPOSSIBLE) {
          path += frame.of(acoustics.senone(model, state));
          best = Math.max(best, path);
        }
        score[here] = path;
      }
      now.best[token] = best;
    }
  }

  /** Sets the beam behind the best token, narrower if too many are within it. */
  private void setThreshold() {
    float best = Tokens.IMPOSSIBLE;
    for (int token = 0; token < now.size; token++) {
      best = Math.max(best, now.best[token]);
    }
    threshold = best + beam;
    if (now.size > options.maxTokens()) {
      Arrays.fill(levels, 0);
      float step = -beam / LEVELS;
      for (int token = 0; token < now.size; token++) {
        int level = (int) ((best - now.best[token]) / step);
        if (level < LEVELS) {
          levels[level]++;
        }
      }
      int kept = 0;
      for (int level = 0; level < LEVELS; level++) {
        kept += levels[level];
        if (kept > options.maxTokens()) {
          threshold = best - step * Math.max(1, level);
          break;
        }
      }
    }
  }

  /** Keeps the tokens within the beam and lets those at the end of their model go on. */
  private void advance(int t) {
    candidates.clear();
    for (int token = 0; token < now.size; token++) {
      if (now.best[token] >= threshold) {
        next.keep(now, token);
        int last = STATES * token + LAST_STATE;
        float score = now.score[last] + acoustics.goOn(now.model[token], LAST_STATE);
        if (score >= threshold) {
          leave(now.node[token], now.context[token], score, now.word[last], t);
        }
      }
    }
    keepLikeliest();
    for (Candidate candidate : candidates) {
      int end = ends.add(candidate.word(), candidate.before(), t, candidate.score());
      follow(end, tree.lastPhone(candidate.leaf()), tree.followers(candidate.leaf()));
    }
    swap();
  }

  /** Takes a path from the end of a node to what comes after it. */
  private void leave(int node, int context, float score, int before, int t) {
    if (isFiller(node)) {
      follow(ends.add(WordEnds.FILLER, before, t, score), acoustics.silence(), ~0L);
      return;
    }
    float withoutLookahead = score - tree.lookahead(node);
    if (tree.isLeaf(node)) {
      for (int word : tree.words(node)) {
        float language =
            vocabulary.probability(ends.second(before), ends.first(before), word)
                * options.languageWeight();
        candidates.add(new Candidate(node, word, before, withoutLookahead + language));
      }
    } else {
      for (int child : tree.children(node)) {
        enter(child, context, tree.model(child), withoutLookahead + tree.lookahead(child), before);
      }
    }
  }

  private void keepLikeliest() {
    float best = Tokens.IMPOSSIBLE;
    for (Candidate candidate : candidates) {
      best = Math.max(best, candidate.score());
    }
    float least = Math.max(threshold, best + wordBeam);
    candidates.removeIf(candidate -> candidate.score() < least);
    if (candidates.size() > options.maxWordEnds()) {
      candidates.sort((a, b) -> Float.compare(b.score(), a.score()));
      candidates.subList(options.maxWordEnds(), candidates.size()).clear();
    }
  }

  /**
   * Lets words, silence and noises begin after a word.
   *
   * @param phones the phones that may come next, one bit each
   */
  private void follow(int end, int lastPhone, long phones) {
    float score = ends.score(end);
    int context = context(end);
    for (int phone = 0; phone < acoustics.phoneCount(); phone++) {
      if (acoustics.isFiller(phone)) {
        if ((phones >> acoustics.silence() & 1) == 1) {
          float insertion = phone == acoustics.silence() ? silenceInsertion : noiseInsertion;
          enter(-1 - phone, context, acoustics.model(phone), score + insertion, end);
        }
      } else if ((phones >> phone & 1) == 1) {
        for (int root : tree.roots(lastPhone, phone)) {
          enter(root, context, tree.model(root), score + wordInsertion + tree.lookahead(root), end);
        }
      }
    }
  }

  private void enter(int node, int context, int model, float score, int word) {
    if (score >= threshold) {
      next.enter(node, context, model, score, word);
    }
  }

  private static boolean isFiller(int node) {
    return node < 0;
  }

  /** Returns a number for the last words, by which tokens in the same place are told apart. */
  private int context(int end) {
    if (options.history() == 0) {
      return 0;
    }
    long key = ends.first(end);
    if (options.history() == 2) {
      key |= (long) ends.second(end) << 32;
    }
    return contexts.computeIfAbsent(key, unknown -> contexts.size());
  }

  /** Returns the best path; a word that the utterance ends in the middle of is lost. */
  private Hypothesis best(int lastFrame) {
    int end = ends.bestAt(lastFrame, vocabulary, options.languageWeight());
    if (end != WordEnds.NOTHING) {
      return new Hypothesis(words(end), ends.whole(end, vocabulary, options.languageWeight()));
    }
    float score = Tokens.IMPOSSIBLE;
    for (int state = 0; state < STATES * now.size; state++) {
      if (now.score[state] > score) {
        score = now.score[state];
        end = now.word[state];
      }
    }
    return new Hypothesis(words(end), score + beam);
  }

  private List<TimedWord> words(int last) {
    List<TimedWord> words = new ArrayList<>();
    for (int end = last; end != WordEnds.NOTHING; end = ends.before(end)) {
      if (ends.word(end) != WordEnds.FILLER) {
        words.add(
            new TimedWord(
                vocabulary.spelling(ends.word(end)),
                ends.frame(ends.before(end)) + 1,
                ends.frame(end) + 1));
      }
    }
    Collections.reverse(words);
    return words;
  }
}
