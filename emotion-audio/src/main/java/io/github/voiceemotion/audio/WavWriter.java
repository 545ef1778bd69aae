package io.github.voiceemotion.audio;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes clips as mono WAV of 16 bits. What exceeds full scale is clipped, and what is no number
 * becomes 0.
 */
public final class WavWriter {

  private static final int HEADER_BYTES = 44;
  private static final int BYTES_PER_SAMPLE = 2;

  private WavWriter() {}

  /** Writes a clip to a file, replacing what was there. */
  public static void write(AudioClip clip, Path file) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      write(clip, out);
    }
  }

  /** Writes a clip to a stream, which is left open. */
  public static void write(AudioClip clip, OutputStream out) throws IOException {
    out.write(header(clip));
    ByteBuffer block = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : clip.samples()) {
      if (!block.hasRemaining()) {
        out.write(block.array());
        block.clear();
      }
      block.putShort(pcm(sample));
    }
    out.write(block.array(), 0, block.position());
  }

  private static short pcm(float sample) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample * 32768)));
  }

  private static byte[] header(AudioClip clip) {
    int dataBytes = Math.multiplyExact(clip.length(), BYTES_PER_SAMPLE);
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    header.put(ascii("RIFF")).putInt(HEADER_BYTES - 8 + dataBytes).put(ascii("WAVE"));
    header.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
    header.putInt(clip.sampleRate()).putInt(clip.sampleRate() * BYTES_PER_SAMPLE);
    header.putShort((short) BYTES_PER_SAMPLE).putShort((short) (8 * BYTES_PER_SAMPLE));
    header.put(ascii("data")).putInt(dataBytes);
    return header.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
