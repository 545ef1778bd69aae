package io.github.voiceemotion.model;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.ClipPreparation;
import io.github.voiceemotion.audio.PreparedSpeech;
import io.github.voiceemotion.features.FeatureExtractor;
import io.github.voiceemotion.features.FeatureMatrix;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Makes what a model hears of audio, the same for training, evaluation and prediction: finds the
 * speech, cuts the pauses, levels the rest, lays windows over it, and computes their features.
 *
 * <pre>{@code
 * ModelInput input = new InputExtractor().extract(new AudioDecoder().decode(Path.of("call.ogg")));
 * Prediction prediction = ModelBundle.pretrained().predict(input);
 * }</pre>
 *
 * <p>Safe from several threads. Make one and keep it: it keeps its working memory.
 */
public final class InputExtractor {

  private final ClipPreparation preparation = new ClipPreparation();
  private final Queue<FeatureExtractor> idle = new ConcurrentLinkedQueue<>();
  private final int window;
  private final int hop;

  /** Creates an extractor of windows of 3 s, one every 1.5 s, as models are trained on. */
  public InputExtractor() {
    this(ClipPreparation.WINDOW, ClipPreparation.HOP);
  }

  /**
   * Creates an extractor of other windows.
   *
   * @param window samples at {@link AudioClip#SAMPLE_RATE}, at most {@link ClipPreparation#WINDOW}
   * @param hop samples from one window to the next
   */
  public InputExtractor(int window, int hop) {
    if (window < 1 || window > ClipPreparation.WINDOW) {
      throw new IllegalArgumentException(
          "window is " + window + " samples, expected 1 to " + ClipPreparation.WINDOW);
    }
    if (hop < 1) {
      throw new IllegalArgumentException("hop is " + hop + " samples, expected at least 1");
    }
    this.window = window;
    this.hop = hop;
  }

  /**
   * Prepares audio.
   *
   * @param audio at {@link AudioClip#SAMPLE_RATE}, at least one sample
   */
  public ModelInput extract(AudioClip audio) {
    PreparedSpeech speech = preparation.prepare(audio);
    return new ModelInput(speech, speech.windows(window, hop), this);
  }

  /** Computes the features of one window, filled up to 3 s. */
  FeatureMatrix features(AudioClip part) {
    FeatureExtractor extractor = idle.poll();
    if (extractor == null) {
      extractor = new FeatureExtractor();
    }
    try {
      return extractor.extract(ClipPreparation.pad(part));
    } finally {
      idle.add(extractor);
    }
  }
}
