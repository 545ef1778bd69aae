package io.github.voiceemotion.training.augment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.training.augment.WaveformChain.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaveformChainTextTest {

  @Test
  void readsNamesWithNumbersAndProbabilities() {
    WaveformChain chain =
        WaveformChain.parse(
            "speed=0.8-1.25@0.5,gain=12@1,equalizer=3@0.25,room=0.2-0.9:-5-10@0.1,"
                + "band-limit=100-200:3000-4e3@.3,noise=-6--3@0");

    assertEquals(
        List.of(
            new Step(new SpeedChange(0.8, 1.25), 0.5),
            new Step(new Gain(12), 1),
            new Step(new Equalizer(3), 0.25),
            new Step(new Room(0.2, 0.9, -5, 10), 0.1),
            new Step(new BandLimit(100, 200, 3_000, 4_000), 0.3),
            new Step(new AdditiveNoise(-6, -3), 0)),
        chain.steps());
  }

  @Test
  void takesTheUsualNumbersAndProbabilitiesWhereNoneAreGiven() {
    assertEquals(
        "speed=0.9-1.1@1,gain=6@0.7,equalizer=6@0.7,room=0.1-0.5:0-15@0.4,"
            + "band-limit=80-300:3400-7000@0.4,noise=8-35@0.7",
        WaveformChain.parse("speed,gain,equalizer,room,band-limit,noise").toString());
    assertEquals("gain=3@0.7,noise=8-35@0.9", WaveformChain.parse("gain=3,noise@0.9").toString());
  }

  @Test
  void appliesInOneOrderWhateverTheText() {
    assertEquals(
        WaveformChain.parse("speed,gain,equalizer,room,band-limit,noise"),
        WaveformChain.parse("noise,band-limit,room,equalizer,gain,speed"));
  }

  @Test
  void hasANameForNothing() {
    assertEquals(List.of(), WaveformChain.parse("none").steps());
    assertEquals("none", WaveformChain.parse("none").toString());
  }

  @Test
  void givesEveryChainBackThatItWrote() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      WaveformChain chain = anyChain(random);
      String text = chain.toString();
      assertEquals(chain, WaveformChain.parse(text), text);

      List<String> parts = new ArrayList<>(Arrays.asList(text.split(",")));
      Collections.shuffle(parts, random);
      assertEquals(chain, WaveformChain.parse(String.join(",", parts)), text);
    }
  }

  @Test
  void writesAugmentationsThatItDoesNotKnowByTheirOwnText() {
    record Louder(double factor) implements WaveformAugmentation {
      @Override
      public AudioClip apply(AudioClip clip, RandomGenerator random) {
        return clip;
      }
    }

    assertEquals(
        "Louder[factor=2.0]@0.5",
        new WaveformChain(List.of(new Step(new Louder(2), 0.5))).toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "speed,echo=3 | augmentation \"echo\" is unknown, expected some of speed, gain,",
        "''           | augmentation \"\" is unknown",
        "speed,       | augmentation \"\" is unknown",
        "none,speed   | augmentation \"none\" is unknown",
        "Speed        | augmentation \"Speed\" is unknown",
        "speed=fast   | augmentation \"speed=fast\" cannot be read, expected something like speed=",
        "speed=1.1    | augmentation \"speed=1.1\" cannot be read",
        "speed=        | augmentation \"speed=\" cannot be read",
        "speed=1-1.1-1.2 | augmentation \"speed=1-1.1-1.2\" cannot be read",
        "gain=1-6     | augmentation \"gain=1-6\" cannot be read",
        "room=0.1-0.5 | augmentation \"room=0.1-0.5\" cannot be read",
        "noise=NaN-8  | augmentation \"noise=NaN-8\" cannot be read",
        "noise@often  | augmentation \"noise@often\" cannot be read",
        "noise@1@1    | augmentation \"noise@1@1\" cannot be read",
        "speed=1.1-0.9 | augmentation \"speed=1.1-0.9\": speed is from 1.1 to 0.9, expected",
        "speed=0.9-9  | augmentation \"speed=0.9-9\": speed is from 0.9 to 9.0, expected",
        "gain=-3      | augmentation \"gain=-3\": largestDb is -3.0, expected",
        "room=0.5-0.1:0-15 | augmentation \"room=0.5-0.1:0-15\": decay in s is from 0.5 to 0.1",
        "noise=35-8   | augmentation \"noise=35-8\": signal-to-noise ratio in dB is from 35.0 to 8",
        "noise=0-1e999 | augmentation \"noise=0-1e999\": signal-to-noise ratio in dB is from 0.0",
        "noise@1.5    | augmentation \"noise@1.5\": probability is 1.5, expected 0 to 1",
        "room,noise,room@1 | augmentation \"room\" comes twice in \"room,noise,room@1\"",
      })
  void refusesWithNameAndValue(String text, String expected) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> WaveformChain.parse(text)).getMessage();
    assertTrue(message.startsWith(expected), message);
  }

  private static WaveformChain anyChain(Random random) {
    double[] speed = range(0.5, 2, random);
    double[] decay = range(0.01, 10, random);
    double[] ratio = range(-100, 100, random);
    double[] lowCut = range(20, 1_000, random);
    double[] highCut = range(1_001, 8_000, random);
    double[] noise = range(-100, 100, random);
    List<WaveformAugmentation> all =
        List.of(
            new SpeedChange(speed[0], speed[1]),
            new Gain(value(0, 40, random)),
            new Equalizer(value(0, 40, random)),
            new Room(decay[0], decay[1], ratio[0], ratio[1]),
            new BandLimit(lowCut[0], lowCut[1], highCut[0], highCut[1]),
            new AdditiveNoise(noise[0], noise[1]));
    return new WaveformChain(
        all.stream()
            .filter(augmentation -> random.nextBoolean())
            .map(augmentation -> new Step(augmentation, value(0, 1, random)))
            .toList());
  }

  private static double[] range(double least, double most, Random random) {
    double[] ends = {value(least, most, random), value(least, most, random)};
    Arrays.sort(ends);
    return ends;
  }

  /** Returns a round number, one with many digits, or one that is nearly the least. */
  private static double value(double least, double most, Random random) {
    double any = least + random.nextDouble() * (most - least);
    return switch (random.nextInt(3)) {
      case 0 -> Math.ceil(any) <= most ? Math.ceil(any) : any;
      case 1 -> least + (any - least) * 1e-9;
      default -> any;
    };
  }
}
