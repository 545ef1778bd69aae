package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.linguist.acoustic.HMMPosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All words of the vocabulary as one tree of triphones, so that words that begin alike are searched
 * together.
 *
 * <p>The first phone of a word depends on the last one of the word before, so that there is a set
 * of roots for each phone to the left. The last phone depends on the word that follows: a leaf has
 * one variant for each different model of it, each with the phones that may come after. Every node
 * knows how likely the likeliest word below it is, so that unlikely branches are given up early.
 *
 * <p>Sources: H. Ney, S. Ortmanns, "Dynamic programming search for continuous speech recognition"
 * (1999), for the tree and its look-ahead; CMU Sphinx-4's LexTreeLinguist for merging triphones of
 * the same model.
 */
final class LexicalTree {

  /** A word as it is said. */
  record Pronunciation(int word, int[] phones) {}

  /** The different models of a last phone, each with the set of phones to its right as bits. */
  private record Variants(int[] models, long[] right) {}

  private static final int LEAF = 1;
  private static final int VARIANT_BITS = 6;
  private static final int[] NONE = {};

  private final TriphoneModel acoustics;

  /** Inner nodes by number. */
  private final List<int[]> children = new ArrayList<>();

  private final IntList models = new IntList();
  private final FloatList lookahead = new FloatList();

  /** Leaves by number. */
  private final List<int[]> leafWords = new ArrayList<>();

  private final IntList leafPhone = new IntList();
  private final List<Variants> leafVariants = new ArrayList<>();
  private final FloatList leafLookahead = new FloatList();

  private final Map<Integer, Variants> variants = new LinkedHashMap<>();
  private final int[][][] roots;

  /** A place in the vocabulary's spelling in phones, before triphones are made of it. */
  private static final class Prefix {
    private final TreeMap<Integer, Prefix> next = new TreeMap<>();
    private final List<Integer> words = new ArrayList<>();
    private float likeliest = Float.NEGATIVE_INFINITY;
    private int[] nodes;
  }

  /**
   * Builds the tree.
   *
   * @param languageWeight the power to which the language model's probabilities are raised
   */
  LexicalTree(TriphoneModel acoustics, Vocabulary vocabulary, float languageWeight) {
    this.acoustics = acoustics;
    float[] likelihood = new float[vocabulary.size()];
    Prefix all = new Prefix();
    for (Pronunciation pronunciation : vocabulary.pronunciations(acoustics)) {
      likelihood[pronunciation.word()] =
          vocabulary.probability(pronunciation.word()) * languageWeight;
      Prefix prefix = all;
      for (int phone : pronunciation.phones()) {
        prefix = prefix.next.computeIfAbsent(phone, unknown -> new Prefix());
        prefix.likeliest = Math.max(prefix.likeliest, likelihood[pronunciation.word()]);
      }
      if (!prefix.words.contains(pronunciation.word())) {
        prefix.words.add(pronunciation.word());
      }
    }
    int phones = acoustics.phoneCount();
    roots = new int[phones][phones][];
    for (int left = 0; left < phones; left++) {
      if (!acoustics.isFiller(left) || left == acoustics.silence()) {
        Arrays.fill(roots[left], NONE);
        for (Map.Entry<Integer, Prefix> first : all.next.entrySet()) {
          roots[left][first.getKey()] =
              nodes(
                  first.getValue(),
                  first.getKey(),
                  left,
                  HMMPosition.BEGIN,
                  HMMPosition.SINGLE,
                  likelihood);
        }
      }
    }
  }

