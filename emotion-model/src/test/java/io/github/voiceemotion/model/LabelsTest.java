package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {

  private static final Labels THREE = Labels.of("angry", "calm", "stressed");

  @ParameterizedTest
  @ValueSource(strings = {"calm", "very-calm", "calm_2", "x", "abcdefghijklmnopqrstuvwxyz-_0123"})
  void takesLowerCaseLettersDigitsHyphensAndUnderscores(String label) {
    assertEquals(label, new Emotion(label).label());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Calm", "very calm", "../calm", "é", "abcdefghijklmnopqrstuvwxyz-_01234"})
  void refusesOtherLabelsByName(String label) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new Emotion(label));

    assertEquals(
        "label is '" + label + "', expected 1 to 32 lower-case letters, digits, '-' and '_'",
        refused.getMessage());
  }

  @Test
  void knowsThePlaceOfEachEmotion() {
    assertEquals(1, THREE.indexOf(new Emotion("calm")));
    assertEquals(new Emotion("stressed"), THREE.get(2));
    assertEquals(
        "emotion is 'happy', expected one of [angry, calm, stressed]",
        assertThrows(IllegalArgumentException.class, () -> THREE.indexOf(Emotion.HAPPY))
            .getMessage());
  }

  @Test
  void namesTheFirstOfThoseThatAreMostProbable() {
    assertEquals(new Emotion("calm"), THREE.mostProbable(new double[] {0.2, 0.4, 0.4}));
    assertThrows(IllegalArgumentException.class, () -> THREE.mostProbable(new double[] {0.5, 0.5}));
  }

  @Test
  void listsTheSixFirstAndOthersByTheAlphabet() {
    assertEquals(
        Labels.of("neutral", "sad", "angry", "calm", "disgust"),
        Labels.among(
            List.of(
                new Emotion("disgust"),
                Emotion.ANGRY,
                new Emotion("calm"),
                Emotion.SAD,
                Emotion.NEUTRAL,
                Emotion.ANGRY)));
  }

  @Test
  void refusesListsThatTellNothingApart() {
    assertEquals(
        "labels are [sad], expected 2 to 64 of them",
        assertThrows(IllegalArgumentException.class, () -> Labels.of("sad")).getMessage());
    assertEquals(
        "labels are [sad, calm, sad], 'sad' twice",
        assertThrows(IllegalArgumentException.class, () -> Labels.of("sad", "calm", "sad"))
            .getMessage());
    List<Emotion> many = IntStream.range(0, 65).mapToObj(i -> new Emotion("label" + i)).toList();
    assertThrows(IllegalArgumentException.class, () -> new Labels(many));
    assertThrows(IllegalArgumentException.class, () -> new Labels(Collections.emptyList()));
  }

  @Test
  void standsInJsonAsAListOfNames() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();

    assertEquals("[\"angry\",\"calm\",\"stressed\"]", json.writeValueAsString(THREE));
    assertEquals(THREE, json.readValue("[\"angry\",\"calm\",\"stressed\"]", Labels.class));
  }
}
