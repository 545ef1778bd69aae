package io.github.voiceemotion.model;

import io.github.voiceemotion.audio.PreparedSpeech;
import io.github.voiceemotion.audio.SpeechSegment;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.model.encoder.EncodedSpeech;
import io.github.voiceemotion.model.encoder.SpeechEncoder;
import java.util.List;
import java.util.Objects;

/**
 * What a model hears of a recording: its speech in windows, each with its features.
 *
 * <p>Features are computed when they are asked for, so that long audio takes no more memory than
 * the windows that are looked at. Safe from several threads.
 */
public final class ModelInput {

  private final PreparedSpeech speech;
  private final List<SpeechSegment> windows;
  private final InputExtractor extractor;

  ModelInput(PreparedSpeech speech, List<SpeechSegment> windows, InputExtractor extractor) {
    this.speech = Objects.requireNonNull(speech, "speech");
    this.windows = List.copyOf(windows);
    this.extractor = Objects.requireNonNull(extractor, "extractor");
  }

  /** Returns the speech that the windows are laid over, and where in the recording it was. */
  public PreparedSpeech speech() {
    return speech;
  }

  /** Returns the windows as places in the joined speech, in order; at least one. */
  public List<SpeechSegment> windows() {
    return windows;
  }

  /**
   * Computes all that a model looks at in some windows.
   *
   * @param from the first window
   * @param to the window after the last
   * @return in the order of the windows
   */
  public List<WindowFeatures> features(int from, int to) {
    return windows.subList(from, to).stream()
        .map(window -> extractor.features(speech.part(window)))
        .toList();
  }

  /** Computes all that a model looks at in all windows. */
  public List<WindowFeatures> features() {
    return features(0, windows.size());
  }

  /** Computes the 120 features of all windows, 174 frames each. */
  public List<FeatureMatrix> acousticFeatures() {
    return windows.stream().map(window -> extractor.acoustic(speech.part(window))).toList();
  }

  /**
   * Returns what the speech encoder hears in all windows.
   *
   * @throws java.util.NoSuchElementException if the extractor has no encoder
   */
  public List<EncodedSpeech> encoded() {
    SpeechEncoder encoder = extractor.encoder().orElseThrow();
    return windows.stream().map(window -> encoder.encode(speech.part(window))).toList();
  }
}
