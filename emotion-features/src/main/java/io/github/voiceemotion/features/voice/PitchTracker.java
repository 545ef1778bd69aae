package io.github.voiceemotion.features.voice;

import static io.github.voiceemotion.features.frame.Framing.HOP;
import static io.github.voiceemotion.features.frame.Framing.SAMPLE_RATE;

import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Signal;
import io.github.voiceemotion.features.spectrum.ShortTimeSpectrum;

/**
 * The fundamental frequency by the autocorrelation method of Boersma (1993), as Praat's <i>To Pitch
 * (ac)</i>, from 60 to 600 Hz.
 *
 * <p>Every maximum of a frame's normalised autocorrelation is a candidate, "unvoiced" is one more,
 * and the path through all frames is the best one when jumps between octaves, changes of voicing
 * and low pitches cost something. Costs and thresholds are Praat's defaults. Not thread-safe.
 */
public final class PitchTracker {

  /** The lowest pitch in Hz. */
  public static final double FLOOR_HZ = 60;

  /** The highest pitch in Hz. */
  public static final double CEILING_HZ = 600;

  /** The pitch that counts as 0 octaves. */
  private static final double REFERENCE_HZ = 100;

  /** Candidates kept of a frame; the first is "unvoiced". */
  private static final int CANDIDATES = 15;

  private static final double SILENCE_THRESHOLD = 0.03;
  private static final double VOICING_THRESHOLD = 0.45;
  private static final double OCTAVE_COST = 0.01;

  /** Praat states its costs of change for frames of 10 ms. */
  private static final double TIME_CORRECTION = 0.01 * SAMPLE_RATE / HOP;

  private static final double OCTAVE_JUMP_COST = 0.35 * TIME_CORRECTION;
  private static final double VOICING_CHANGE_COST = 0.14 * TIME_CORRECTION;

  private static final int SHORTEST_LAG = (int) (SAMPLE_RATE / CEILING_HZ);
  private static final int LONGEST_LAG = (int) Math.ceil(SAMPLE_RATE / FLOOR_HZ);
  private static final double HIGHEST_OCTAVE = octaves(CEILING_HZ);

  private final Autocorrelation autocorrelation = new Autocorrelation();

  // [frame * CANDIDATES + candidate]
  private float[] frequencies = new float[0];
  private float[] octaves = new float[0];
  private float[] strengths = new float[0];
  private float[] merits = new float[0];
  private float[] scores = new float[0];
  private int[] predecessors = new int[0];

  // [frame]
  private int[] counts = new int[0];
  private float[] pitch = new float[0];
  private float[] strength = new float[0];
  private int frames;

  /** Tracks the pitch of a clip through its frames. */
  public void compute(Signal signal, ShortTimeSpectrum spectrum) {
    frames = spectrum.frames();
    reserve();
    autocorrelation.compute(spectrum);
    float loudest = peak(signal, 0, signal.length());
    for (int frame = 0; frame < frames; frame++) {
      findCandidates(frame);
      merits[frame * CANDIDATES] = unvoicedMerit(signal, frame, loudest);
    }
    findBestPath();
  }

  private void reserve() {
    if (pitch.length < frames) {
      frequencies = new float[frames * CANDIDATES];
      octaves = new float[frames * CANDIDATES];
      strengths = new float[frames * CANDIDATES];
      merits = new float[frames * CANDIDATES];
      scores = new float[frames * CANDIDATES];
      predecessors = new int[frames * CANDIDATES];
      counts = new int[frames];
      pitch = new float[frames];
      strength = new float[frames];
    }
  }

  private void findCandidates(int frame) {
    float[] r = autocorrelation.values();
    counts[frame] = 1;
    for (int lag = SHORTEST_LAG; lag <= LONGEST_LAG; lag++) {
      int at = frame * Autocorrelation.LAGS + lag;
      float rise = r[at] - r[at - 1];
      float fall = r[at] - r[at + 1];
      if (rise > 0 && fall >= 0 && r[at] > 0.5 * VOICING_THRESHOLD) {
        float shift = 0.5f * (rise - fall) / (rise + fall);
        float height = r[at] + 0.25f * (rise - fall) * shift;
        float frequency = SAMPLE_RATE / (lag + shift);
        if (frequency >= FLOOR_HZ && frequency <= CEILING_HZ) {
          // Dividing by the window's autocorrelation can lift noise above 1.
          offer(frame, frequency, height > 1 ? 1 / height : height);
        }
      }
    }
  }

  /** Adds a candidate, in place of the frame's weakest if there are too many. */
  private void offer(int frame, float frequency, float strength) {
    float octave = (float) octaves(frequency);
    float merit = (float) (strength - OCTAVE_COST * (HIGHEST_OCTAVE - octave));
    int first = frame * CANDIDATES;
    int slot = first + 1;
    if (counts[frame] < CANDIDATES) {
      slot = first + counts[frame]++;
    } else {
      for (int other = first + 2; other < first + CANDIDATES; other++) {
        slot = merits[other] < merits[slot] ? other : slot;
      }
      if (merit <= merits[slot]) {
        return;
      }
    }
    frequencies[slot] = frequency;
    octaves[slot] = octave;
    strengths[slot] = strength;
    merits[slot] = merit;
  }

