package io.github.voiceemotion.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The emotions that a model answers with, in the order of its outputs. Every array of
 * probabilities, table and chart of the model lists them in this order.
 *
 * <pre>{@code
 * Labels labels = Labels.of("angry", "calm", "stressed");
 * double calm = probabilities[labels.indexOf(new Emotion("calm"))];
 * }</pre>
 *
 * @param emotions 2 to {@value #MOST}, no two the same
 */
public record Labels(List<Emotion> emotions) {

  /** More than anyone tells apart; bounds what a bundle makes a reader set aside. */
  public static final int MOST = 64;

  /** The six of the shipped model. */
  public static final Labels SIX =
      new Labels(
          List.of(
              Emotion.NEUTRAL,
              Emotion.HAPPY,
              Emotion.SAD,
              Emotion.ANGRY,
              Emotion.FEAR,
              Emotion.SURPRISE));

  /** The emotions of {@link #SIX} in their order, and after them the others by their labels. */
  public static final Comparator<Emotion> ORDER =
      Comparator.comparingInt(Labels::placeAmongSix).thenComparing(Emotion::label);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Labels {
    emotions = List.copyOf(emotions);
    if (emotions.size() < 2 || emotions.size() > MOST) {
      throw new IllegalArgumentException(
          "labels are " + emotions + ", expected 2 to " + MOST + " of them");
    }
    HashSet<Emotion> seen = new HashSet<>();
    for (Emotion emotion : emotions) {
      if (!seen.add(emotion)) {
        throw new IllegalArgumentException("labels are " + emotions + ", '" + emotion + "' twice");
      }
    }
  }

  /** Returns the emotions of some labels, in their order. */
  public static Labels of(String... labels) {
    return new Labels(Stream.of(labels).map(Emotion::new).toList());
  }

  /** Returns all emotions that occur, in the order of {@link #ORDER}. */
  public static Labels among(Collection<Emotion> emotions) {
    return new Labels(emotions.stream().distinct().sorted(ORDER).toList());
  }

  private static int placeAmongSix(Emotion emotion) {
    int place = SIX.emotions.indexOf(emotion);
    return place < 0 ? SIX.size() : place;
  }

  /** Returns how many there are. */
  public int size() {
    return emotions.size();
  }

  /** Returns the emotion of an output. */
  public Emotion get(int index) {
    return emotions.get(index);
  }

  /** Returns whether an emotion is among them. */
  public boolean contains(Emotion emotion) {
    return emotions.contains(emotion);
  }

  /**
   * Returns the place of an emotion, from 0.
   *
   * @throws IllegalArgumentException if it is not among them
   */
  public int indexOf(Emotion emotion) {
    int index = emotions.indexOf(emotion);
    if (index < 0) {
      throw new IllegalArgumentException(
          "emotion is '" + emotion + "', expected one of " + emotions);
    }
    return index;
  }

  /**
   * Returns the most probable emotion; of equal ones the first.
   *
   * @param probabilities in the order of the labels
   */
  public Emotion mostProbable(double[] probabilities) {
    requireSize(probabilities);
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return emotions.get(best);
  }

  /**
   * Checks that there is a probability for each.
   *
   * @throws IllegalArgumentException if there are more or fewer
   */
  public void requireSize(double[] probabilities) {
    if (probabilities.length != size()) {
      throw new IllegalArgumentException(
          "expected " + size() + " probabilities, got " + probabilities.length);
    }
  }

  /** Returns the labels, in their order. */
  @JsonValue
  public List<String> names() {
    return emotions.stream().map(Emotion::label).toList();
  }

  /** Returns the labels, with commas between. */
  @Override
  public String toString() {
    return emotions.stream().map(Emotion::label).collect(Collectors.joining(", "));
  }
}
