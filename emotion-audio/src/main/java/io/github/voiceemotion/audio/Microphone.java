package io.github.voiceemotion.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.TargetDataLine;

/**
 * Records from an input device of this computer.
 *
 * <pre>{@code
 * AudioClip clip = Microphone.byDefault().record(Duration.ofSeconds(3), level -> meter.show(level));
 * }</pre>
 *
 * <p>Devices that do not deliver 16 kHz themselves are opened at 48 or 44.1 kHz and resampled.
 */
public final class Microphone {

  /** Rates to try, the one that is wanted first. */
  private static final int[] RATES = {AudioClip.SAMPLE_RATE, 48_000, 44_100};

  private static final int BYTES_PER_SAMPLE = 2;

  /** How often the level is told: 20 times a second. */
  private static final int LEVELS_PER_SECOND = 20;

  private final String name;
  private final TargetDataLine line;

  /** For a line that has been found already, opened by {@link #record}. */
  Microphone(String name, TargetDataLine line) {
    this.name = name;
    this.line = line;
  }

  /** Returns the names of the devices that can record, the system's order; empty if none can. */
  public static List<String> devices() {
    List<String> names = new ArrayList<>();
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      if (recordable(AudioSystem.getMixer(info)) != null) {
        names.add(info.getName());
      }
    }
    return List.copyOf(names);
  }

  /**
   * Finds the system's default device.
   *
   * @throws AudioException if this computer has no device that can record
   */
  public static Microphone byDefault() {
    for (int rate : RATES) {
      DataLine.Info info = new DataLine.Info(TargetDataLine.class, format(rate));
      if (AudioSystem.isLineSupported(info)) {
        try {
          return new Microphone("microphone", (TargetDataLine) AudioSystem.getLine(info));
        } catch (LineUnavailableException e) {
          throw unavailable("microphone", e);
        }
      }
    }
    throw new AudioException("microphone", "this computer has no device that can record");
  }

  /**
   * Finds a device by its name.
   *
   * @param name one of {@link #devices()}
   * @throws AudioException if there is no such device
   */
  public static Microphone byName(String name) {
    Objects.requireNonNull(name, "name");
    for (Mixer.Info info : AudioSystem.getMixerInfo()) {
      Mixer mixer = AudioSystem.getMixer(info);
      DataLine.Info line = info.getName().equals(name) ? recordable(mixer) : null;
      if (line != null) {
        try {
          return new Microphone(name, (TargetDataLine) mixer.getLine(line));
        } catch (LineUnavailableException e) {
          throw unavailable(name, e);
        }
      }
    }
    List<String> devices = devices();
    throw new AudioException(
        name,
        "no such recording device; "
            + (devices.isEmpty() ? "this computer has none" : "there are " + devices));
  }

  /**
   * Records for a while and returns what was heard.
   *
   * <p>An interrupt of the thread ends the recording early, with what there is by then.
   *
   * @param duration how long, more than 0
   * @param level told the RMS of every 50 ms in dB below full scale, from the recording thread;
   *     -100 for digital silence
   * @return a clip at {@link AudioClip#SAMPLE_RATE}, shorter than {@code duration} if the recording
   *     was interrupted or the device stopped
   * @throws AudioException if the device is in use or stops before the first sample
   */
  public AudioClip record(Duration duration, DoubleConsumer level) {
    Objects.requireNonNull(level, "level");
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("duration is " + duration + ", expected more than 0");
    }
    AudioFormat format = line.getFormat();
    int rate = (int) format.getSampleRate();
    try {
      line.open(format);
    } catch (LineUnavailableException e) {
      throw unavailable(name, e);
    }
    float[] samples;
    try {
      line.start();
      samples = capture(Math.toIntExact(duration.toMillis() * rate / 1000), rate, level);
    } finally {
      line.stop();
      line.close();
    }
    if (samples.length == 0) {
      throw new AudioException(name, "the device delivered no audio");
    }
    return Resampler.resample(new AudioClip(samples, rate), AudioClip.SAMPLE_RATE);
  }

  private float[] capture(int length, int rate, DoubleConsumer level) {
    float[] samples = new float[length];
    byte[] block = new byte[rate / LEVELS_PER_SECOND * BYTES_PER_SAMPLE];
    int captured = 0;
    while (captured < length && !Thread.currentThread().isInterrupted()) {
      int wanted = Math.min(block.length, (length - captured) * BYTES_PER_SAMPLE);
      int read = line.read(block, 0, wanted) / BYTES_PER_SAMPLE;
      if (read == 0) {
        break;
      }
      ByteBuffer bytes = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
      double energy = 0;
      for (int i = 0; i < read; i++) {
        float sample = bytes.getShort() / 32768f;
        samples[captured++] = sample;
        energy += sample * sample;
      }
      level.accept(10 * Math.log10(energy / read + 1e-10));
    }
    return Arrays.copyOf(samples, captured);
  }

  /** Returns the best line of a device, or null if it cannot record. */
  private static DataLine.Info recordable(Mixer mixer) {
    for (int rate : RATES) {
      DataLine.Info info = new DataLine.Info(TargetDataLine.class, format(rate));
      if (mixer.isLineSupported(info)) {
        return info;
      }
    }
    return null;
  }

  private static AudioFormat format(int rate) {
    return new AudioFormat(rate, 8 * BYTES_PER_SAMPLE, 1, true, false);
  }

  private static AudioException unavailable(String name, LineUnavailableException e) {
    return new AudioException(name, "the device cannot be opened (" + e.getMessage() + ")", e);
  }
}
