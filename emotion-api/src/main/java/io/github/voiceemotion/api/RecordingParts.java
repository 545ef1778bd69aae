package io.github.voiceemotion.api;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioStream;
import io.github.voiceemotion.audio.QuietCuts;
import io.github.voiceemotion.audio.SpeechSegment;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A recording of any length in parts of up to five minutes, so that no more of it is in memory:
 * shorter ones whole, longer ones cut where it is quiet.
 */
final class RecordingParts implements Iterator<AudioClip>, AutoCloseable {

  static final int LONGEST_SECONDS = 300;

  /** What may be in memory without leave. */
  private static final int SHORT_SECONDS = 15;

  private static final QuietCuts CUTS = new QuietCuts(LONGEST_SECONDS - 10, LONGEST_SECONDS);
  private static final int BLOCK = 1 << 16;

  private final AudioStream stream;
  private final DecodedSeconds leave;
  private float[] samples = new float[BLOCK];
  private int length;
  private long first;
  private boolean ended;
  private int taken;

  /**
   * @param stream at {@link AudioClip#SAMPLE_RATE}; left open
   */
  RecordingParts(AudioStream stream, DecodedSeconds leave) {
    this.stream = stream;
    this.leave = leave;
  }

  @Override
  public boolean hasNext() {
    fill();
    return length > 0;
  }

  @Override
  public AudioClip next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the recording has ended");
    }
    int end = length;
    if (length > samples(LONGEST_SECONDS)) {
      AudioClip whole = new AudioClip(samples, stream.sampleRate());
      end = CUTS.of(whole, new SpeechSegment(0, length)).get(0).end();
    }
    AudioClip part =
        new AudioClip(
            Arrays.copyOf(samples, end),
            stream.sampleRate(),
            stream.clipping(seconds(first), seconds(first + end)));
    System.arraycopy(samples, end, samples, 0, length - end);
    length -= end;
    first += end;
    return part;
  }

  /** Reads on until there is more than a part, or to the end. */
  private void fill() {
    while (!ended && length <= samples(LONGEST_SECONDS)) {
      if (taken == 0 && length > samples(SHORT_SECONDS)) {
        leave.take(LONGEST_SECONDS);
        taken = LONGEST_SECONDS;
      }
      float[] block = new float[BLOCK];
      int read = stream.read(block);
      if (length + read > samples.length) {
        samples = Arrays.copyOf(samples, Math.max(2 * samples.length, length + read));
      }
      System.arraycopy(block, 0, samples, length, read);
      length += read;
      ended = read < BLOCK;
      if (ended && taken > 0) {
        int kept = Math.min(taken, 1 + length / stream.sampleRate());
        leave.giveBack(taken - kept);
        taken = kept;
      }
    }
  }

  private int samples(int seconds) {
    return seconds * stream.sampleRate();
  }

  private double seconds(long count) {
    return (double) count / stream.sampleRate();
  }

  @Override
  public void close() {
    leave.giveBack(taken);
    taken = 0;
  }
}
