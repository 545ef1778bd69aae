package io.github.voiceemotion.audio;

import java.util.OptionalInt;

/**
 * Makes one channel of several: the one that is asked for, or the mean of all. Two sides that
 * cancel each other, as a cable with swapped wires makes them, are answered by the louder one.
 *
 * <p>Looks at a few seconds at a time, and notes on the way what was cut off for being too loud.
 */
final class ChannelMixer implements AudioStream {

  private static final int SECONDS_AT_A_TIME = 5;
  private static final int MOST_SAMPLES_AT_A_TIME = 1 << 20;

  /**
   * A mean with less than this part of the louder side's energy is what cancelling leaves: sides
   * that have nothing in common leave half of it, a single one a quarter.
   */
  private static final double CANCELLED = 0.1;

  private final ChannelStream source;
  private final int sampleRate;
  private final int channels;
  private final OptionalInt only;
  private final Clipping.Notes clipping;
  private final double start;
  private final float[] frames;
  private final float[] mono;
  private final boolean[] clipped;
  private int length;
  private int position;
  private long framesRead;
  private boolean ended;

  /**
   * @param only the number of the one channel to take, from 0 on; empty for all
   * @param clipping told of what was cut off
   * @param start of the source's audio in that of the whole file, in seconds
   */
  ChannelMixer(ChannelStream source, OptionalInt only, Clipping.Notes clipping, double start) {
    this.source = source;
    this.sampleRate = source.sampleRate();
    this.channels = source.channels();
    this.only = only;
    this.clipping = clipping;
    this.start = start;
    int count = Math.min(SECONDS_AT_A_TIME * sampleRate, MOST_SAMPLES_AT_A_TIME / channels);
    this.frames = new float[count * channels];
    this.mono = channels == 1 ? frames : new float[count];
    this.clipped = new boolean[count];
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int read(float[] block) {
    int written = 0;
    while (written < block.length) {
      if (position == length && !fill()) {
        break;
      }
      int count = Math.min(block.length - written, length - position);
      System.arraycopy(mono, position, block, written, count);
      written += count;
      position += count;
    }
    return written;
  }

  private boolean fill() {
    if (ended) {
      return false;
    }
    length = source.read(frames);
    position = 0;
    ended = length < frames.length / channels;
    if (channels > 1) {
      mix();
    }
    int heard = only.isPresent() ? 1 : channels;
    ClippedRuns.find(heard == 1 ? mono : frames, length, heard, clipped);
    clipping.add(clipped, length, sampleRate, start + (double) framesRead / sampleRate);
    framesRead += length;
    return length > 0;
  }

  private void mix() {
    if (only.isPresent()) {
      take(only.getAsInt());
      return;
    }
    double[] energies = new double[channels];
    double mixed = 0;
    for (int frame = 0; frame < length; frame++) {
      double sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        float sample = frames[frame * channels + channel];
        energies[channel] += (double) sample * sample;
        sum += sample;
      }
      mono[frame] = (float) (sum / channels);
      mixed += (double) mono[frame] * mono[frame];
    }
    if (channels == 2 && mixed < CANCELLED * Math.max(energies[0], energies[1])) {
      take(energies[1] > energies[0] ? 1 : 0);
    }
  }

  private void take(int channel) {
    for (int frame = 0; frame < length; frame++) {
      mono[frame] = frames[frame * channels + channel];
    }
  }

  @Override
  public void close() {
    // The source lives on: another rate may follow.
  }
}
