package io.github.voiceemotion.transcription.sphinx;

import java.util.Arrays;

/**
 * The paths alive at a frame: one token for each node of the tree and history of words, with the
 * scores of its three states.
 */
final class Tokens {

  static final float IMPOSSIBLE = Float.NEGATIVE_INFINITY;

  private static final int STATES = TriphoneModel.STATES;

  int size;
  int[] node = new int[1 << 12];
  int[] context = new int[node.length];
  int[] model = new int[node.length];

  /** Score of the path that enters the first state with the next frame, and its last word. */
  float[] entry = new float[node.length];

  int[] entryWord = new int[node.length];

  /** Scores of the states, three for each token, and the last word of each path. */
  float[] score = new float[STATES * node.length];

  int[] word = new int[STATES * node.length];

  /** Best score of the three. */
  float[] best = new float[node.length];

  private int[] table = new int[1 << 14];
  private int[] stamp = new int[table.length];
  private int generation = 1;

  void clear() {
    size = 0;
    generation++;
  }

  /** Takes over a token of the frame before, with its three states. */
  void keep(Tokens other, int token) {
    int kept = at(other.node[token], other.context[token], other.model[token]);
    System.arraycopy(other.score, STATES * token, score, STATES * kept, STATES);
    System.arraycopy(other.word, STATES * token, word, STATES * kept, STATES);
  }

  /** Lets a path into the first state of a node with the next frame, unless a better one does. */
  void enter(int newNode, int newContext, int newModel, float newScore, int lastWord) {
    int token = at(newNode, newContext, newModel);
    if (newScore > entry[token]) {
      entry[token] = newScore;
      entryWord[token] = lastWord;
    }
  }

  /** Returns the token at a node with a history, a new one if there is none yet. */
  private int at(int newNode, int newContext, int newModel) {
    int slot = slot(newNode, newContext);
    if (stamp[slot] == generation) {
      return table[slot];
    }
    if (size == node.length) {
      grow();
    }
    if (2 * size > table.length) {
      rehash();
      slot = slot(newNode, newContext);
    }
    int token = size++;
    node[token] = newNode;
    context[token] = newContext;
    model[token] = newModel;
    entry[token] = IMPOSSIBLE;
    for (int state = 0; state < STATES; state++) {
      score[STATES * token + state] = IMPOSSIBLE;
    }
    table[slot] = token;
    stamp[slot] = generation;
    return token;
  }

  private int slot(int nodeWanted, int contextWanted) {
    int slot = (nodeWanted * 0x9E3779B1 + contextWanted * 0x85EBCA6B);
    slot = (slot ^ slot >>> 15) * 0x2C1B3C6D;
    slot = (slot ^ slot >>> 13) & table.length - 1;
    while (stamp[slot] == generation
        && (node[table[slot]] != nodeWanted || context[table[slot]] != contextWanted)) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private void grow() {
    int length = 2 * node.length;
    node = Arrays.copyOf(node, length);
    context = Arrays.copyOf(context, length);
    model = Arrays.copyOf(model, length);
    entry = Arrays.copyOf(entry, length);
    entryWord = Arrays.copyOf(entryWord, length);
    best = Arrays.copyOf(best, length);
    score = Arrays.copyOf(score, STATES * length);
    word = Arrays.copyOf(word, STATES * length);
  }

  private void rehash() {
    table = new int[2 * table.length];
    stamp = new int[table.length];
    generation = 1;
    for (int token = 0; token < size; token++) {
      int slot = slot(node[token], context[token]);
      table[slot] = token;
      stamp[slot] = generation;
    }
  }
}
