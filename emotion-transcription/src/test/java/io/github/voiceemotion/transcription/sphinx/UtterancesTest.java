package io.github.voiceemotion.transcription.sphinx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.SpeechSegment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UtterancesTest {

  private final Utterances utterances = new Utterances();

  @Test
  void findsNoneInSilence() {
    assertEquals(List.of(), utterances.of(new AudioClip(new float[32_000], 16_000)));
  }

  @Test
  void leavesSilenceAroundAway() {
    AudioClip speech = Sentences.clip("help.flac");
    List<SpeechSegment> found = utterances.of(Sentences.joined(2, speech));
    assertEquals(1, found.size());
    assertEquals(2 * 16_000, found.get(0).start(), 0.4 * 16_000);
    assertEquals(2 * 16_000 + speech.length(), found.get(0).end(), 0.4 * 16_000);
  }

  @Test
  void partsSpeechAtLongPausesAlone() {
    AudioClip speech = Sentences.clip("help.flac");
    assertEquals(2, utterances.of(Sentences.joined(1.5, speech, speech)).size());
    assertEquals(1, utterances.of(Sentences.joined(0.1, speech, speech)).size());
  }

  @Test
  void cutsSpeechWithoutPauses() {
    AudioClip[] clips = new AudioClip[25];
    Arrays.fill(clips, Sentences.clip("hospital.flac"));
    AudioClip clip = Sentences.joined(0.05, clips);
    List<SpeechSegment> found = utterances.of(clip);
    assertTrue(found.size() >= 4, found.toString());
    for (int i = 0; i < found.size(); i++) {
      assertTrue(found.get(i).length() <= 20 * 16_000, found.toString());
      if (i > 0) {
        assertEquals(found.get(i - 1).end(), found.get(i).start());
      }
    }
    assertTrue(found.get(found.size() - 1).end() > clip.length() - 16_000);
  }
}
