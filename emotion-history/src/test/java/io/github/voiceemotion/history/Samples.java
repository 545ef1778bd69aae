package io.github.voiceemotion.history;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import java.util.Random;

/** Recordings to store. */
final class Samples {

  static final String OWNER = RecordingStore.LOCAL_OWNER;

  private Samples() {}

  static NewRecording recording(String name) {
    return new NewRecording(OWNER, name, 0.1, prediction(new Random(1)), "shipped 1");
  }

  /** Returns probabilities with all the digits that a double has, one in four rejected. */
  static Prediction prediction(Random random) {
    double[] probabilities = random.doubles(Labels.SIX.size(), 0.01, 1).toArray();
    double sum = 0;
    for (double probability : probabilities) {
      sum += probability;
    }
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] /= sum;
    }
    Prediction prediction = Prediction.of(Labels.SIX, probabilities);
    return random.nextInt(4) == 0 ? prediction.rejected(Rejection.NO_SPEECH) : prediction;
  }

  /** Returns a tenth of a second of a rising ramp. */
  static AudioClip clip() {
    float[] samples = new float[AudioClip.SAMPLE_RATE / 10];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) i / samples.length;
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }
}
