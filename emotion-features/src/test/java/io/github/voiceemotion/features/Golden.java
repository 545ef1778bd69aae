package io.github.voiceemotion.features;

import io.github.voiceemotion.audio.AudioClip;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Synthesised clips with what librosa 0.11 and Praat 6.3 compute for them. */
public final class Golden {

  /** The clips. */
  public static final List<String> NAMES =
      List.of(
          "speech-en-neutral",
          "speech-en-excited",
          "speech-de-low",
          "short-1s2",
          "long-5s",
          "chirp-gap-noise",
          "silence");

  private static final int WAV_HEADER = 44;

  private Golden() {}

  /** Reads a clip of 16 kHz and 16 bit. */
  public static AudioClip clip(String name) {
    ByteBuffer bytes = littleEndian(name + ".wav").position(WAV_HEADER);
    float[] samples = new float[bytes.remaining() / Short.BYTES];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bytes.getShort() / 32768f;
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }

  /** Returns the names of librosa's columns. */
  static List<String> librosaColumns() {
    return lines("columns.txt");
  }

  /** Reads librosa's values, frame-major. */
  static float[] librosa(String name) {
    ByteBuffer bytes = littleEndian(name + ".librosa.f32");
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  /**
   * Reads one column of Praat's and pyin's values, a value a frame; NaN where there is none.
   *
   * @param column as in the file's header, such as {@code praat_f0_hz}
   */
  public static double[] voice(String name, String column) {
    List<String> lines = lines(name + ".voice.csv");
    int index = List.of(lines.get(0).split(",")).indexOf(column);
    return lines.stream()
        .skip(1)
        .map(line -> line.split(",", -1)[index])
        .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
        .toArray();
  }

  private static List<String> lines(String file) {
    return new String(read(file), StandardCharsets.UTF_8).lines().toList();
  }

  private static ByteBuffer littleEndian(String file) {
    return ByteBuffer.wrap(read(file)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] read(String file) {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
