package io.github.voiceemotion.model;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.ClipPreparation;
import io.github.voiceemotion.audio.PreparedSpeech;
import io.github.voiceemotion.features.FeatureExtractor;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.model.encoder.EncoderStatistics;
import io.github.voiceemotion.model.encoder.SpeechEncoder;
import java.util.Objects;
import java.util.Optional;
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

  private final Optional<SpeechEncoder> encoder;
  private final ClipPreparation preparation = new ClipPreparation();
  private final Queue<FeatureExtractor> idle = new ConcurrentLinkedQueue<>();
  private final int window;
  private final int hop;

  /**
   * Creates an extractor of windows of 3 s, one every 1.5 s, as models are trained on, without a
   * speech encoder.
   */
  public InputExtractor() {
    this(Optional.empty());
  }

  /**
   * Creates an extractor of windows of 3 s, one every 1.5 s.
   *
   * @param encoder that hears each window too, if the model asks for one
   */
  public InputExtractor(Optional<SpeechEncoder> encoder) {
    this(encoder, ClipPreparation.WINDOW, ClipPreparation.HOP);
  }

  /**
   * Creates an extractor of other windows.
   *
   * @param encoder that hears each window too, if the model asks for one
   * @param window samples at {@link AudioClip#SAMPLE_RATE}, at most {@link ClipPreparation#WINDOW}
   * @param hop samples from one window to the next
   */
  public InputExtractor(Optional<SpeechEncoder> encoder, int window, int hop) {
    this.encoder = Objects.requireNonNull(encoder, "encoder");
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

  /** Returns the speech encoder, if one hears the windows. */
  public Optional<SpeechEncoder> encoder() {
    return encoder;
  }

  /** Computes all that a model looks at in one window. */
  WindowFeatures features(AudioClip part) {
    return new WindowFeatures(
        acoustic(part), encoder.map(each -> EncoderStatistics.of(each.encode(part))));
  }

  /** Computes the 120 features of one window, filled up to 3 s. */
  FeatureMatrix acoustic(AudioClip part) {
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
