package io.github.voiceemotion.features.frame;

import io.github.voiceemotion.audio.AudioClip;

/** The sizes of a frame: 1,024 samples every 277 at 16 kHz, 174 frames in 3 s. */
public final class Framing {

  /** Samples per second. */
  public static final int SAMPLE_RATE = AudioClip.SAMPLE_RATE;

  /** Samples of a frame, 64 ms; the size of the Fourier transform as well. */
  public static final int FRAME_SIZE = 1024;

  /** Samples from one frame's centre to the next one's, 17.3 ms. */
  public static final int HOP = 277;

  private Framing() {}

  /**
   * Returns how many frames a clip of so many samples has; frame t is centred on sample t x HOP.
   */
  public static int frames(int samples) {
    return 1 + samples / HOP;
  }
}
