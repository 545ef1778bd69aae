package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioStream;
import io.github.voiceemotion.audio.Clipping;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/**
 * Audio that tells how much of it has been read.
 *
 * @param audio read and closed with this
 * @param listener told the share, 0 to 1
 */
record WatchedAudio(AudioStream audio, DoubleConsumer listener) implements AudioStream {

  @Override
  public int sampleRate() {
    return audio.sampleRate();
  }

  @Override
  public int read(float[] block) {
    int read = audio.read(block);
    listener.accept(audio.share());
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
