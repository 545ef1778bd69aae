package io.github.voiceemotion.audio;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes of a recording what the model hears: DC removed, the pauses before, between and after the
 * speech cut out, and the speech brought to {@value #TARGET_DB} dBFS RMS.
 *
 * <p>Three tenths of a second of each pause stay, as in fluent speech, so that ten seconds of
 * silence between two words say no more than half a second does. Corpora and microphones differ by
 * 40 dB in level; without the level step that alone would tell them apart. The gain stays within
 * {@value #MAX_GAIN_DB} dB, and digital silence stays silence. Samples may exceed 1. Thread-safe.
 */
public final class ClipPreparation {

  /** The longest window that is looked at together, and what {@link #pad} fills up to: 3 s. */
  public static final int WINDOW = 3 * AudioClip.SAMPLE_RATE;

  /** From one window of longer speech to the next: 1.5 s. */
  public static final int HOP = WINDOW / 2;

  /** RMS of the speech after the level step, in dB below full scale. */
  public static final double TARGET_DB = -20;

  /** The most that the level step amplifies. */
  public static final double MAX_GAIN_DB = 50;

  /** Samples over which one stretch of speech fades into the next, so that no joint clicks. */
  static final int FADE = AudioClip.SAMPLE_RATE / 200;

  /**
   * What stays of a pause on either side, besides the margins that the detector gives its segments:
   * 0.1 s.
   */
  private static final int PAUSE_SIDE = AudioClip.SAMPLE_RATE / 10;

  /** What a clip without speech keeps: all that is less than this below its loudest part. */
  private static final double LOUD_PART_DB = 30;

  private static final int LOUDNESS_WINDOW = 400;

  private final SpeechDetector detector = new SpeechDetector();

  /**
   * Finds the speech, cuts the pauses and levels the rest. Where nobody speaks, the loud part is
   * taken for the speech; of silence, no more than a window is kept.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}, at least one sample
   */
  public PreparedSpeech prepare(AudioClip clip) {
    if (clip.length() == 0) {
      throw new IllegalArgumentException("the clip has 0 samples, expected at least 1");
    }
    List<SpeechSegment> segments = detector.detect(clip);
    List<SpeechSegment> whole = List.of(new SpeechSegment(0, clip.length()));
    List<SpeechSegment> kept =
        segments.isEmpty() ? loudPart(withoutDc(clip.samples(), whole)) : withShortPauses(segments);
    // Of what is kept alone: a long pause would change it.
    float[] samples = withoutDc(clip.samples(), kept);
    float[] joined = join(samples, kept);
    float gain = gain(samples, kept);
    for (int i = 0; i < joined.length; i++) {
      joined[i] *= gain;
    }
    return new PreparedSpeech(clip, segments, kept, new AudioClip(joined, clip.sampleRate()));
  }

  /**
   * Returns a window of {@link #WINDOW} samples: a shorter one with zeros on both sides.
   *
   * @throws IllegalArgumentException if it is longer
   */
  public static AudioClip pad(AudioClip window) {
    int missing = WINDOW - window.length();
    if (missing < 0) {
      throw new IllegalArgumentException(
          "the window has " + window.length() + " samples, expected at most " + WINDOW);
    }
    float[] padded = new float[WINDOW];
    System.arraycopy(window.samples(), 0, padded, missing / 2, window.length());
    return new AudioClip(padded, window.sampleRate());
  }

  private static List<SpeechSegment> withShortPauses(List<SpeechSegment> segments) {
    List<SpeechSegment> stretches = new ArrayList<>();
    int start = segments.get(0).start();
    for (int i = 1; i < segments.size(); i++) {
      int end = segments.get(i - 1).end();
      int next = segments.get(i).start();
      if (next - end > 2 * PAUSE_SIDE) {
        stretches.add(new SpeechSegment(start, end + PAUSE_SIDE));
        start = next - PAUSE_SIDE;
      }
    }
    stretches.add(new SpeechSegment(start, segments.get(segments.size() - 1).end()));
    return stretches;
  }

  private static float[] join(float[] samples, List<SpeechSegment> stretches) {
    float[] joined = new float[PreparedSpeech.joinedLength(stretches)];
    int end = 0;
    for (int i = 0; i < stretches.size(); i++) {
      SpeechSegment stretch = stretches.get(i);
      int fade = PreparedSpeech.fade(stretches, i);
      int start = end - fade;
      for (int j = 0; j < fade; j++) {
        float share = (j + 1f) / (fade + 1);
        joined[start + j] += share * (samples[stretch.start() + j] - joined[start + j]);
      }
      System.arraycopy(samples, stretch.start() + fade, joined, end, stretch.length() - fade);
      end = start + stretch.length();
    }
    return joined;
  }

  /** Takes the mean of some stretches off all samples. */
  private static float[] withoutDc(float[] samples, List<SpeechSegment> stretches) {
    double sum = 0;
    long count = 0;
    for (SpeechSegment stretch : stretches) {
      for (int i = stretch.start(); i < stretch.end(); i++) {
        sum += samples[i];
      }
      count += stretch.length();
    }
    double mean = sum / count;
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
      return List.of(new SpeechSegment(0, Math.min(samples.length, WINDOW)));
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
