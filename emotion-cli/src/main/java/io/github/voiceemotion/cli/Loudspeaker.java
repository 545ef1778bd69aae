package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/** Plays clips on the system's default output. */
final class Loudspeaker {

  private Loudspeaker() {}

  /**
   * Plays a clip to its end.
   *
   * @throws AudioException if this computer has no device that can play
   */
  static void play(AudioClip clip) {
    AudioFormat format = new AudioFormat(clip.sampleRate(), 16, 1, true, false);
    DataLine.Info info = new DataLine.Info(SourceDataLine.class, format);
    if (!AudioSystem.isLineSupported(info)) {
      throw new AudioException("loudspeaker", "this computer has no device that can play");
    }
    byte[] pcm = new byte[2 * clip.length()];
    for (int i = 0; i < clip.length(); i++) {
      int sample = Math.round(Math.max(-1, Math.min(1, clip.samples()[i])) * Short.MAX_VALUE);
      pcm[2 * i] = (byte) sample;
      pcm[2 * i + 1] = (byte) (sample >> 8);
    }
    try (SourceDataLine line = (SourceDataLine) AudioSystem.getLine(info)) {
      line.open(format);
      line.start();
      line.write(pcm, 0, pcm.length);
      line.drain();
    } catch (LineUnavailableException e) {
      throw new AudioException("loudspeaker", "cannot be opened: " + e.getMessage(), e);
    }
  }
}
