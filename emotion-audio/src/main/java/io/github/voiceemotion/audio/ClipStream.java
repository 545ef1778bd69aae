package io.github.voiceemotion.audio;

/** A clip read as a stream. */
final class ClipStream implements AudioStream {

  private final AudioClip clip;
  private int position;

  ClipStream(AudioClip clip) {
    this.clip = clip;
  }

  @Override
  public int sampleRate() {
    return clip.sampleRate();
  }

  @Override
  public int read(float[] block) {
    int count = Math.min(block.length, clip.length() - position);
    System.arraycopy(clip.samples(), position, block, 0, count);
    position += count;
    return count;
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
