package io.github.voiceemotion.transcription.whisper;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Audio to listen to. */
final class Recordings {

  static final String SENTENCE = "He might even have been made amiable himself.";

  private Recordings() {}

  /** Somebody who reads {@link #SENTENCE}, 3.3 s. */
  static AudioClip reading() {
    return new AudioDecoder().decode(Path.of("../data/samples/reading.wav"));
  }

  static AudioClip silence(double seconds) {
    return new AudioClip(new float[samples(seconds)], AudioClip.SAMPLE_RATE);
  }

  static AudioClip noise(double seconds) {
    Random random = new Random(3);
    float[] samples = new float[samples(seconds)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 0.1f * (float) random.nextGaussian();
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }

  /** The stretch of a clip between two times. */
  static AudioClip cut(AudioClip clip, double from, double to) {
    return new AudioClip(
        Arrays.copyOfRange(clip.samples(), samples(from), samples(to)), clip.sampleRate());
  }

  /** One clip after the other. */
  static AudioClip joined(AudioClip... clips) {
    float[] samples = new float[Arrays.stream(clips).mapToInt(AudioClip::length).sum()];
    int at = 0;
    for (AudioClip clip : clips) {
      System.arraycopy(clip.samples(), 0, samples, at, clip.length());
      at += clip.length();
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }

  private static int samples(double seconds) {
    return (int) Math.round(seconds * AudioClip.SAMPLE_RATE);
  }
}
