package io.github.voiceemotion.model.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Against the first layers of Whisper base in PyTorch 2.15 with the published weights, on 1.2 s of
 * sound: the spectrogram, and each sixth frame of each layer.
 */
class SpeechEncoderTest {

  private static final SpeechEncoder ENCODER = SpeechEncoder.onClassPath().orElseThrow();

  private static final int EVERY = 6;

  @Test
  void spectrogramIsWhispers() throws IOException {
    float[] expected = floats("short-1s2.logmel.f32");

    float[] actual = new LogMel().of(golden().samples());

    assertArrayEquals(expected, actual, 1e-4f);
  }

  @Test
  void everyLayerIsThatOfThePublishedWeights() throws IOException {
    float[] expected = floats("short-1s2.layers.f32");
    EncodedSpeech encoded = ENCODER.encode(golden());
    int width = ENCODER.width();
    int chosen = expected.length / ENCODER.layers() / width;

    for (int layer = 0; layer < ENCODER.layers(); layer++) {
      for (int i = 0; i < chosen; i++) {
        float[] frame =
            Arrays.copyOfRange(
                encoded.layers().get(layer), i * EVERY * width, (i * EVERY + 1) * width);
        int start = (layer * chosen + i) * width;
        double cosine = cosine(Arrays.copyOfRange(expected, start, start + width), frame);
        assertTrue(cosine >= 0.999, "layer " + (layer + 1) + ", frame " + i + ": " + cosine);
      }
    }
  }

  @Test
  void severalThreadsGetWhatOneGets() throws IOException {
    AudioClip clip = golden();
    List<float[]> alone = ENCODER.encode(clip).layers();

    IntStream.range(0, 16)
        .parallel()
        .mapToObj(i -> ENCODER.encode(clip).layers())
        .forEach(
            layers -> {
              for (int layer = 0; layer < layers.size(); layer++) {
                assertArrayEquals(alone.get(layer), layers.get(layer));
              }
            });
  }

  @Test
  void shortestSoundIsEncoded() {
    EncodedSpeech encoded = ENCODER.encode(new AudioClip(new float[] {0.5f}, 16_000));

    assertEquals(5, encoded.frames());
    for (float[] layer : encoded.layers()) {
      for (float value : layer) {
        assertTrue(Float.isFinite(value));
      }
    }
  }

  @Test
  void silenceIsEncoded() {
    EncodedSpeech encoded = ENCODER.encode(new AudioClip(new float[48_000], 16_000));

    assertEquals(150, encoded.frames());
  }

  @Test
  void whatIsLoudestInTheWindowDecidesWhatIsTooSoftToCount() throws IOException {
    float[] samples = golden().samples();
    float[] withShout = Arrays.copyOf(samples, samples.length + 16_000);
    for (int i = samples.length; i < withShout.length; i++) {
      withShout[i] = (float) (30 * Math.sin(0.3 * i));
    }

    float[] alone = new LogMel().of(samples);
    float[] together = new LogMel().of(withShout);

    float softest = Float.POSITIVE_INFINITY;
    for (float value : together) {
      softest = Math.min(softest, value);
    }
    float loudest = Float.NEGATIVE_INFINITY;
    for (float value : together) {
      loudest = Math.max(loudest, value);
    }
    assertEquals(loudest - 2, softest, 1e-5);
    assertNotEquals(alone[0], together[0]);
  }

  @Test
  void emptyWindowIsRefused() {
    AudioClip empty = new AudioClip(new float[0], 16_000);

    Exception e = assertThrows(IllegalArgumentException.class, () -> ENCODER.encode(empty));

    assertEquals("the window has 0 samples, expected at least 1", e.getMessage());
  }

  @Test
  void damagedWeightsAreNamedWithBothChecksums() throws IOException {
    byte[] description = bytes("/META-INF/voice-emotion/encoder.json");
    byte[] weights = bytes("/META-INF/voice-emotion/encoder.bin");
    weights[1_000_000] ^= 1;

    Exception e =
        assertThrows(EncoderException.class, () -> EncoderWeights.read(description, weights));

    assertTrue(e.getMessage().startsWith("encoder.bin has 13688832 bytes with checksum "));
    assertTrue(e.getMessage().endsWith(" with " + ENCODER.sha256()), e.getMessage());
  }

  @Test
  void otherFormatIsRefusedByItsVersion() throws IOException {
    String description =
        new String(bytes("/META-INF/voice-emotion/encoder.json"), StandardCharsets.UTF_8);
    byte[] newer =
        description
            .replace("\"formatVersion\": 1", "\"formatVersion\": 2")
            .getBytes(StandardCharsets.UTF_8);

    Exception e =
        assertThrows(EncoderException.class, () -> EncoderWeights.read(newer, new byte[0]));

    assertEquals(
        "the speech encoder has format version 2, this release reads version 1", e.getMessage());
  }

  private static AudioClip golden() throws IOException {
    AudioClip clip;
    try (InputStream in = SpeechEncoderTest.class.getResourceAsStream("short-1s2.wav")) {
      clip = new AudioDecoder().decode(in, "short-1s2.wav");
    }
    int length = clip.length() / 320 * 320;
    return new AudioClip(Arrays.copyOf(clip.samples(), length), clip.sampleRate());
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      ofA += (double) a[i] * a[i];
      ofB += (double) b[i] * b[i];
    }
    return product / Math.sqrt(ofA * ofB);
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = SpeechEncoderTest.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  private static float[] floats(String resource) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(resource)).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }
}
