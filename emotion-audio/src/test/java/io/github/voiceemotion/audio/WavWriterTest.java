package io.github.voiceemotion.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavWriterTest {

  @TempDir Path folder;

  @Test
  void writesTheFileThatWasRead() throws IOException {
    Path file = folder.resolve("copy.wav");
    WavWriter.write(TestAudio.speech(), file);
    assertArrayEquals(TestAudio.bytes("speech.wav"), Files.readAllBytes(file));
  }

  @Test
  void replacesAFile() throws IOException {
    Path file = Files.write(folder.resolve("old.wav"), new byte[1_000]);
    WavWriter.write(Signals.silence(2), file);
    assertEquals(48, Files.size(file));
  }

  @Test
  void roundsAndClips() throws IOException {
    float[] samples = {0.5f, -0.5f, 1, -1, 7, -7, 0.4f / 32768, 0.6f / 32768, Float.NaN};
    float top = 32767 / 32768f;
    assertArrayEquals(
        new float[] {0.5f, -0.5f, top, -1, top, -1, 0, 1 / 32768f, 0},
        new AudioDecoder()
            .decode(new ByteArrayInputStream(written(samples, 16_000)), "clip.wav")
            .samples());
  }

  @Test
  void writesWhatJavaSoundReads() throws IOException, UnsupportedAudioFileException {
    byte[] wav = written(new float[12_345], 44_100);
    try (AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
      assertEquals(12_345, in.getFrameLength());
      assertEquals(AudioFormat.Encoding.PCM_SIGNED, in.getFormat().getEncoding());
      assertEquals(44_100, in.getFormat().getSampleRate());
      assertEquals(1, in.getFormat().getChannels());
      assertEquals(16, in.getFormat().getSampleSizeInBits());
    }
  }

  private static byte[] written(float[] samples, int rate) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavWriter.write(new AudioClip(samples, rate), out);
    return out.toByteArray();
  }
}
