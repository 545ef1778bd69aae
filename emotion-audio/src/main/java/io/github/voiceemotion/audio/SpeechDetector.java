package io.github.voiceemotion.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds where somebody speaks in a clip, and whether anybody does.
 *
 * <p>Speech shows by its voiced sounds: a few hundredths of a second that repeat themselves at the
 * pitch of a voice, 60 to 400 Hz, and stand out from the clip's own background. Their spectrum has
 * to move as they go on, which that of tones, hum and held notes does not. Around each of them the
 * segment grows over the neighbouring unvoiced sounds for as long as these stand out too. All
 * thresholds are relative to the clip, so that a recording's level does not matter; only what lies
 * below -80 dBFS throughout counts as silence. Very fast music may pass for speech.
 *
 * <p>Whispering has no pitch. Where no voice is found at all, it is looked for as noise whose
 * spectrum moves like that of speech. Thread-safe.
 */
public final class SpeechDetector {

  /** Samples from one frame to the next: 10 ms. */
  private static final int HOP = 160;

  private static final int ENERGY_WINDOW = 400;

  /** Rate at which periodicity is looked for, with its window of 40 ms and its range of lags. */
  private static final int PITCH_RATE = 4_000;

  private static final int PITCH_HOP = HOP * PITCH_RATE / AudioClip.SAMPLE_RATE;
  private static final int PITCH_WINDOW = 160;
  private static final int MIN_LAG = PITCH_RATE / 400;
  private static final int MAX_LAG = PITCH_RATE / 60;

  private static final double VOICED_CORRELATION = 0.6;
  private static final int MIN_VOICED_FRAMES = 5;

  /** Sounds of a whisper last longer than a key or a drop that falls. */
  private static final int MIN_WHISPERED_FRAMES = 8;

  /**
   * A third of a voice's periodic frames change faster than this, found by trial: speech of three
   * corpora does, tones and music of up to four notes a second do not.
   */
  private static final double MIN_SPECTRAL_CHANGE_DB = 3.6;

  /** A high voice is at times a pure tone, but not throughout. */
  private static final double MIN_NOT_TONE = 0.3;

  private static final int MAX_GAP_FRAMES = 25;
  private static final int MARGIN_FRAMES = 5;

