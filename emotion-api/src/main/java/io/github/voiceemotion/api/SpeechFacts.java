package io.github.voiceemotion.api;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.Clipping;
import io.github.voiceemotion.audio.PreparedSpeech;
import io.github.voiceemotion.audio.SpeechSegment;

/**
 * What speaks for and against relying on an answer, apart from the answer.
 *
 * @param samples how much is speech
 * @param energy the sum of its squares
 * @param clippedSeconds how much of it was cut off
 */
record SpeechFacts(long samples, double energy, double clippedSeconds) {

  static final SpeechFacts NONE = new SpeechFacts(0, 0, 0);

  static SpeechFacts of(PreparedSpeech prepared) {
    AudioClip recording = prepared.recording();
    Clipping clipping = recording.clipping().orElseGet(() -> Clipping.of(recording));
    long count = 0;
    double energy = 0;
    double clipped = 0;
    for (SpeechSegment segment : prepared.segments()) {
      count += segment.length();
      for (int i = segment.start(); i < segment.end(); i++) {
        float sample = recording.samples()[i];
        energy += (double) sample * sample;
      }
      clipped += clipping.seconds(seconds(segment.start()), seconds(segment.end()));
    }
    return new SpeechFacts(count, energy, clipped);
  }

  private static double seconds(int samples) {
    return (double) samples / AudioClip.SAMPLE_RATE;
  }

  SpeechFacts plus(SpeechFacts other) {
    return new SpeechFacts(
        samples + other.samples, energy + other.energy, clippedSeconds + other.clippedSeconds);
  }

  /** Returns whether anybody speaks. */
  boolean hasSpeech() {
    return samples > 0;
  }

  /** Returns the level in dB of full scale (RMS). */
  double level() {
    return 10 * Math.log10(energy / samples);
  }

  /** Returns the share that was cut off. */
  double clipped() {
    return clippedSeconds * AudioClip.SAMPLE_RATE / samples;
  }
}
