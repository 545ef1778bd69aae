package io.github.voiceemotion.features;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.features.frame.Columns;
import io.github.voiceemotion.features.frame.Signal;
import io.github.voiceemotion.features.spectrum.Cepstrum;
import io.github.voiceemotion.features.spectrum.Chroma;
import io.github.voiceemotion.features.spectrum.LogSpectrum;
import io.github.voiceemotion.features.spectrum.MelSpectrogram;
import io.github.voiceemotion.features.spectrum.ShortTimeSpectrum;
import io.github.voiceemotion.features.spectrum.SpectralContrast;
import io.github.voiceemotion.features.spectrum.SpectralShape;
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
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Times one clip of 3 s on one thread: all 120 features, the 40 MFCCs alone from samples on, and
 * every step for itself. Samples are taken one by one, since medians and minima still mean something
 * on a machine that does other work meanwhile, and averages do not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class FeatureExtractorBenchmark {

  private final AudioClip clip = Golden.clip("speech-en-neutral");
  private final FeatureExtractor extractor = new FeatureExtractor();
  private final Signal signal = new Signal();
  private final ShortTimeSpectrum spectrum = new ShortTimeSpectrum();
  private final LogSpectrum log = new LogSpectrum();
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
  private int frames;
  private Columns out;

  /** Fills every step's input. */
  @Setup
  public void prepare() {
    signal.load(clip.samples());
    frames = signal.frames();
    out = new Columns(new float[frames * FeatureSet.SIZE], FeatureSet.SIZE, 0);
    spectrum.compute(signal);
    log.compute(spectrum);
    mel.compute(spectrum);
    onset.compute(mel);
    pitch.compute(signal, spectrum);
  }

  @Benchmark
  public FeatureMatrix all120() {
    return extractor.extract(clip);
  }

  @Benchmark
  public float[] mfcc40() {
    Columns columns = new Columns(new float[frames * 40], 40, 0);
    signal.load(clip.samples());
    spectrum.compute(signal);
    mel.compute(spectrum);
    cepstrum.write(mel, columns);
    return columns.values();
  }

  @Benchmark
  public void stepSpectrum() {
    spectrum.compute(signal);
  }

  @Benchmark
  public void stepLogSpectrum() {
    log.compute(spectrum);
  }

  @Benchmark
  public void stepMelAndLoudness() {
    mel.compute(spectrum);
  }

  @Benchmark
  public void stepCepstrum() {
    cepstrum.write(mel, out);
  }

  @Benchmark
  public void stepChroma() {
    chroma.write(spectrum, out);
  }

  @Benchmark
  public void stepContrast() {
    contrast.write(spectrum, out);
  }

  @Benchmark
  public void stepShape() {
    shape.write(spectrum, log, out);
  }

  @Benchmark
  public void stepEnergyAndCrossings() {
    energy.write(signal, out, out.from(1));
    energy.writeTeager(signal, out.from(2));
    zeroCrossings.write(signal, out.from(3));
  }

  @Benchmark
  public void stepOnsetAndRhythm() {
    onset.compute(mel);
    onset.write(frames, out);
    rhythm.write(onset.envelope(), frames, out.from(1));
  }

  @Benchmark
  public void stepPitch() {
    pitch.compute(signal, spectrum);
    pitch.writeStrength(out);
    pitch.writeOctaves(out.from(1));
  }

  @Benchmark
  public void stepHarmonicity() {
    harmonicity.write(pitch, frames, out);
  }

  @Benchmark
  public void stepPerturbation() {
    perturbation.write(signal, pitch, out);
  }

  @Benchmark
  public void stepFormants() {
    formants.write(spectrum, pitch, out);
  }

  @Benchmark
  public void stepBalance() {
    balance.write(spectrum, log, out);
  }

  @Benchmark
  public void stepCepstralPeak() {
    cepstralPeak.write(log, out);
  }
}
