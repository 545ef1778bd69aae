package io.github.voiceemotion.api;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.model.Prediction;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * What a prediction rests on, found by hiding one thing at a time (occlusion; Zeiler and Fergus,
 * "Visualizing and Understanding Convolutional Networks", 2014).
 *
 * <p>A contribution is the probability of the predicted emotion less what is left of it when
 * something is hidden: above 0 speaks for the emotion, below 0 against it. Contributions do not add
 * up to anything, since features and moments work together.
 *
 * <pre>{@code
 * Explanation explanation = recognizer.explain(Path.of("call.mp3"));
 * explanation.parts().forEach((part, points) -> System.out.println(part + " " + points));
 * explanation.writePng(Path.of("why.png"));
 * }</pre>
 *
 * @param prediction what is explained
 * @param parts contribution of each group of features, by its label in the order of {@link
 *     FeatureGroup}; if the model asks a speech encoder, then of {@value #FEATURES} together and of
 *     what the encoder hears, {@value #ENCODER}; last, if one was given, of the {@value
 *     #VOICE_PROFILE}
 * @param stretches contribution of each quarter of a second of the speech, in order
 * @param audio what was heard, at 16 kHz
 */
public record Explanation(
    Prediction prediction, Map<String, Double> parts, List<Stretch> stretches, AudioClip audio) {

  /** The name of the features together among the parts. */
  public static final String FEATURES = "all features";

  /** The speech encoder's name among the parts. */
  public static final String ENCODER = "speech encoder";

  /** The voice profile's name among the parts: without it, the voice is a stranger's. */
  public static final String VOICE_PROFILE = "voice profile";

  public Explanation {
    Objects.requireNonNull(prediction, "prediction");
    Objects.requireNonNull(audio, "audio");
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    stretches = List.copyOf(stretches);
  }

  /**
   * A stretch of time.
   *
   * @param start from the beginning of the audio
   * @param end from the beginning of the audio
   * @param contribution of what is heard in between
   */
  public record Stretch(Duration start, Duration end, double contribution) {}

  /** Draws the waveform, tinted by what each stretch contributes, and a bar for each part. */
  public BufferedImage draw() {
    return ExplanationPicture.draw(this);
  }

  /** Writes the picture to a file. */
  public void writePng(Path file) throws IOException {
    ImageIO.write(draw(), "png", file.toFile());
  }
}
