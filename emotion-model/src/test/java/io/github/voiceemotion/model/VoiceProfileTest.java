package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VoiceProfileTest {

  private static final VoiceProfile PROFILE =
      VoiceProfile.unknown("0123456789abcdef".repeat(4), 6, 5)
          .with(new double[] {0.5, 0.125, 0, 0.25, 0.125, 0}, new double[] {1, -2, 0.25, 4, 5});

  @Test
  void comesBackFromItsJson() {
    assertEquals(PROFILE, VoiceProfile.parse(PROFILE.toJson()));
  }

  @Test
  void takesAFewHundredBytes() {
    assertTrue(PROFILE.toJson().length() < 400, PROFILE.toJson());
  }

  @Test
  void countsClipsByHowLikelyTheirEmotionsWere() {
    assertEquals(1, PROFILE.clips());
    assertEquals(0.5, PROFILE.emotionCounts().get(0));
    assertEquals(-2, PROFILE.restSums().get(1));
  }

  @Test
  void refusesWhatIsNoProfileInASentence() {
    refuse("", "the voice profile cannot be read: ");
    refuse("null", "the voice profile cannot be read: it is null");
    refuse("[]", "the voice profile cannot be read: ");
    refuse(PROFILE.toJson() + "x", "the voice profile cannot be read: ");
    refuse(
        PROFILE.toJson().replace("\"clips\":1", "\"clips\":7"), "expected the number of clips, 7");
    refuse(
        PROFILE.toJson().replace("\"clips\":1", "\"clips\":-1"),
        "clips is -1, expected 0 to 1000000");
    refuse(
        PROFILE.toJson().replace("\"formatVersion\":1", "\"formatVersion\":2"),
        "formatVersion is 2, this release reads 1");
    refuse(PROFILE.toJson().replace("0.5", "-0.5"), "expected none below 0");
    refuse(PROFILE.toJson().replace("-2.0", "\"NaN\""), "expected none beyond 1000000.0");
    refuse(PROFILE.toJson().replace("-2.0", "1e300"), "expected none beyond 1000000.0");
    refuse("{\"clips\":1}", "the voice profile cannot be read: it is not the JSON of one");
    refuse(PROFILE.toJson().replace("clips", "clops"), "it is not the JSON of one");
  }

  @Test
  void growsNoFurtherThanItCanBeRead() {
    VoiceProfile full =
        VoiceProfile.parse(
            PROFILE
                .toJson()
                .replace("\"clips\":1", "\"clips\":1000000")
                .replaceFirst("\\[[^]]*]", "[1000000.0,0.0,0.0,0.0,0.0,0.0]"));
    assertEquals(full, full.with(new double[5], new double[] {1, 0, 0, 0, 0, 0}));
  }

  private static void refuse(String json, String reason) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> VoiceProfile.parse(json));
    assertTrue(e.getMessage().contains(reason), e.getMessage());
  }
}
