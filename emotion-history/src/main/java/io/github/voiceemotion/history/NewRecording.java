package io.github.voiceemotion.history;

import io.github.voiceemotion.model.Prediction;
import java.util.Objects;

/**
 * What is known of a recording when it is stored.
 *
 * @param owner whose it is: {@link RecordingStore#LOCAL_OWNER}, or one name an access token; at
 *     most 200 characters
 * @param name what the user calls it: a file's name, or {@code microphone}. It may come from a
 *     stranger: control characters become U+FFFD, and it is cut to 200 characters
 * @param seconds its duration, at least 0
 * @param prediction what the network says of it
 * @param model a short name of the model that said so; at most 200 characters
 */
public record NewRecording(
    String owner, String name, double seconds, Prediction prediction, String model) {

  public NewRecording {
    Names.check("owner", owner);
    Names.check("model", model);
    Objects.requireNonNull(prediction, "prediction");
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("seconds is " + seconds + ", expected at least 0");
    }
    name = Names.printable(name);
  }
}
