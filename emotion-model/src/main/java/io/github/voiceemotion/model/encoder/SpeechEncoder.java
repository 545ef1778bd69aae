package io.github.voiceemotion.model.encoder;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.model.network.EncoderPass;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The first layers of a speech recogniser's encoder, which have learnt from many thousand hours of
 * speech in many languages what in a voice does not depend on whose it is, and carry its tone.
 *
 * <pre>{@code
 * SpeechEncoder encoder = SpeechEncoder.onClassPath().orElseThrow();
 * EncodedSpeech encoded = encoder.encode(window);
 * }</pre>
 *
 * <p>It takes a window as long as it is; nothing is filled up to 30 s. Safe from several threads.
 */
public final class SpeechEncoder {

  /** Samples of a window that make a frame: two frames of the spectrogram. */
  public static final int FRAME_HOP = 2 * LogMel.HOP;

  /** The shortest window that is looked at as it is, 0.1 s; shorter ones are followed by zeros. */
  private static final int SHORTEST = AudioClip.SAMPLE_RATE / 10;

  /** Null until it is asked for. */
  private static Optional<SpeechEncoder> shipped;

  private final EncoderWeights weights;

  /** What no thread is using. */
  private final Queue<Workplace> idle = new ConcurrentLinkedQueue<>();

  private record Workplace(LogMel logMel, EncoderPass pass) {}

  private SpeechEncoder(EncoderWeights weights) {
    this.weights = Objects.requireNonNull(weights, "weights");
  }

  /**
   * Returns the encoder whose weights are on the class path, in the jar {@code
   * emotion-speech-encoder}; the same one each time. Empty if that jar is not there.
   *
   * @throws EncoderException if its weights are damaged
   */
  public static synchronized Optional<SpeechEncoder> onClassPath() {
    if (shipped == null) {
      shipped = EncoderWeights.onClassPath().map(SpeechEncoder::new);
    }
    return shipped;
  }

  /** Returns whether {@link #onClassPath()} finds an encoder, without reading its weights. */
  public static boolean isOnClassPath() {
    return EncoderWeights.areOnClassPath();
  }

  /** Returns the SHA-256 of the weights, by which a model knows the encoder it was trained on. */
  public String sha256() {
    return weights.description().sha256();
  }

  /** Returns what the encoder is called, such as {@code whisper-base}, and how many layers. */
  public String name() {
    return weights.description().name();
  }

  /** Returns how many layers are computed. */
  public int layers() {
    return weights.description().layers();
  }

  /** Returns how many values a frame has. */
  public int width() {
    return weights.description().width();
  }

  /**
   * Encodes a window.
   *
   * @param window at {@link AudioClip#SAMPLE_RATE}, at least one sample; what is loudest in it
   *     decides what is too soft to count
   */
  public EncodedSpeech encode(AudioClip window) {
    if (window.length() == 0) {
      throw new IllegalArgumentException("the window has 0 samples, expected at least 1");
    }
    int length = Math.max(SHORTEST, window.length() / FRAME_HOP * FRAME_HOP);
    float[] samples = Arrays.copyOf(window.samples(), length);
    Workplace workplace = idle.poll();
    if (workplace == null) {
      workplace = new Workplace(new LogMel(), weights.pass());
    }
    try {
      int frames = LogMel.frames(length);
      float[] spectrogram = workplace.logMel().of(samples);
      return new EncodedSpeech(frames / 2, width(), workplace.pass().layers(spectrogram, frames));
    } finally {
      idle.add(workplace);
    }
  }
}
