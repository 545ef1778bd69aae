package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.Microphone;
import java.time.Duration;
import java.util.function.DoubleConsumer;

/** The system's default microphone, whichever that is at the time. */
final class DefaultMicrophone implements Studio.Input {

  @Override
  public AudioClip record(Duration duration, DoubleConsumer level) {
    return Microphone.byDefault().record(duration, level);
  }

  @Override
  public void requirePresent() {
    Microphone.byDefault();
  }
}
