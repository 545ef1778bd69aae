package io.github.voiceemotion.api;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.Clipping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts audio that arrives in pieces of any size into windows that overlap. What comes out depends
 * on the samples alone, never on the sizes of the pieces; no more than a window and a piece are
 * held.
 */
final class WindowCutter {

  private final int sampleRate;
  private final int window;
  private final int hop;

  /** The samples from {@link #first} on that are still needed. */
  private float[] held = new float[0];

  private long first;
  private long next;
  private long length;
  private long cutUpTo;

  /**
   * @param window samples
   * @param hop samples from one window to the next
   */
  WindowCutter(int sampleRate, int window, int hop) {
    this.sampleRate = sampleRate;
    this.window = window;
    this.hop = hop;
  }

  /**
   * A part of the audio.
   *
   * @param start index of its first sample
   */
  record Window(long start, AudioClip clip) {

    Window with(Clipping clipping) {
      return new Window(start, clip.with(clipping));
    }

    Duration startTime() {
      return ClipRecognition.duration(start, clip.sampleRate());
    }

    Duration endTime() {
      return ClipRecognition.duration(start + clip.length(), clip.sampleRate());
    }
  }

  /** Takes samples and returns the windows that they complete. */
  List<Window> add(float[] samples, int offset, int count) {
    int before = held.length;
    held = Arrays.copyOf(held, before + count);
    System.arraycopy(samples, offset, held, before, count);
    length += count;
    List<Window> windows = new ArrayList<>();
    for (; next + window <= length; next += hop) {
      windows.add(cut(next, window));
    }
    // The last window may have to reach back from the end.
    long needed = Math.max(first, Math.min(next, length - window));
    held = Arrays.copyOfRange(held, (int) (needed - first), held.length);
    first = needed;
    return windows;
  }

  /** Returns the window that ends with the audio, unless one has; shorter if all of it is. */
  List<Window> finish() {
    if (length == cutUpTo) {
      return List.of();
    }
    long start = Math.max(0, length - window);
    return List.of(cut(start, (int) (length - start)));
  }

  private Window cut(long start, int count) {
    int from = (int) (start - first);
    cutUpTo = start + count;
    return new Window(
        start, new AudioClip(Arrays.copyOfRange(held, from, from + count), sampleRate));
  }
}
