package io.github.voiceemotion.features;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Framing;
import io.github.voiceemotion.features.frame.Signal;
import io.github.voiceemotion.features.spectrum.Cepstrum;
import io.github.voiceemotion.features.spectrum.Chroma;
import io.github.voiceemotion.features.spectrum.LogSpectrum;
import io.github.voiceemotion.features.spectrum.MelSpectrogram;
import io.github.voiceemotion.features.spectrum.ShortTimeSpectrum;
import io.github.voiceemotion.features.spectrum.SpectralContrast;
import io.github.voiceemotion.features.spectrum.SpectralShape;
import io.github.voiceemotion.features.temporal.Delta;
import io.github.voiceemotion.features.temporal.Energy;
import io.github.voiceemotion.features.temporal.OnsetStrength;
import io.github.voiceemotion.features.temporal.Rhythm;
import io.github.voiceemotion.features.temporal.ZeroCrossings;
import io.github.voiceemotion.features.voice.CepstralPeak;
import io.github.voiceemotion.features.voice.Formants;
import io.github.voiceemotion.features.voice.Harmonicity;
import io.github.voiceemotion.features.voice.Perturbation;
import io.github.voiceemotion.features.voice.PitchTracker;
import io.github.voiceemotion.features.voice.SpectralBalance;

/**
 * Computes the 120 features of {@link FeatureSet} for every frame of a clip.
 *
 * <pre>{@code
 * FeatureExtractor extractor = new FeatureExtractor();
 * FeatureMatrix features = extractor.extract(clip);
 * float pitch = features.at(frame, FeatureSet.index("f0_log2"));
 * }</pre>
 *
 * <p>An extractor keeps its working memory, which grows to the longest clip it has seen: use one
 * for many clips, and one a thread, since it is not thread-safe. The result depends on the clip
 * alone and not on what was extracted before.
 *
 * <p>Every value is finite, whatever the samples: NaN counts as 0, and samples beyond 1,000 times
 * full scale as 1,000.
 */
public final class FeatureExtractor {

  private static final int MFCC = FeatureSet.index("mfcc_0");
  private static final int MFCC_DELTA = FeatureSet.index("mfcc_delta_0");
  private static final int MFCC_DELTA2 = FeatureSet.index("mfcc_delta2_0");
  private static final int DELTAS = MFCC_DELTA2 - MFCC_DELTA;
  private static final int CHROMA = FeatureSet.index("chroma_C");
  private static final int CONTRAST = FeatureSet.index("spectral_contrast_0");
  private static final int SHAPE = FeatureSet.index("spectral_centroid");
  private static final int RMS = FeatureSet.index("rms");
  private static final int LOG_ENERGY_DELTA = FeatureSet.index("log_energy_delta");
  private static final int ZERO_CROSSING_RATE = FeatureSet.index("zero_crossing_rate");
  private static final int ONSET_STRENGTH = FeatureSet.index("onset_strength");
  private static final int RHYTHM = FeatureSet.index("rhythm_0");
  private static final int VOICING = FeatureSet.index("voicing");
  private static final int F0 = FeatureSet.index("f0_log2");
  private static final int F0_DELTA = FeatureSet.index("f0_log2_delta");
  private static final int HNR = FeatureSet.index("hnr");
  private static final int JITTER_AND_SHIMMER = FeatureSet.index("jitter_local");
  private static final int FORMANTS = FeatureSet.index("formant_1");
  private static final int BALANCE = FeatureSet.index("alpha_ratio");
  private static final int CEPSTRAL_PEAK = FeatureSet.index("cepstral_peak_prominence");
  private static final int LOUDNESS = FeatureSet.index("loudness");
  private static final int TEAGER_ENERGY = FeatureSet.index("teager_energy");

  private final Signal signal = new Signal();
  private final ShortTimeSpectrum spectrum = new ShortTimeSpectrum();
  private final LogSpectrum logSpectrum = new LogSpectrum();
  private final MelSpectrogram mel = new MelSpectrogram();
  private final Cepstrum cepstrum = new Cepstrum();
  private final Chroma chroma = new Chroma();
  private final SpectralContrast contrast = new SpectralContrast();
  private final SpectralShape shape = new SpectralShape();
  private final Energy energy = new Energy();
  private final ZeroCrossings zeroCrossings = new ZeroCrossings();
  private final OnsetStrength onset = new OnsetStrength();
  private final Rhythm rhythm = new Rhythm();
  private final PitchTracker pitch = new PitchTracker();
  private final Harmonicity harmonicity = new Harmonicity();
  private final Perturbation perturbation = new Perturbation();
  private final Formants formants = new Formants();
  private final SpectralBalance balance = new SpectralBalance();
  private final CepstralPeak cepstralPeak = new CepstralPeak();

  /** Creates an extractor. */
  public FeatureExtractor() {}

  /**
   * Computes the features.
   *
   * @param clip at 16 kHz, at least one sample
   * @return {@code 1 + floor(n / 277)} frames for n samples
   * @throws IllegalArgumentException if the clip has another sample rate or is empty
   */
  public FeatureMatrix extract(AudioClip clip) {
    check(clip);
    signal.load(clip.samples());
    int frames = signal.frames();
    float[] values = new float[frames * FeatureSet.SIZE];
    Columns all = new Columns(values, FeatureSet.SIZE, 0);

    spectrum.compute(signal);
    logSpectrum.compute(spectrum);
    mel.compute(spectrum);

    cepstrum.write(mel, all.from(MFCC));
    Delta.writeFirst(all.from(MFCC), DELTAS, frames, all.from(MFCC_DELTA));
    Delta.writeSecond(all.from(MFCC), DELTAS, frames, all.from(MFCC_DELTA2));
    chroma.write(spectrum, all.from(CHROMA));
    contrast.write(spectrum, all.from(CONTRAST));
    shape.write(spectrum, logSpectrum, all.from(SHAPE));

    energy.write(signal, all.from(RMS), all.from(LOG_ENERGY_DELTA));
    zeroCrossings.write(signal, all.from(ZERO_CROSSING_RATE));
    onset.compute(mel);
    onset.write(frames, all.from(ONSET_STRENGTH));
    rhythm.write(onset.envelope(), frames, all.from(RHYTHM));

    pitch.compute(signal, spectrum);
    pitch.writeStrength(all.from(VOICING));
    pitch.writeOctaves(all.from(F0));
    Delta.writeFirst(all.from(F0), 1, frames, all.from(F0_DELTA));
    harmonicity.write(pitch, frames, all.from(HNR));
    perturbation.write(signal, pitch, all.from(JITTER_AND_SHIMMER));
    formants.write(spectrum, pitch, all.from(FORMANTS));
    balance.write(spectrum, logSpectrum, all.from(BALANCE));
    cepstralPeak.write(logSpectrum, all.from(CEPSTRAL_PEAK));
    mel.writeLoudness(all.from(LOUDNESS));
    energy.writeTeager(signal, all.from(TEAGER_ENERGY));
    return new FeatureMatrix(frames, values);
  }

  /** Refuses a clip that has another sample rate or is empty. */
  static void check(AudioClip clip) {
    if (clip.sampleRate() != Framing.SAMPLE_RATE) {
      throw new IllegalArgumentException(
          "the clip's sample rate is "
              + clip.sampleRate()
              + " Hz, expected "
              + Framing.SAMPLE_RATE
              + " Hz");
    }
    if (clip.length() == 0) {
      throw new IllegalArgumentException("the clip has 0 samples, expected at least 1");
    }
  }
}
