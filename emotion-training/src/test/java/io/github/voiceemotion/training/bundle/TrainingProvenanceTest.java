package io.github.voiceemotion.training.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.fit.FittedModel;
import io.github.voiceemotion.training.fit.TrainedNetwork;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Split;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingProvenanceTest {

  @TempDir private Path directory;

  @Test
  void holdsEveryOption() throws IOException {
    Split split = split(directory, "content");
    FittedModel fitted =
        new FittedModel(
            Labels.SIX,
            List.of(new TrainedNetwork(null, List.of(), 3), new TrainedNetwork(null, List.of(), 8)),
            null,
            null,
            0.7,
            Optional.empty(),
            0,
            Calibration.none());

    Provenance provenance =
        TrainingProvenance.of(List.of(), split, TrainingOptions.defaults(), fitted, List.of());

    for (RecordComponent option : TrainingOptions.class.getRecordComponents()) {
      assertEquals(
          TrainingOptions.defaults().byName().get(option.getName()),
          provenance.options().get(option.getName()),
          option.getName());
    }
    assertEquals("3, 8", provenance.options().get("kept epoch"));
    assertEquals(List.of("own-carla"), provenance.speakers().get("test"));
    assertEquals("1.0.0-M2.1", provenance.libraries().get("DL4J"));
  }

  @Test
  void hashesWhatTheFilesHoldWhereverTheyAre() throws IOException {
    Provenance.Source one = source(split(directory.resolve("one"), "content"));
    Provenance.Source moved = source(split(directory.resolve("moved"), "content"));
    Provenance.Source changed = source(split(directory.resolve("changed"), "other content"));

    assertEquals(new Provenance.Source("own", 4, one.contentHash()), one);
    assertEquals(one, moved);
    assertNotEquals(one.contentHash(), changed.contentHash());
  }

  @Test
  void doesNotCountAFileThatIsNotThere() throws IOException {
    Split split = split(directory, "content");
    Files.delete(split.test().get(0).path());

    assertEquals(3, source(split).utterances());
  }

  private static Provenance.Source source(Split split) {
    List<Provenance.Source> sources = TrainingProvenance.corpora(split);
    assertEquals(1, sources.size());
    return sources.get(0);
  }

  private static Split split(Path folder, String content) throws IOException {
    return Split.of(
        List.of(
            utterance(folder, "anna", Emotion.SAD, content),
            utterance(folder, "dora", Emotion.HAPPY, content)),
        List.of(utterance(folder, "ben", Emotion.SAD, content)),
        List.of(utterance(folder, "carla", Emotion.SAD, content)));
  }

  private static Utterance utterance(Path folder, String speaker, Emotion emotion, String content)
      throws IOException {
    Path file = Files.createDirectories(folder).resolve(speaker + ".wav");
    return Utterance.of(Files.writeString(file, speaker + content), "own", speaker, emotion);
  }
}
