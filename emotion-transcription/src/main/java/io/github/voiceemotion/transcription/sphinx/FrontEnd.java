package io.github.voiceemotion.transcription.sphinx;

import edu.cmu.sphinx.frontend.AutoCepstrum;
import edu.cmu.sphinx.frontend.BaseDataProcessor;
import edu.cmu.sphinx.frontend.Data;
import edu.cmu.sphinx.frontend.DataEndSignal;
import edu.cmu.sphinx.frontend.DataStartSignal;
import edu.cmu.sphinx.frontend.DoubleData;
import edu.cmu.sphinx.frontend.FloatData;
import edu.cmu.sphinx.frontend.feature.BatchCMN;
import edu.cmu.sphinx.frontend.feature.DeltasFeatureExtractor;
import edu.cmu.sphinx.frontend.filter.Preemphasizer;
import edu.cmu.sphinx.frontend.transform.DiscreteFourierTransform;
import edu.cmu.sphinx.frontend.window.RaisedCosineWindower;
import edu.cmu.sphinx.linguist.acoustic.tiedstate.Loader;
import io.github.voiceemotion.audio.AudioClip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns samples into what the acoustic model was trained on: 13 cepstra every 10 ms, less their
 * mean over the utterance, with their first and second differences.
 */
final class FrontEnd {

  /** Frames a second. */
  static final int FRAME_RATE = 100;

  /** The acoustic model expects samples in the range of 16-bit integers. */
  private static final double FULL_SCALE = 32_768;

  private final Loader acousticModel;

  FrontEnd(Loader acousticModel) {
    this.acousticModel = acousticModel;
  }

  /**
   * Returns the feature vectors of an utterance.
   *
   * @param clip audio at {@link AudioClip#SAMPLE_RATE}
   * @param start index of the first sample
   * @param end index after the last sample
   */
  List<float[]> features(AudioClip clip, int start, int end) throws IOException {
    double[] samples = new double[end - start];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = clip.samples()[start + i] * FULL_SCALE;
    }
    List<float[]> features = new ArrayList<>();
    BaseDataProcessor last = pipeline(new Samples(samples));
    for (Data data = last.getData(); data != null; data = last.getData()) {
      if (data instanceof FloatData || data instanceof DoubleData) {
        features.add(FloatData.toFloatData(data).getValues());
      }
    }
    return features;
  }

  private BaseDataProcessor pipeline(Samples samples) throws IOException {
    BaseDataProcessor last = samples;
    for (BaseDataProcessor next :
        List.of(
            new Preemphasizer(0.97),
            new RaisedCosineWindower(0.46, 25.625f, 1000f / FRAME_RATE),
            new DiscreteFourierTransform(-1, false),
            new AutoCepstrum(acousticModel),
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
