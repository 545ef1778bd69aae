package io.github.voiceemotion.audio;

import java.util.Arrays;
import java.util.List;

/**
 * Makes a clip what the features are extracted from: DC removed, silence before and after the
 * speech trimmed, the speech brought to {@value #TARGET_DB} dBFS RMS, and three seconds long.
 *
 * <p>Corpora and microphones differ by 40 dB in level; without the level step that alone would tell
 * them apart. The gain stays within {@value #MAX_GAIN_DB} dB, and digital silence stays silence.
 * Samples may exceed 1. Thread-safe.
 */
public final class ClipPreparation {

  /** The length that {@link #prepare} gives: 3 s. */
  public static final int CLIP_SAMPLES = 3 * AudioClip.SAMPLE_RATE;

  /** RMS of the speech after the level step, in dB below full scale. */
  public static final double TARGET_DB = -20;

  /** The most that the level step amplifies. */
  public static final double MAX_GAIN_DB = 50;

  /** What a clip without speech keeps: all that is less than this below its loudest part. */
  private static final double LOUD_PART_DB = 30;

  private static final int LOUDNESS_WINDOW = 400;

  private final SpeechDetector detector = new SpeechDetector();

  /**
   * Returns the clip trimmed and levelled, its middle three seconds if it is longer, and with zeros
   * on both sides if it is shorter.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}
   * @return {@link #CLIP_SAMPLES} samples
   */
  public AudioClip prepare(AudioClip clip) {
    return fit(trimAndLevel(clip, detector.detect(clip)));
  }

  /**
   * Returns the middle three seconds of a longer clip, and a shorter one with zeros on both sides.
   *
   * @return {@link #CLIP_SAMPLES} samples
   */
  public AudioClip fit(AudioClip clip) {
    float[] samples = clip.samples();
    float[] fitted = new float[CLIP_SAMPLES];
    int surplus = samples.length - CLIP_SAMPLES;
    if (surplus >= 0) {
      System.arraycopy(samples, surplus / 2, fitted, 0, CLIP_SAMPLES);
    } else {
      System.arraycopy(samples, 0, fitted, -surplus / 2, samples.length);
    }
    return new AudioClip(fitted, clip.sampleRate());
  }

  /**
   * Returns the clip from the first to the last speech in it, without DC and with the speech at
   * {@link #TARGET_DB}. Where nobody speaks, the loud part is taken for the speech.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}
   * @param speech where somebody speaks, as a {@link SpeechDetector} found it
   * @return the part that was kept; a silent clip whole, as zeros
   */
  public AudioClip trimAndLevel(AudioClip clip, List<SpeechSegment> speech) {
    float[] samples = withoutDc(clip.samples());
    List<SpeechSegment> kept = speech.isEmpty() ? loudPart(samples) : speech;
    if (kept.isEmpty()) {
      return new AudioClip(samples, clip.sampleRate());
    }
    float gain = gain(samples, kept);
    float[] levelled =
        Arrays.copyOfRange(samples, kept.get(0).start(), kept.get(kept.size() - 1).end());
    for (int i = 0; i < levelled.length; i++) {
      levelled[i] *= gain;
    }
    return new AudioClip(levelled, clip.sampleRate());
  }

  private static float[] withoutDc(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample;
    }
    double mean = sum / Math.max(1, samples.length);
    float[] centred = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      centred[i] = (float) (samples[i] - mean);
    }
    return centred;
  }

  private static float gain(float[] samples, List<SpeechSegment> speech) {
    double energy = 0;
    long count = 0;
    for (SpeechSegment segment : speech) {
      energy += energy(samples, segment.start(), segment.end());
      count += segment.length();
    }
    double rms = Math.sqrt(energy / count);
    double target = Math.pow(10, TARGET_DB / 20);
    double limit = Math.pow(10, MAX_GAIN_DB / 20);
    return (float) (rms * limit <= target ? limit : target / rms);
  }

  private static List<SpeechSegment> loudPart(float[] samples) {
    double loudest = 0;
    for (int start = 0; start < samples.length; start += LOUDNESS_WINDOW) {
      loudest = Math.max(loudest, windowEnergy(samples, start));
    }
    if (loudest == 0) {
      return List.of();
    }
    double threshold = loudest * Math.pow(10, -LOUD_PART_DB / 10);
    int first = -1;
    int last = 0;
    for (int start = 0; start < samples.length; start += LOUDNESS_WINDOW) {
      if (windowEnergy(samples, start) >= threshold) {
        first = first < 0 ? start : first;
        last = Math.min(samples.length, start + LOUDNESS_WINDOW);
      }
    }
    return List.of(new SpeechSegment(first, last));
  }

  private static double windowEnergy(float[] samples, int start) {
    return energy(samples, start, Math.min(samples.length, start + LOUDNESS_WINDOW));
  }

  private static double energy(float[] samples, int start, int end) {
    double sum = 0;
    for (int i = start; i < end; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum;
  }
}
