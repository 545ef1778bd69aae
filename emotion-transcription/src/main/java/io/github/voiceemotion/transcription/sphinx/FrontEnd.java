package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.DataStartSignal;
import edu.cmu.sphinx.frontend.DoubleData;
import edu.cmu.sphinx.frontend.FloatData;
import edu.cmu.sphinx.frontend.denoise.Denoise;
import edu.cmu.sphinx.frontend.feature.BatchCMN;
import edu.cmu.sphinx.frontend.feature.DeltasFeatureExtractor;
import edu.cmu.sphinx.frontend.filter.Preemphasizer;
import edu.cmu.sphinx.frontend.frequencywarp.MelFrequencyFilterBank;
import edu.cmu.sphinx.frontend.transform.DiscreteCosineTransform2;
import edu.cmu.sphinx.frontend.transform.DiscreteFourierTransform;
import edu.cmu.sphinx.frontend.transform.Lifter;
import edu.cmu.sphinx.frontend.window.RaisedCosineWindower;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.SpeechSegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns samples into what the acoustic model was trained on: 13 cepstra every 10 ms, less their
 * mean over the utterance, with their first and second differences.
 *
 * <p>The settings are those of the model's {@code feat.params}, except that the filters may be
 * moved along the frequency axis. A shorter vocal tract, as most women have, has its resonances
 * higher up by the same factor throughout; moving the filters along makes it sound like the average
 * one.
 */
final class FrontEnd {

  /** Frames a second. */
  static final int FRAME_RATE = 100;

  /** The acoustic model expects samples in the range of 16-bit integers. */
  private static final double FULL_SCALE = 32_768;

  private static final double LOWEST_HZ = 130;
  private static final double HIGHEST_HZ = 6_800;
  private static final int FILTERS = 25;
  private static final int CEPSTRA = 13;

  private FrontEnd() {}

  /**
   * Returns the feature vectors of an utterance.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}
   * @param utterance the samples to take
   * @param warp by how much the filters are moved up, 1 for the average voice; {@link #HIGHEST_HZ}
   *     moved has to stay below half the sample rate
   */
  static List<float[]> features(AudioClip clip, SpeechSegment utterance, double warp) {
    double[] samples = new double[utterance.length()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = clip.samples()[utterance.start() + i] * FULL_SCALE;
    }
    List<float[]> features = new ArrayList<>();
    BaseDataProcessor last = pipeline(new Samples(samples), warp);
    for (Data data = last.getData(); data != null; data = last.getData()) {
      if (data instanceof FloatData || data instanceof DoubleData) {
        features.add(FloatData.toFloatData(data).getValues());
      }
    }
    return features;
  }

  private static BaseDataProcessor pipeline(Samples samples, double warp) {
    BaseDataProcessor last = samples;
    for (BaseDataProcessor next :
        List.of(
            new Preemphasizer(0.97),
            new RaisedCosineWindower(0.46, 25.625f, 1000f / FRAME_RATE),
            new DiscreteFourierTransform(-1, false),
            new MelFrequencyFilterBank(LOWEST_HZ * warp, HIGHEST_HZ * warp, FILTERS),
            new Denoise(0.7, 0.995, 0.5, 0.85, 0.2, 20, 4),
            new DiscreteCosineTransform2(FILTERS, CEPSTRA),
            new Lifter(22),
            new BatchCMN(),
            new DeltasFeatureExtractor(3))) {
      next.setPredecessor(last);
      next.initialize();
      last = next;
    }
    return last;
  }

  /** The source of the pipeline: the start, all samples at once, the end. */
  private static final class Samples extends BaseDataProcessor {

    private final List<Data> pending = new ArrayList<>();

    Samples(double[] samples) {
      pending.add(new DataStartSignal(AudioClip.SAMPLE_RATE));
      pending.add(new DoubleData(samples, AudioClip.SAMPLE_RATE, 0));
      pending.add(new DataEndSignal(samples.length * 1000L / AudioClip.SAMPLE_RATE));
    }

    @Override
    public Data getData() {
      return pending.isEmpty() ? null : pending.remove(0);
    }
  }
}
