package io.github.voiceemotion.training.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.Provenance.Score;
import io.github.voiceemotion.training.corpus.Intensity;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.evaluate.Evaluation;
import io.github.voiceemotion.training.evaluate.ScoredUtterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreFileTest {

  private static final ScoredUtterance RIGHT = scored("a", Emotion.SAD, Emotion.SAD);
  private static final ScoredUtterance WRONG = scored("b", Emotion.SAD, Emotion.FEAR);

  @Test
  void comesBackAsItWasWritten(@TempDir Path folder) throws IOException {
    Evaluation evaluation = Evaluation.of("one run", List.of(RIGHT, WRONG), 1);
    Score score = evaluation.score();
    ScoreFile.write(score, folder.resolve("scores.json"));
    List<Score> read = ScoreFile.read(folder.resolve("scores.json"));

    assertEquals(1, read.size());
    assertEquals(score.protocol(), read.get(0).protocol());
    assertEquals(score.uar(), read.get(0).uar());
    assertEquals(score.calibrationError(), read.get(0).calibrationError());
    for (int i = 0; i < Labels.SIX.size(); i++) {
      assertArrayEquals(score.confusion()[i], read.get(0).confusion()[i]);
    }
  }

  @Test
  void refusesAFileThatHoldsSomethingElse(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("scores.json"), "nothing of the kind");

    assertThrows(UncheckedIOException.class, () -> ScoreFile.read(file));
    assertThrows(UncheckedIOException.class, () -> ScoreFile.read(folder.resolve("missing")));
  }

  private static ScoredUtterance scored(String name, Emotion truth, Emotion predicted) {
    double[] probabilities = new double[Labels.SIX.size()];
    probabilities[Labels.SIX.indexOf(predicted)] = 1;
    return new ScoredUtterance(
        new Utterance(Path.of(name), "tones", "tones-" + name, truth, Intensity.NORMAL),
        Labels.SIX,
        probabilities);
  }
}
