package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClippingTest {

  private static final int RATE = 48_000;

  @TempDir Path folder;

  /** Speech at a rate that resampling has to change, so that its peaks are no longer equal. */
  private static AudioClip speech(double peak) {
    float[] samples = Resampler.resample(TestAudio.speech(), RATE).samples().clone();
    double highest = 0;
    for (float sample : samples) {
      highest = Math.max(highest, Math.abs(sample));
    }
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) (peak / highest);
    }
    return new AudioClip(samples, RATE);
  }

  private static AudioClip cutOff(AudioClip clip, double gain) {
    float[] samples = clip.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (gain * Math.max(-1, Math.min(1, samples[i])));
    }
    return new AudioClip(samples, clip.sampleRate());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 0.89, 0.1})
  void findsWhatWasCutOffAtAnyLevel(double gain) throws IOException {
    AudioClip clip = decode(16, cutOff(speech(8), gain), speech(0.1));
    double share = clip.clipping().orElseThrow().seconds(0, clip.seconds()) / clip.seconds();
    assertTrue(share > 0.02, () -> "share " + share);
    AudioClip alone = decode(16, cutOff(speech(8), gain));
    double same = alone.clipping().orElseThrow().seconds(0, alone.seconds()) / alone.seconds();
    assertEquals(same, share, 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"16, 0.999", "16, 0.05", "24, 0.3", "32, 2", "32, 1"})
  void findsNothingInWhatIsLoudOnly(int bits, double peak) throws IOException {
    AudioClip clip = decode(bits, speech(peak));
    assertEquals(0, clip.clipping().orElseThrow().seconds(0, clip.seconds()), 0.002);
  }

  @ParameterizedTest
  @CsvSource({"100, 0.5", "100, 0.01", "440, 0.3", "60, 0.002"})
  void findsNothingInTheRoundTopsOfTones(double hertz, double peak) throws IOException {
    AudioClip clip = decode(16, Signals.tone(hertz, peak, RATE, RATE));
    assertEquals(0, clip.clipping().orElseThrow().seconds(0, 1));
  }

  @Test
  void findsNothingInSilence() throws IOException {
    AudioClip clip = decode(16, new AudioClip(new float[RATE], RATE));
    assertEquals(0, clip.clipping().orElseThrow().seconds(0, 1));
    assertEquals(0, Clipping.of(clip).seconds(0, 1));
  }

  @Test
  void tellsWhereItWas() {
    float[] samples = Signals.tone(440, 0.5, 16_000, 16_000).samples();
    for (int i = 8_000; i < 9_600; i++) {
      samples[i] = (float) Math.max(-0.5, Math.min(0.5, 8 * samples[i]));
    }
    Clipping clipping = Clipping.of(new AudioClip(samples, 16_000));
    assertEquals(0, clipping.seconds(0, 0.49));
    assertTrue(clipping.seconds(0.5, 0.6) > 0.07, () -> clipping.seconds(0.5, 0.6) + " s");
    assertEquals(0, clipping.seconds(0.61, 1));
    assertEquals(clipping.seconds(0.5, 0.6), clipping.part(0.4, 0.8).seconds(0.1, 0.2), 1e-9);
  }

  private AudioClip decode(int bits, AudioClip... channels) throws IOException {
    Path file = folder.resolve("clip.wav");
    int frameBytes = channels.length * bits / 8;
    int length = channels[0].length();
    ByteBuffer wav = ByteBuffer.allocate(44 + length * frameBytes).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + length * frameBytes);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) (bits == 32 ? 3 : 1)).putShort((short) channels.length);
    wav.putInt(RATE).putInt(RATE * frameBytes).putShort((short) frameBytes).putShort((short) bits);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(length * frameBytes);
    for (int i = 0; i < length; i++) {
      for (AudioClip channel : channels) {
        float sample = channel.samples()[i];
        if (bits == 32) {
          wav.putFloat(sample);
        } else {
          int value = (int) Math.min((1L << bits - 1) - 1, Math.rint(sample * (1L << bits - 1)));
          for (int shift = 0; shift < bits; shift += 8) {
            wav.put((byte) (value >> shift));
          }
        }
      }
    }
    Files.write(file, wav.array());
    return new AudioDecoder().decode(file);
  }
}
