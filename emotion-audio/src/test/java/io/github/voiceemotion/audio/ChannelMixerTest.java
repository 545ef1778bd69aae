package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelMixerTest {

  private static final int LENGTH = 48_000;

  /** Columns: gains of speech in either channel, and of what is heard in the end. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 0.5, 0.5",
    "0.5, 0, 0.25",
    "0.5, 0.25, 0.375",
    "0.5, -0.5, 0.5",
    "0.5, -0.4, 0.5",
    "-0.4, 0.5, 0.5",
  })
  void takesTheMeanUnlessTheSidesCancel(double left, double right, double heard) {
    AudioClip clip = decode(AudioSelection.ALL, speech(left), speech(right));
    assertSpeech(heard, clip);
  }

  @Test
  void takesTheMeanOfSidesThatHaveNothingInCommon() {
    float[] noise = Signals.whiteNoise(0.1, LENGTH, 1).samples();
    float[] other = Signals.whiteNoise(0.1, LENGTH, 2).samples();
    AudioClip clip = decode(AudioSelection.ALL, noise, other);
    assertEquals((noise[100] + other[100]) / 2, clip.samples()[100], 1e-4);
  }

  @Test
  void hearsTheSideThatIsAskedFor() {
    float[] left = speech(0.5);
    float[] right = speech(0.125);
    assertSpeech(0.5, decode(AudioSelection.ALL.withChannel(AudioSelection.LEFT), left, right));
    assertSpeech(0.125, decode(AudioSelection.ALL.withChannel(AudioSelection.RIGHT), left, right));
    assertSpeech(0.5, decode(AudioSelection.ALL.withChannel(0), left));
    assertEquals(
        "call.wav: has one channel, and no channel 2",
        assertThrows(
                AudioException.class,
                () -> decode(AudioSelection.ALL.withChannel(AudioSelection.RIGHT), left))
            .getMessage());
  }

  @Test
  void refusesSelectionsOfNothing() {
    assertEquals(
        "track is 0, expected at least 1",
        assertThrows(IllegalArgumentException.class, () -> AudioSelection.ALL.withTrack(0))
            .getMessage());
    assertEquals(
        "channel is -1, expected at least 0",
        assertThrows(IllegalArgumentException.class, () -> AudioSelection.ALL.withChannel(-1))
            .getMessage());
  }

  private static float[] speech(double gain) {
    float[] samples = TestAudio.speech().samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) gain;
    }
    return samples;
  }

  private static void assertSpeech(double gain, AudioClip clip) {
    float[] expected = speech(gain);
    assertEquals(expected.length, clip.length());
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], clip.samples()[i], 1e-4);
    }
  }

  private static AudioClip decode(AudioSelection selection, float[]... channels) {
    int count = channels.length;
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * count * LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * count * LENGTH);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16).putShort((short) 1);
    wav.putShort((short) count).putInt(16_000).putInt(32_000 * count);
    wav.putShort((short) (2 * count)).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * count * LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      for (float[] channel : channels) {
        wav.putShort((short) Math.rint(channel[i] * 32_768));
      }
    }
    return new AudioDecoder()
        .with(selection)
        .decode(new ByteArrayInputStream(wav.array()), "call.wav");
  }
}
