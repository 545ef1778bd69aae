package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.audio.AudioClip;
import java.util.random.RandomGenerator;

/**
 * A random change of a training clip's audio, made before it is trimmed and levelled.
 *
 * <p>The clip has {@link AudioClip#SAMPLE_RATE}, and so has what comes back; it may be silent,
 * short or empty. Thread-safe.
 */
public interface WaveformAugmentation {

  /**
   * Returns the clip changed; the clip itself stays as it is.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}
   * @param random decides what happens
   */
  AudioClip apply(AudioClip clip, RandomGenerator random);
}
