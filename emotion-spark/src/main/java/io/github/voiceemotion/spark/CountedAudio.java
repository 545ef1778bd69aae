package io.github.voiceemotion.spark;

import io.github.voiceemotion.audio.AudioStream;
import io.github.voiceemotion.audio.Clipping;
import java.util.Optional;

/** Audio that knows how long it was, once it was read. */
final class CountedAudio implements AudioStream {

  private final AudioStream audio;
  private long samples;

  CountedAudio(AudioStream audio) {
    this.audio = audio;
  }

  /** Returns how much was read. */
  double seconds() {
    return (double) samples / audio.sampleRate();
  }

  @Override
  public int sampleRate() {
    return audio.sampleRate();
  }

  @Override
  public int read(float[] block) {
    int read = audio.read(block);
    samples += read;
    return read;
  }

  @Override
  public double share() {
    return audio.share();
  }

  @Override
  public Optional<Clipping> clipping(double from, double to) {
    return audio.clipping(from, to);
  }

  @Override
  public void close() {
    audio.close();
  }
}
