package io.github.voiceemotion.audio;

import java.util.Random;

/** Speech made into whispering: the sound of its vocal tract, by linear prediction, over noise. */
final class Whispers {

  private static final int HOP = 160;
  private static final int WINDOW = 400;
  private static final int ORDER = 18;

  /** Whispering has less of the low frequencies than a voice, and broader resonances. */
  private static final double TILT = 0.9;

  private static final double BROADENING = 0.985;

  private Whispers() {}

  static AudioClip of(AudioClip speech, long seed) {
    Random random = new Random(seed);
    float[] samples = speech.samples();
    double[] whisper = new double[samples.length];
    for (int start = 0; start < samples.length; start += HOP) {
      double[] frame = frame(samples, start + (HOP - WINDOW) / 2);
      double[] filter = new double[ORDER + 1];
      double gain = predict(frame, filter);
      for (int i = start; i < Math.min(samples.length, start + HOP); i++) {
        whisper[i] = gain * random.nextGaussian();
        for (int j = 1; j <= Math.min(i, ORDER); j++) {
          whisper[i] -= filter[j] * Math.pow(BROADENING, j) * whisper[i - j];
        }
      }
    }
    float[] rounded = new float[samples.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) whisper[i];
    }
    return new AudioClip(rounded, speech.sampleRate());
  }

  private static double[] frame(float[] samples, int start) {
    double[] frame = new double[WINDOW];
    for (int i = Math.max(0, 1 - start); i < Math.min(WINDOW, samples.length - start); i++) {
      double hann = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / WINDOW);
      frame[i] = hann * (samples[start + i] - TILT * samples[start + i - 1]);
    }
    return frame;
  }

  /** Finds the prediction filter of a frame by Levinson and Durbin, and returns its gain. */
  private static double predict(double[] frame, double[] filter) {
    double[] correlation = new double[ORDER + 1];
    for (int lag = 0; lag <= ORDER; lag++) {
      for (int i = lag; i < frame.length; i++) {
        correlation[lag] += frame[i] * frame[i - lag];
      }
    }
    double error = 1.0001 * correlation[0] + 1e-12;
    filter[0] = 1;
    for (int order = 1; order <= ORDER; order++) {
      double reflection = correlation[order];
      for (int j = 1; j < order; j++) {
        reflection += filter[j] * correlation[order - j];
      }
      reflection /= -error;
      double[] before = filter.clone();
      for (int j = 1; j < order; j++) {
        filter[j] = before[j] + reflection * before[order - j];
      }
      filter[order] = reflection;
      error *= 1 - reflection * reflection;
    }
    return Math.sqrt(Math.max(0, error) / frame.length);
  }
}
