package io.github.voiceemotion.audio;

/**
 * Takes away what lies below a voice: DC, rumble and most of the mains hum. A second-order
 * Butterworth high-pass at 80 Hz. Source: R. Bristow-Johnson, "Cookbook formulae for audio EQ
 * biquad filter coefficients".
 */
final class HighPass {

  private static final double CUT_OFF = 80;

  private HighPass() {}

  static AudioClip apply(AudioClip clip) {
    double omega = 2 * Math.PI * CUT_OFF / clip.sampleRate();
    double cos = Math.cos(omega);
    double alpha = Math.sin(omega) / Math.sqrt(2);
    double b0 = (1 + cos) / 2 / (1 + alpha);
    double a1 = -2 * cos / (1 + alpha);
    double a2 = (1 - alpha) / (1 + alpha);

    float[] samples = clip.samples();
    float[] filtered = new float[samples.length];
    // As if the first sample had been there for ever, so that DC does not start with a step.
    double x1 = samples.length > 0 ? samples[0] : 0;
    double x2 = x1;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < samples.length; i++) {
      double y = b0 * (samples[i] - 2 * x1 + x2) - a1 * y1 - a2 * y2;
      x2 = x1;
      x1 = samples[i];
      y2 = y1;
      y1 = y;
      filtered[i] = (float) y;
    }
    return new AudioClip(filtered, clip.sampleRate());
  }
}