  /**
   * Returns the stretches with speech, in order and apart from each other.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}
   * @return an empty list if nobody speaks
   */
  public List<SpeechSegment> detect(AudioClip clip) {
    if (clip.sampleRate() != AudioClip.SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "the clip has " + clip.sampleRate() + " Hz, expected " + AudioClip.SAMPLE_RATE);
    }
    int frames = 1 + clip.length() / HOP;
    AudioClip speechBand = HighPass.apply(clip);
    double[] level = levels(speechBand, frames);
    LevelThresholds thresholds = LevelThresholds.of(level);
    if (thresholds.isSilence()) {
      return List.of();
    }
    List<SpeechSegment> spoken = spoken(speechBand, level, thresholds);
    return spoken.isEmpty() ? whispered(speechBand, frames) : spoken;
  }

  private static List<SpeechSegment> spoken(
      AudioClip clip, double[] level, LevelThresholds thresholds) {
    boolean[] voiced = voiced(clip, level, thresholds.sound());
    SpectralChange change = new SpectralChange(clip, HOP, level.length);
    return segments(lasting(voiced, MIN_VOICED_FRAMES), level, thresholds.edge(), clip.length())
        .stream()
        .filter(segment -> isSpeech(segment, voiced, change))
        .toList();
  }

  private static List<SpeechSegment> whispered(AudioClip clip, int frames) {
    Whispering whispering = new Whispering(clip, HOP, frames);
    double[] level = whispering.level();
    LevelThresholds thresholds = LevelThresholds.of(level);
    if (thresholds.isSilence()) {
      return List.of();
    }
    boolean[] loud = new boolean[frames];
    for (int frame = 0; frame < frames; frame++) {
      loud[frame] = level[frame] >= thresholds.sound();
    }
    boolean[] lasting = lasting(loud, MIN_WHISPERED_FRAMES);
    return segments(lasting, level, thresholds.edge(), clip.length()).stream()
        .filter(
            segment ->
                whispering.isIn(
                    segment.start() / HOP,
                    Math.min(frames, segment.end() / HOP + 1),
                    loud,
                    lasting))
        .toList();
  }

  /** Keeps what goes on for some frames. */
  private static boolean[] lasting(boolean[] sounding, int least) {
    boolean[] lasting = new boolean[sounding.length];
    int start = 0;
    for (int frame = 0; frame <= sounding.length; frame++) {
      if (frame == sounding.length || !sounding[frame]) {
        Arrays.fill(lasting, start, frame, frame - start >= least);
        start = frame + 1;
      }
    }
    return lasting;
  }

  private static double[] levels(AudioClip clip, int frames) {
    double[] level = new double[frames];
    for (int frame = 0; frame < frames; frame++) {
      int start = Math.max(0, frame * HOP - ENERGY_WINDOW / 2);
      int end = Math.min(clip.length(), frame * HOP + ENERGY_WINDOW / 2);
      double sum = 0;
      for (int i = start; i < end; i++) {
        sum += clip.samples()[i] * clip.samples()[i];
      }
      level[frame] = 10 * Math.log10(sum / ENERGY_WINDOW + 1e-12);
    }
    return level;
  }

  private static boolean[] voiced(AudioClip clip, double[] level, double threshold) {
    float[] low = lowRate(clip.samples());
    boolean[] voiced = new boolean[level.length];
    for (int frame = 0; frame < level.length; frame++) {
      voiced[frame] =
          level[frame] >= threshold && periodicity(low, frame * PITCH_HOP) >= VOICED_CORRELATION;
    }
    return voiced;
  }

  /**
   * Returns the samples at {@link #PITCH_RATE}, behind a triangle of seven taps: it keeps what the
   * pitch shows in and costs far less than a resampler.
   */
  private static float[] lowRate(float[] samples) {
    int factor = AudioClip.SAMPLE_RATE / PITCH_RATE;
    float[] low = new float[samples.length / factor];
    for (int i = 1; i < low.length; i++) {
      double sum = 0;
      for (int offset = 1 - factor; offset < factor; offset++) {
        sum += (factor - Math.abs(offset)) * samples[i * factor + offset];
      }
      low[i] = (float) (sum / (factor * factor));
    }
    return low;
  }

  /** Returns the highest normalised autocorrelation at any lag of a voice, around a sample. */
  private static double periodicity(float[] samples, int centre) {
    int start = centre - (PITCH_WINDOW + MAX_LAG) / 2;
    if (start < 0 || start + PITCH_WINDOW + MAX_LAG > samples.length) {
      return 0;
    }
    double own = 0;
    double lagged = 0;
    for (int i = start; i < start + PITCH_WINDOW; i++) {
      own += samples[i] * samples[i];
      lagged += samples[i + MIN_LAG] * samples[i + MIN_LAG];
    }
    double highest = 0;
    for (int lag = MIN_LAG; lag <= MAX_LAG; lag++) {
      double sum = 0;
      for (int i = start; i < start + PITCH_WINDOW; i++) {
        sum += samples[i] * samples[i + lag];
      }
      highest = Math.max(highest, sum / Math.sqrt(own * lagged + 1e-20));
      float leaves = samples[start + lag];
      float enters = samples[Math.min(start + lag + PITCH_WINDOW, samples.length - 1)];
      lagged += enters * enters - leaves * leaves;
    }
    return highest;
  }

  /** Tells a voice from tones and music by how much the spectrum moves while it is periodic. */
  private static boolean isSpeech(SpeechSegment segment, boolean[] voiced, SpectralChange change) {
    int[] frames =
        IntStream.range(segment.start() / HOP, Math.min(voiced.length, segment.end() / HOP + 1))
            .filter(frame -> voiced[frame])
            .toArray();
    double[] changes =
        Arrays.stream(frames)
            .filter(frame -> !change.isTone(frame))
            .mapToDouble(change::around)
            .sorted()
            .toArray();
    return changes.length >= MIN_NOT_TONE * frames.length
        && changes[changes.length * 2 / 3] >= MIN_SPECTRAL_CHANGE_DB;
  }

  private static List<SpeechSegment> segments(
      boolean[] sounding, double[] level, double edgeLevel, int length) {
    List<SpeechSegment> segments = new ArrayList<>();
    int frame = 0;
    while (frame < sounding.length) {
      int end = frame;
      while (end < sounding.length && sounding[end]) {
        end++;
      }
      if (end > frame) {
        int first = grow(level, frame, -1, edgeLevel) - MARGIN_FRAMES;
        int last = grow(level, end - 1, 1, edgeLevel) + MARGIN_FRAMES;
        add(segments, Math.max(0, first * HOP), Math.min(length, last * HOP));
      }
      frame = end + 1;
    }
    return segments;
  }

  /** Walks from a voiced frame over louder ones and over gaps that are short. */
  private static int grow(double[] level, int from, int step, double edgeLevel) {
    int edge = from;
    for (int frame = from;
        frame >= 0 && frame < level.length && Math.abs(frame - edge) <= MAX_GAP_FRAMES;
        frame += step) {
      if (level[frame] >= edgeLevel) {
        edge = frame;
      }
    }
    return edge;
  }

  private static void add(List<SpeechSegment> segments, int start, int end) {
    int last = segments.size() - 1;
    if (last >= 0 && start <= segments.get(last).end()) {
      SpeechSegment before = segments.get(last);
      segments.set(
          last, new SpeechSegment(Math.min(before.start(), start), Math.max(before.end(), end)));
    } else {
      segments.add(new SpeechSegment(start, end));
    }
  }
}
