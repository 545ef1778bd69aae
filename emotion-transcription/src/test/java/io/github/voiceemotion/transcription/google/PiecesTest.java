package io.github.voiceemotion.transcription.google;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.transcription.google.Pieces.Piece;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PiecesTest {

  private static final int RATE = 16_000;

  @Test
  void leavesAloneWhatOneCallTakes() {
    AudioClip clip = noise(55);

    List<Piece> pieces = Pieces.of(clip);

    assertEquals(1, pieces.size());
    assertEquals(0, pieces.get(0).offset());
    assertEquals(clip.length(), pieces.get(0).audio().length());
  }

  @Test
  void cutsLongAudioWhereItIsQuiet() {
    AudioClip clip = noise(180);
    for (double pause : new double[] {47, 95, 140.25}) {
      int from = (int) (pause * RATE);
      Arrays.fill(clip.samples(), from, from + RATE / 2, 0);
    }

    List<Piece> pieces = Pieces.of(clip);

    assertEquals(4, pieces.size());
    assertEquals(47.25, pieces.get(1).offset(), 0.25);
    assertEquals(95.25, pieces.get(2).offset(), 0.25);
    assertEquals(140.5, pieces.get(3).offset(), 0.25);
  }

  @Test
  void losesNoSampleAndExceedsNoCall() {
    AudioClip clip = noise(301);
    int position = 0;

    for (Piece piece : Pieces.of(clip)) {
      assertEquals((double) position / RATE, piece.offset());
      assertTrue(piece.audio().seconds() <= 55, piece.audio().seconds() + " s");
      assertEquals(clip.samples()[position], piece.audio().samples()[0]);
      position += piece.audio().length();
    }
    assertEquals(clip.length(), position);
  }

  private static AudioClip noise(int seconds) {
    Random random = new Random(7);
    float[] samples = new float[seconds * RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = random.nextFloat() - 0.5f;
    }
    return new AudioClip(samples, RATE);
  }
}
