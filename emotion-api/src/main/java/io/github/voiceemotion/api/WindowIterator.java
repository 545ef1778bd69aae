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
      ready.addAll(cutter.add(block, 0, count));
      if (count < BLOCK) {
        ready.addAll(cutter.finish());
        ended = true;
        stream.close();
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Window next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the audio has ended");
    }
    return ready.remove();
  }
}
