package io.github.voiceemotion.training.augment;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.Resampler;
import java.util.random.RandomGenerator;

/**
 * Plays a clip faster or slower, pitch and formants moving along: a smaller or larger speaker (Ko
 * et al., "Audio Augmentation for Speech Recognition", 2015).
 *
 * <p>The factor is drawn in steps of 0.01, which keeps the resampler's filter small.
 *
 * @param slowest factor, at least 0.5
 * @param fastest factor, at most 2
 */
public record SpeedChange(double slowest, double fastest) implements WaveformAugmentation {

  public SpeedChange {
    Ranges.require("speed", slowest, fastest, 0.5, 2);
  }

  @Override
  public AudioClip apply(AudioClip clip, RandomGenerator random) {
    int percent =
        random.nextInt((int) Math.round(100 * slowest), (int) Math.round(100 * fastest) + 1);
    int playedRate = AudioClip.SAMPLE_RATE / 100 * percent;
    return Resampler.resample(new AudioClip(clip.samples(), playedRate), AudioClip.SAMPLE_RATE);
  }
}
