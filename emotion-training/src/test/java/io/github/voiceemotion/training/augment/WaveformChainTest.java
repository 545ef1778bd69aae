package io.github.voiceemotion.training.augment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaveformChainTest {

  private static final WaveformAugmentation DOUBLED = (clip, random) -> scaled(clip, 2);

  @Test
  void appliesEachStepAsOftenAsItsProbabilitySays() {
    WaveformChain chain =
        new WaveformChain(
            List.of(
                new WaveformChain.Step(DOUBLED, 1),
                new WaveformChain.Step((clip, random) -> scaled(clip, 10), 0),
                new WaveformChain.Step((clip, random) -> scaled(clip, -1), 0.25)));
    Random random = new Random(1);
    int turned = 0;
    for (int i = 0; i < 1_000; i++) {
      float value = chain.apply(Signals.clip(new float[] {1}), random).samples()[0];
      assertEquals(2, Math.abs(value));
      turned += value < 0 ? 1 : 0;
    }

    assertEquals(250, turned, 50);
  }

  @Test
  void appliesTheStepsInOrder() {
    WaveformChain chain =
        new WaveformChain(
            List.of(
                new WaveformChain.Step(DOUBLED, 1),
                new WaveformChain.Step(
                    (clip, random) -> Signals.clip(new float[] {clip.samples()[0] + 1}), 1)));

    assertEquals(7, chain.apply(Signals.clip(new float[] {3}), new Random(1)).samples()[0]);
  }

  @Test
  void changesVoiceMicrophoneRoomAndNoiseByDefault() {
    assertEquals(
        List.of(
            new WaveformChain.Step(new SpeedChange(0.9, 1.1), 1),
            new WaveformChain.Step(new Equalizer(6), 0.7),
            new WaveformChain.Step(new Room(0.1, 0.5, 0, 15), 0.4),
            new WaveformChain.Step(new AdditiveNoise(8, 35), 0.7)),
        WaveformChain.defaults().steps());
  }

  @Test
  void givesTheSameClipForTheSameSeedAndAnotherForAnother() {
    AudioClip tone = Signals.tone(440, 20_000);
    float[] original = tone.samples().clone();
    float[] once = WaveformChain.defaults().apply(tone, new Random(1)).samples();
    float[] again = WaveformChain.defaults().apply(tone, new Random(1)).samples();
    float[] other = WaveformChain.defaults().apply(tone, new Random(2)).samples();

    assertArrayEquals(once, again);
    assertFalse(Arrays.equals(once, other));
    assertArrayEquals(original, tone.samples());
  }

  @Test
  void keepsEveryClipFiniteAndAboutAsLong() {
    List<AudioClip> clips =
        List.of(
            Signals.clip(new float[0]),
            Signals.clip(new float[1]),
            Signals.clip(new float[] {0.5f}),
            Signals.clip(new float[] {0.5f, -0.5f}),
            Signals.clip(new float[16_000]),
            Signals.tone(440, 399),
            Signals.tone(440, 40_000));
    WaveformChain always =
        WaveformChain.parse("speed@1,gain@1,equalizer@1,room@1,band-limit@1,noise@1");
    for (AudioClip clip : clips) {
      for (int seed = 0; seed < 10; seed++) {
        AudioClip changed = always.apply(clip, new Random(seed));

        assertEquals(AudioClip.SAMPLE_RATE, changed.sampleRate());
        assertEquals(clip.length(), changed.length(), 0.12 * clip.length());
        for (float sample : changed.samples()) {
          assertTrue(Float.isFinite(sample), clip.length() + " samples, seed " + seed);
        }
      }
    }
  }

  @Test
  void refusesAProbabilityAboveOne() {
    assertThrows(IllegalArgumentException.class, () -> new WaveformChain.Step(DOUBLED, 1.1));
  }

  private static AudioClip scaled(AudioClip clip, float factor) {
    float[] samples = clip.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= factor;
    }
    return Signals.clip(samples);
  }
}