  /** Makes the nodes of a phone behind another one, and all that is below. */
  private int[] nodes(
      Prefix prefix,
      int phone,
      int left,
      HMMPosition before,
      HMMPosition atEnd,
      float[] likelihood) {
    Map<Integer, List<Map.Entry<Integer, Prefix>>> byModel = new LinkedHashMap<>();
    for (Map.Entry<Integer, Prefix> next : prefix.next.entrySet()) {
      byModel
          .computeIfAbsent(
              acoustics.model(before, phone, left, next.getKey()), unknown -> new ArrayList<>())
          .add(next);
    }
    IntList made = new IntList();
    byModel.forEach(
        (model, follow) -> {
          IntList below = new IntList();
          float likeliest = Float.NEGATIVE_INFINITY;
          for (Map.Entry<Integer, Prefix> next : follow) {
            Prefix child = next.getValue();
            if (child.nodes == null) {
              child.nodes =
                  nodes(
                      child,
                      next.getKey(),
                      phone,
                      HMMPosition.INTERNAL,
                      HMMPosition.END,
                      likelihood);
            }
            below.addAll(child.nodes);
            likeliest = Math.max(likeliest, child.likeliest);
          }
          made.add(children.size() << 1);
          children.add(below.toArray());
          models.add(model);
          lookahead.add(likeliest);
        });
    if (!prefix.words.isEmpty()) {
      made.addAll(leaf(prefix, phone, left, atEnd, likelihood));
    }
    return made.toArray();
  }

  private int[] leaf(Prefix prefix, int phone, int left, HMMPosition position, float[] likelihood) {
    Variants ends =
        variants.computeIfAbsent(
            (position.ordinal() * acoustics.phoneCount() + left) * acoustics.phoneCount() + phone,
            unknown -> variants(position, phone, left));
    int[] words = prefix.words.stream().mapToInt(Integer::intValue).toArray();
    float likeliest = Float.NEGATIVE_INFINITY;
    for (int word : words) {
      likeliest = Math.max(likeliest, likelihood[word]);
    }
    int number = leafWords.size();
    leafWords.add(words);
    leafPhone.add(phone);
    leafVariants.add(ends);
    leafLookahead.add(likeliest);
    int[] nodes = new int[ends.models().length];
    Arrays.setAll(nodes, variant -> ((number << VARIANT_BITS | variant) << 1) | LEAF);
    return nodes;
  }

  private Variants variants(HMMPosition position, int phone, int left) {
    Map<Integer, Long> byModel = new LinkedHashMap<>();
    for (int right = 0; right < acoustics.phoneCount(); right++) {
      if (!acoustics.isFiller(right) || right == acoustics.silence()) {
        byModel.merge(acoustics.model(position, phone, left, right), 1L << right, (a, b) -> a | b);
      }
    }
    return new Variants(
        byModel.keySet().stream().mapToInt(Integer::intValue).toArray(),
        byModel.values().stream().mapToLong(Long::longValue).toArray());
  }

  TriphoneModel acoustics() {
    return acoustics;
  }

  /** Returns the first nodes of the words that begin with a phone, behind another phone. */
  int[] roots(int left, int first) {
    return roots[left][first];
  }

  boolean isLeaf(int node) {
    return (node & LEAF) != 0;
  }

  int model(int node) {
    return isLeaf(node)
        ? leafVariants.get(leaf(node)).models()[variant(node)]
        : models.get(node >> 1);
  }

  /** Returns the weighted log probability of the likeliest word below a node, by itself. */
  float lookahead(int node) {
    return isLeaf(node) ? leafLookahead.get(leaf(node)) : lookahead.get(node >> 1);
  }

  /** Returns the nodes below one that is no leaf. */
  int[] children(int node) {
    return children.get(node >> 1);
  }

  /** Returns the words that end with a leaf: several if they sound the same. */
  int[] words(int leaf) {
    return leafWords.get(leaf(leaf));
  }

  /** Returns the last phone of a leaf's words. */
  int lastPhone(int leaf) {
    return leafPhone.get(leaf(leaf));
  }

  /** Returns the phones that may follow this variant of a leaf, one bit each. */
  long followers(int leaf) {
    return leafVariants.get(leaf(leaf)).right()[variant(leaf)];
  }

  private static int leaf(int node) {
    return node >> 1 + VARIANT_BITS;
  }

  private static int variant(int node) {
    return node >> 1 & (1 << VARIANT_BITS) - 1;
  }
}
