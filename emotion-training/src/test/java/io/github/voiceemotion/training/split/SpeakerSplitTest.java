package io.github.voiceemotion.training.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpeakerSplitTest {

  @Test
  void dividesCremaDAsPublished() {
    List<Utterance> actors = new ArrayList<>();
    for (int actor = 1001; actor <= 1091; actor++) {
      actors.add(
          new Utterance(
              Path.of(actor + ".wav"),
              "crema-d",
              "crema-d-" + actor,
              Emotion.SAD,
              Intensity.UNSPECIFIED));
    }

    Split split = SpeakerSplit.CREMA_D.split(actors);

    assertEquals(56, split.train().size());
    assertEquals(18, split.development().size());
    assertEquals(17, split.test().size());
    assertEquals("crema-d-1049", split.development().get(0).speaker());
    assertEquals("crema-d-1048", split.test().get(0).speaker());
  }

  @Test
  void refusesSpeakerInBothParts() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new SpeakerSplit("S", Set.of("a-1", "a-2"), Set.of("a-2")));

    assertEquals(
        "S has speaker a-2 in the development part and in the test part", refusal.getMessage());
  }
}
