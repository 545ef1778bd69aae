package io.github.voiceemotion.api;

import io.github.voiceemotion.api.WindowCutter.Window;
import io.github.voiceemotion.audio.AudioStream;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/** Reads a stream window by window, as far as it is asked to. */
final class WindowIterator implements Iterator<Window> {

  private static final int BLOCK = 1 << 14;

  private final AudioStream stream;
  private final WindowCutter cutter;
  private final float[] block = new float[BLOCK];
  private final Queue<Window> ready = new ArrayDeque<>();
  private boolean ended;

  WindowIterator(AudioStream stream, WindowCutter cutter) {
    this.stream = stream;
    this.cutter = cutter;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      int count = stream.read(block);
      cutter.add(block, 0, count).forEach(this::keep);
      if (count < BLOCK) {
        cutter.finish().forEach(this::keep);
        ended = true;
        stream.close();
      }
    }
    return !ready.isEmpty();
  }

  private void keep(Window window) {
    double start = (double) window.start() / stream.sampleRate();
    double end = start + window.clip().seconds();
    ready.add(stream.clipping(start, end).map(window::with).orElse(window));
  }

  @Override
  public Window next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the audio has ended");
    }
    return ready.remove();
  }
}
