package io.github.voiceemotion.audio;

/** A decoder's audio, with the limits on duration and time enforced. */
final class LimitedStream implements AudioStream {

  private final AudioStream source;
  private final String name;
  private final DecodeLimits limits;
  private final TimeBudget time;
  private long samples;

  LimitedStream(AudioStream source, String name, DecodeLimits limits, TimeBudget time) {
    this.source = source;
    this.name = name;
    this.limits = limits;
    this.time = time;
  }

  @Override
  public int sampleRate() {
    return source.sampleRate();
  }

  @Override
  public int read(float[] block) {
    time.resume();
    int read = source.read(block);
    time.check();
    time.pause();
    samples += read;
    double limit = limits.maxDuration().toMillis() / 1000.0;
    if (samples > limit * sampleRate()) {
      throw new AudioException(name, "lasts longer than the limit of " + limit + " s");
    }
    return read;
  }

  @Override
  public void close() {
    source.close();
  }
}
