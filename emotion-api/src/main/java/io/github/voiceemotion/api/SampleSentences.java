package io.github.voiceemotion.api;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.util.List;
import java.util.Map;

/**
 * Sentences to read aloud when one does not know what to say, several for each emotion. The model
 * hears the voice, not the words: they only help to get into the mood.
 *
 * <pre>{@code
 * SampleSentences.of(Emotion.HAPPY).forEach(System.out::println);
 * }</pre>
 */
public final class SampleSentences {

  private static final Map<Emotion, List<String>> SENTENCES =
      Map.of(
          Emotion.NEUTRAL,
          List.of(
              "The meeting starts at ten in the large room on the second floor.",
              "Please put the blue folder back on the shelf next to the door.",
              "The next train to the city leaves from platform four.",
              "There are two letters and a small parcel on the table."),
          Emotion.HAPPY,
          List.of(
              "I got the job, and I can start on Monday!",
              "They are all coming to my birthday, every one of them!",
              "Look at that sky, what a wonderful morning!",
              "We did it, we really won the whole thing!"),
          Emotion.SAD,
          List.of(
              "I still miss him every day when I come home.",
              "She left without saying goodbye to anyone.",
              "We had to sell the house that we grew up in.",
              "I waited all evening, but nobody called."),
          Emotion.ANGRY,
          List.of(
              "I told you three times not to touch that!",
              "This is the last time that you lie to me!",
              "Take your things and get out of my office!",
              "How dare you talk to her like that!"),
          Emotion.FEAR,
          List.of(
              "There is somebody downstairs, do you hear it?",
              "Please don't leave me alone in here.",
              "The brakes don't work, I can't stop the car!",
              "Something is moving under the water, right beside us."),
          Emotion.SURPRISE,
          List.of(
              "What, you are here? I thought you were in Spain!",
              "All of this is for me? I had no idea!",
              "Wait, that was you on television?",
              "Oh! I never thought that it would really work!"));

  private SampleSentences() {}

  /** Returns the sentences of an emotion; there are none but for the six of {@link Labels#SIX}. */
  public static List<String> of(Emotion emotion) {
    return SENTENCES.getOrDefault(emotion, List.of());
  }
}