  private static float unvoicedMerit(Signal signal, int frame, float loudest) {
    int halfPeriod = LONGEST_LAG / 2;
    float loud = peak(signal, frame * HOP - halfPeriod, frame * HOP + halfPeriod);
    double intensity = loudest > 0 ? loud / loudest : 0;
    double quietness = 2 - intensity * (1 + VOICING_THRESHOLD) / SILENCE_THRESHOLD;
    return (float) (VOICING_THRESHOLD + Math.max(0, quietness));
  }

  /** Returns the largest absolute value among samples {@code first} to {@code end - 1}. */
  private static float peak(Signal signal, int first, int end) {
    float[] samples = signal.padded();
    float peak = 0;
    for (int i = first; i < end; i++) {
      peak = Math.max(peak, Math.abs(samples[Signal.PADDING + i]));
    }
    return peak;
  }

  /** Viterbi: the best score of a path to each candidate, then the way back from the best end. */
  private void findBestPath() {
    System.arraycopy(merits, 0, scores, 0, counts[0]);
    for (int frame = 1; frame < frames; frame++) {
      int first = frame * CANDIDATES;
      int before = first - CANDIDATES;
      for (int to = first; to < first + counts[frame]; to++) {
        float best = Float.NEGATIVE_INFINITY;
        for (int from = before; from < before + counts[frame - 1]; from++) {
          float score = scores[from] - transitionCost(from, from == before, to, to == first);
          if (score > best) {
            best = score;
            predecessors[to] = from;
          }
        }
        scores[to] = best + merits[to];
      }
    }
    int at = strongest((frames - 1) * CANDIDATES, counts[frames - 1], scores);
    for (int frame = frames - 1; frame >= 0; frame--) {
      boolean voiced = at > frame * CANDIDATES;
      pitch[frame] = voiced ? frequencies[at] : 0;
      strength[frame] = strengthOf(frame, at);
      at = predecessors[at];
    }
  }

  private float transitionCost(int from, boolean fromUnvoiced, int to, boolean toUnvoiced) {
    if (fromUnvoiced || toUnvoiced) {
      return fromUnvoiced == toUnvoiced ? 0 : (float) VOICING_CHANGE_COST;
    }
    return (float) OCTAVE_JUMP_COST * Math.abs(octaves[from] - octaves[to]);
  }

  /** Returns the chosen candidate's strength, or the strongest one's in an unvoiced frame. */
  private float strengthOf(int frame, int chosen) {
    int first = frame * CANDIDATES;
    if (chosen > first) {
      return strengths[chosen];
    }
    return counts[frame] > 1 ? strengths[strongest(first + 1, counts[frame] - 1, strengths)] : 0;
  }

  private static int strongest(int first, int count, float[] values) {
    int best = first;
    for (int i = first + 1; i < first + count; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static double octaves(double hertz) {
    return Math.log(hertz / REFERENCE_HZ) / Math.log(2);
  }

  /** Returns the autocorrelation that the pitch was found in. */
  Autocorrelation autocorrelation() {
    return autocorrelation;
  }

  /** Returns the pitch in Hz, a value a frame, 0 where unvoiced. Read-only. */
  public float[] pitch() {
    return pitch;
  }

  /** Returns whether a frame is voiced. */
  public boolean isVoiced(int frame) {
    return pitch[frame] > 0;
  }

  /**
   * Returns the autocorrelation at the pitch period, 0 to 1, a value a frame; at the strongest
   * candidate where the frame is unvoiced, and 0 where there is none. Read-only.
   */
  public float[] strength() {
    return strength;
  }

  /** Writes the strength, one column. */
  public void writeStrength(Columns out) {
    for (int frame = 0; frame < frames; frame++) {
      out.set(frame, 0, strength[frame]);
    }
  }

  /**
   * Writes log2(pitch / 100 Hz), one column, -0.74 to 2.58: a straight line through unvoiced
   * frames, level before the first and after the last voiced one; 0 if no frame is voiced.
   */
  public void writeOctaves(Columns out) {
    int lastVoiced = -1;
    for (int frame = 0; frame < frames; frame++) {
      if (isVoiced(frame)) {
        float value = (float) octaves(pitch[frame]);
        out.set(frame, 0, value);
        float start = lastVoiced < 0 ? value : out.get(lastVoiced, 0);
        for (int between = lastVoiced + 1; between < frame; between++) {
          float share = (float) (between - lastVoiced) / (frame - lastVoiced);
          out.set(between, 0, start + share * (value - start));
        }
        lastVoiced = frame;
      }
    }
    float end = lastVoiced < 0 ? 0 : out.get(lastVoiced, 0);
    for (int after = lastVoiced + 1; after < frames; after++) {
      out.set(after, 0, end);
    }
  }
}
