package io.github.voiceemotion.audio;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A file's audio as mono at {@link AudioClip#SAMPLE_RATE}, with the limits on duration and time
 * enforced.
 */
final class DecodedStream implements AudioStream {

  private final AudioInput input;
  private final ChannelStream source;
  private final OptionalInt channel;
  private final DecodeLimits limits;
  private final Clipping.Notes clipping = new Clipping.Notes();
  private AudioStream current;
  private long samples;
  private boolean closed;

  DecodedStream(AudioInput input, ChannelStream source, OptionalInt channel, DecodeLimits limits) {
    this.input = input;
    this.source = source;
    this.channel = channel;
    this.limits = limits;
    if (channel.isPresent() && channel.getAsInt() >= source.channels()) {
      throw new AudioException(
          input.name(),
          "has "
              + (source.channels() == 1 ? "one channel" : source.channels() + " channels")
              + ", and no channel "
              + (channel.getAsInt() + 1));
    }
    this.current = mono();
  }

  private AudioStream mono() {
    double start = (double) samples / AudioClip.SAMPLE_RATE;
    AudioStream mixed = new ChannelMixer(source, channel, clipping, start);
    return mixed.sampleRate() == AudioClip.SAMPLE_RATE
        ? mixed
        : new Resampler(mixed, AudioClip.SAMPLE_RATE);
  }

  @Override
  public int sampleRate() {
    return AudioClip.SAMPLE_RATE;
  }

  @Override
  public int read(float[] block) {
    if (closed) {
      throw new IllegalStateException("the audio stream of " + input.name() + " is closed");
    }
    input.time().resume();
    int read = current.read(block);
    samples += read;
    while (read < block.length && source.next()) {
      current = mono();
      float[] more = new float[block.length - read];
      int added = current.read(more);
      System.arraycopy(more, 0, block, read, added);
      read += added;
      samples += added;
    }
    double seconds = (double) samples / AudioClip.SAMPLE_RATE;
    input.time().delivered(seconds);
    input.time().check();
    input.time().pause();
    double limit = limits.maxDuration().toMillis() / 1000.0;
    if (seconds > limit) {
      throw new AudioException(input.name(), "lasts longer than the limit of " + limit + " s");
    }
    return read;
  }

  @Override
  public double share() {
    return input.share();
  }

  @Override
  public Optional<Clipping> clipping(double from, double to) {
    return Optional.of(clipping.part(from, to));
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      source.close();
    }
  }
}
