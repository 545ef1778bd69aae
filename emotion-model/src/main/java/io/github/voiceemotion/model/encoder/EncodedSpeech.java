package io.github.voiceemotion.model.encoder;

import java.util.List;

/**
 * What each layer of a {@link SpeechEncoder} gives for a window of speech.
 *
 * <p>The arrays are not copied: treat them as read-only.
 *
 * @param frames one for each 20 ms, at least one
 * @param width values of a frame
 * @param layers of the first layer, the second and so on, {@code [frames, width]}, frame after
 *     frame
 */
public record EncodedSpeech(int frames, int width, List<float[]> layers) {

  public EncodedSpeech {
    layers = List.copyOf(layers);
    for (float[] layer : layers) {
      if (frames < 1 || layer.length != frames * width) {
        throw new IllegalArgumentException(
            "a layer has " + layer.length + " values, expected " + frames + " frames of " + width);
      }
    }
  }
}
