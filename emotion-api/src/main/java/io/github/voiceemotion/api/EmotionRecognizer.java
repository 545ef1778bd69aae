package io.github.voiceemotion.api;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.ClipPreparation;
import io.github.voiceemotion.audio.Resampler;
import io.github.voiceemotion.audio.SpeechDetector;
import io.github.voiceemotion.audio.SpeechSegment;
import io.github.voiceemotion.features.FeatureExtractor;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.EmotionPrediction;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.Rejection;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Recognises the emotion of speech.
 *
 * <pre>{@code
 * try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained()) {
 *   EmotionPrediction prediction = recognizer.recognize(Path.of("call.mp3"));
 *   System.out.println(prediction.emotion() + " " + prediction.confidence());
 * }
 * }</pre>
 *
 * <p>Loading takes a second or two, most of it native libraries: make one recognizer and keep it.
 * It is safe to call from several threads.
 *
 * <p>Audio whose speech lasts more than three seconds is answered with the mean over windows of
 * three seconds that overlap by half.
 */
public final class EmotionRecognizer implements AutoCloseable {

  private static final int WINDOW = ClipPreparation.CLIP_SAMPLES;
  private static final int WINDOW_HOP = WINDOW / 2;

  /** Windows that go through the network together; bounds the memory that long audio takes. */
  private static final int BATCH = 32;

  private final ModelBundle model;
  private final AudioDecoder decoder = new AudioDecoder();
  private final ClipPreparation preparation = new ClipPreparation();
  private final SpeechDetector speechDetector = new SpeechDetector();
  private final Queue<FeatureExtractor> idleExtractors = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  private EmotionRecognizer(ModelBundle model) {
    this.model = model;
  }

  /** Returns a recognizer with the model that is shipped inside the library. */
  public static EmotionRecognizer pretrained() {
    return new EmotionRecognizer(ModelBundle.pretrained());
  }

  /**
   * Returns a recognizer with a model of one's own.
   *
   * @param bundle a file that the trainer wrote
   * @throws ModelBundleException if it is missing, damaged, or made for another release or other
   *     features
   */
  public static EmotionRecognizer load(Path bundle) {
    return new EmotionRecognizer(ModelBundle.read(bundle));
  }

  /**
   * Recognises the emotion of an audio file: WAV, MP3, M4A, FLAC, OGG, WebM, AIFF.
   *
   * @return never null; audio without speech is answered with a {@linkplain
   *     EmotionPrediction#rejection() rejection}
   * @throws AudioException if there is no such file or it holds no audio that can be decoded
   * @throws IllegalStateException if the recognizer is closed
   */
  public EmotionPrediction recognize(Path file) {
    requireOpen();
    return recognize(decoder.decode(file));
  }

  /**
   * Recognises the emotion of an audio file that comes as a stream.
   *
   * @param in read to its end and not closed
   * @throws AudioException if it holds no audio that can be decoded
   * @throws IllegalStateException if the recognizer is closed
   */
  public EmotionPrediction recognize(InputStream in) {
    requireOpen();
    return recognize(decoder.decode(in, "audio stream"));
  }

  /**
   * Recognises the emotion of decoded audio.
   *
   * @param clip of any sample rate and length
   * @throws AudioException if it is empty
   * @throws IllegalStateException if the recognizer is closed
   */
  public EmotionPrediction recognize(AudioClip clip) {
    requireOpen();
    if (clip.length() == 0) {
      throw new AudioException("audio clip", "holds no samples");
    }
    AudioClip audio = Resampler.resample(clip, AudioClip.SAMPLE_RATE);
    List<SpeechSegment> speech = speechDetector.detect(audio);
    EmotionPrediction prediction = predict(preparation.trimAndLevel(audio, speech));
    return speech.isEmpty() ? prediction.rejected(Rejection.NO_SPEECH) : prediction;
  }

  private EmotionPrediction predict(AudioClip speech) {
    if (speech.length() <= WINDOW) {
      return model.predict(features(preparation.fit(speech)));
    }
    double[] sum = new double[Emotion.COUNT];
    int windows = 0;
    List<FeatureMatrix> batch = new ArrayList<>();
    for (int start = 0; start < speech.length(); start += WINDOW_HOP) {
      // The last window ends where the speech ends.
      boolean last = start + WINDOW >= speech.length();
      batch.add(features(window(speech, last ? speech.length() - WINDOW : start)));
      windows++;
      if (last || batch.size() == BATCH) {
        for (EmotionPrediction prediction : model.predict(batch)) {
          prediction
              .probabilities()
              .forEach((emotion, probability) -> sum[emotion.ordinal()] += probability);
        }
        batch.clear();
      }
      if (last) {
        break;
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= windows;
    }
    return EmotionPrediction.of(sum);
  }

  private static AudioClip window(AudioClip speech, int start) {
    return new AudioClip(
        Arrays.copyOfRange(speech.samples(), start, start + WINDOW), speech.sampleRate());
  }

  private FeatureMatrix features(AudioClip clip) {
    FeatureExtractor extractor = idleExtractors.poll();
    if (extractor == null) {
      extractor = new FeatureExtractor();
    }
    try {
      return extractor.extract(clip);
    } finally {
      idleExtractors.add(extractor);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the recognizer is closed");
    }
  }

  /** Refuses all further calls. Closing twice does nothing. */
  @Override
  public void close() {
    closed = true;
    idleExtractors.clear();
  }
}
