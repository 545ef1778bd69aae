package io.github.voiceemotion.training.bundle;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.FeatureScaler;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.ModelManifest;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.model.Provenance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelCardTest {

  private static final String CARD = ModelCard.of(manifest());

  @Test
  void namesScoresWithTheirProtocol() {
    assertLine(
        "**RAVDESS-5 fold 1**, 12 utterances of speakers that were neither trained on nor used to "
            + "choose anything: UAR 0.500, accuracy 0.600, macro F1 0.400, expected calibration "
            + "error 0.100. Chance is 0.167.");
    assertLine("| **sad** | 0 | 0 | 3 | 1 | 0 | 0 | 0.750 |");
    assertLine("| **fear** | 0 | 0 | 0 | 0 | 0 | 0 | |");
  }

  @Test
  void namesCorporaWithTheirLicences() {
    assertLine("| tess | 2400 | CC BY-NC-ND 4.0 | `00` |");
    assertLine("| emospeech-in | 2018 | CC BY-NC-SA 4.0 | `02` |");
    assertLine("| mine | 6 | the owner's | `01` |");
  }

  @Test
  void saysHowTheAnswerIsPutTogether() {
    assertLine("| temperature | 1.490 |");
    assertLine("| share of the linear discriminant | 0.7 |");
  }

  @Test
  void saysWhatItsKnowledgeRestsOn() {
    String text = CARD.replace('\n', ' ');
    assertTrue(
        text.contains(
            "rests on few speakers: 3, in development and test parts too, who speak English, "
                + "Indian English and Hindi, a language that its owner knows."),
        CARD);
    assertTrue(text.contains("for research and other non-commercial use alone."), CARD);
  }

  private static void assertLine(String expected) {
    assertTrue(CARD.lines().anyMatch(expected::equals), expected + "\nis no line of\n" + CARD);
  }

  private static ModelManifest manifest() {
    int[][] confusion = new int[6][6];
    confusion[2] = new int[] {0, 0, 3, 1, 0, 0};
    float[] ones = new float[FeatureSet.SIZE];
    Arrays.fill(ones, 1);
    return ModelManifest.of(
        Labels.SIX,
        List.of(NetworkOptions.small()),
        0.7,
        new FeatureScaler(ones, ones, List.of()),
        new Calibration(1.49),
        new Provenance(
            "0.1.0",
            "2026-01-01",
            1,
            List.of(
                new Provenance.Source("tess", 2400, "00"),
                new Provenance.Source("emospeech-in", 2018, "02"),
                new Provenance.Source("mine", 6, "01")),
            Map.of("training", List.of("tess-oaf", "mine-ann"), "development", List.of("mine-bob")),
            Map.of("epochs", "1"),
            1,
            Map.of("DL4J", "1.0.0-M2.1"),
            List.of(new Provenance.Score("RAVDESS-5 fold 1", 12, 0.5, 0.6, 0.4, 0.1, confusion))));
  }
}
