package io.github.voiceemotion.training.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedCorpusTest {

  @Test
  void findsEveryCorpusByItsName() {
    assertEquals(
        List.of(
            "ravdess",
            "crema-d",
            "tess",
            "savee",
            "nemo",
            "emo-db",
            "emovo",
            "emotiontts-ko",
            "emospeech-in"),
        PublishedCorpus.labels());
    for (String label : PublishedCorpus.labels()) {
      assertEquals(label, PublishedCorpus.ofLabel(label).in(Path.of("data")).name());
    }
  }

  @Test
  void listsTheNamesWhenItDoesNotKnowOne() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> PublishedCorpus.ofLabel("iemocap"));

    assertEquals(
        "unknown corpus 'iemocap', expected one of ravdess, crema-d, tess, savee, nemo, emo-db,"
            + " emovo, emotiontts-ko, emospeech-in",
        refusal.getMessage());
  }
}
