package io.github.voiceemotion.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;

/**
 * What a model knows of a voice: how many clips of it were heard, how likely they were of each
 * emotion, and how they differ from other voices' in all. No audio, no words, less than a kilobyte.
 *
 * <pre>{@code
 * VoiceProfile profile = VoiceProfile.parse(Files.readString(file));
 * VoicePrediction answer = recognizer.recognize(clip, profile);
 * Files.writeString(file, answer.profile().toJson());
 * }</pre>
 *
 * <p>It tells a clip's emotion better, as every voice has a tone of its own. It is not made to tell
 * voices apart, though two profiles of many clips may hint at it.
 *
 * @param formatVersion {@link #FORMAT_VERSION} today
 * @param model which model's it is: what {@link ModelBundle#voiceModel()} says
 * @param clips how many were heard
 * @param emotionCounts clips by emotion, in the order of the model's labels, each clip divided
 *     among them by its probabilities
 * @param restSums sum of what sets the clips apart from other voices' of the same emotions, in the
 *     dimensions that tell the model's emotions apart
 */
public record VoiceProfile(
    int formatVersion, String model, int clips, List<Double> emotionCounts, List<Double> restSums) {

  /** The version that this release writes and the only one that it reads. */
  public static final int FORMAT_VERSION = 1;

  private static final double TOLERANCE = 1e-6;

  /** A voice that was heard so often is known as well as it will ever be. */
  private static final int MOST_CLIPS = 1_000_000;

  /** Clips scatter by 1 or so in each dimension; no one lies as far from the middle as this. */
  private static final double FURTHEST_REST = 1e6;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public VoiceProfile {
    Objects.requireNonNull(model, "model");
    emotionCounts = List.copyOf(emotionCounts);
    restSums = List.copyOf(restSums);
    if (formatVersion != FORMAT_VERSION) {
      throw new IllegalArgumentException(
          "formatVersion is " + formatVersion + ", this release reads " + FORMAT_VERSION);
    }
    if (clips < 0 || clips > MOST_CLIPS) {
      throw new IllegalArgumentException("clips is " + clips + ", expected 0 to " + MOST_CLIPS);
    }
    double sum = 0;
    for (double count : emotionCounts) {
      if (!(count >= 0)) {
        throw new IllegalArgumentException(
            "emotionCounts are " + emotionCounts + ", expected none below 0");
      }
      sum += count;
    }
    if (Math.abs(sum - clips) > TOLERANCE * Math.max(1, clips)) {
      throw new IllegalArgumentException(
          "emotionCounts sum to " + sum + ", expected the number of clips, " + clips);
    }
    for (double rest : restSums) {
      if (!(Math.abs(rest) <= FURTHEST_REST * clips)) {
        throw new IllegalArgumentException(
            "restSums are "
                + restSums
                + ", expected none beyond "
                + FURTHEST_REST
                + " for each of "
                + clips
                + " clips");
      }
    }
  }

  /** Returns the profile of a voice that was never heard. */
  static VoiceProfile unknown(String model, int emotions, int dimensions) {
    return new VoiceProfile(FORMAT_VERSION, model, 0, zeros(emotions), zeros(dimensions));
  }

  private static List<Double> zeros(int size) {
    return DoubleStream.generate(() -> 0).limit(size).boxed().toList();
  }

  /** Returns the profile with one clip more, unless it has as many as it can. */
  VoiceProfile with(double[] probabilities, double[] rest) {
    if (clips == MOST_CLIPS) {
      return this;
    }
    return new VoiceProfile(
        formatVersion, model, clips + 1, sum(emotionCounts, probabilities), sum(restSums, rest));
  }

  private static List<Double> sum(List<Double> sums, double[] values) {
    if (sums.size() != values.length) {
      throw new IllegalArgumentException(
          "the profile has " + sums.size() + " values, expected " + values.length);
    }
    double[] more = array(sums);
    for (int i = 0; i < more.length; i++) {
      more[i] += values[i];
    }
    return Arrays.stream(more).boxed().toList();
  }

  @JsonIgnore
  double[] counts() {
    return array(emotionCounts);
  }

  @JsonIgnore
  double[] rests() {
    return array(restSums);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns the profile as JSON, in one line. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts can always be written", e);
    }
  }

  /**
   * Reads what {@link #toJson} gave.
   *
   * @throws IllegalArgumentException if it is nothing of the kind
   */
  public static VoiceProfile parse(String json) {
    VoiceProfile profile;
    try {
      profile = JSON.readValue(json, VoiceProfile.class);
    } catch (JsonProcessingException e) {
      // What Jackson says of its own speaks of classes.
      String reason =
          e.getCause() instanceof IllegalArgumentException wrong
              ? wrong.getMessage()
              : "it is not the JSON of one";
      throw new IllegalArgumentException("the voice profile cannot be read: " + reason, e);
    }
    if (profile == null) {
      throw new IllegalArgumentException("the voice profile cannot be read: it is null");
    }
    return profile;
  }
}
