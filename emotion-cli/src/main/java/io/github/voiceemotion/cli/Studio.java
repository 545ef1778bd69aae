package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.history.NewRecording;
import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.model.EmotionPrediction;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleConsumer;

/**
 * Records or reads, recognises and keeps: what the shell and the {@code record} command have in
 * common.
 */
final class Studio {

  private static final String ERASE = "\r\u001b[K";
  private static final int METER_WIDTH = 30;

  /** The level at which the meter is empty; it is full at 0. */
  private static final double QUIETEST_DB = -60;

  private final EmotionRecognizer recognizer;
  private final RecordingStore store;
  private final Input microphone;
  private final PrintWriter out;
  private final boolean terminal;
  private final TextFormat format;

  /** What can record. */
  interface Input {
    /**
     * Records for a while.
     *
     * @param level told 20 times a second, in dB of full scale
     * @throws AudioException if that is not possible
     */
    AudioClip record(Duration duration, DoubleConsumer level);
  }

  /**
   * @param terminal whether lines can be rewritten
   */
  Studio(
      EmotionRecognizer recognizer,
      RecordingStore store,
      Input microphone,
      PrintWriter out,
      boolean terminal,
      TextFormat format) {
    this.recognizer = recognizer;
    this.store = store;
    this.microphone = microphone;
    this.out = out;
    this.terminal = terminal;
    this.format = format;
  }

  /**
   * Records, shows the level meanwhile, and keeps what was heard.
   *
   * @throws AudioException if nothing can be recorded
   */
  Recording record(Duration duration) {
    out.println("Speak now, for " + duration.toMillis() / 1_000.0 + " s.");
    out.flush();
    long start = System.nanoTime();
    AudioClip clip = microphone.record(duration, level -> showLevel(level, start, duration));
    if (terminal) {
      out.print(ERASE);
      out.flush();
    }
    EmotionPrediction prediction = recognizer.recognize(clip);
    return store.add(describe("microphone", clip, prediction), clip);
  }

  private void showLevel(double level, long start, Duration duration) {
    if (!terminal) {
      return;
    }
    double left = Math.max(0, duration.toMillis() / 1e3 - (System.nanoTime() - start) / 1e9);
    double share = Math.max(0, Math.min(1, 1 - level / QUIETEST_DB));
    int filled = (int) Math.round(share * METER_WIDTH);
    out.print(
        ERASE
            + String.format(
                Locale.ROOT,
                "  %.1f s  [%s%s]",
                left,
                "#".repeat(filled),
                ".".repeat(METER_WIDTH - filled)));
    out.flush();
  }

  /**
   * Recognises a file and keeps a copy.
   *
   * @throws AudioException if it cannot be read
   */
  Recording file(Path file) {
    AudioClip clip = new AudioDecoder().decode(file);
    EmotionPrediction prediction = recognizer.recognize(clip);
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1);
    try (InputStream in = Files.newInputStream(file)) {
      return store.add(describe(name, clip, prediction), in, extension);
    } catch (IOException e) {
      throw new AudioException(name, "cannot be read: " + e.getMessage(), e);
    }
  }

  private NewRecording describe(String name, AudioClip clip, EmotionPrediction prediction) {
    return new NewRecording(
        RecordingStore.LOCAL_OWNER, name, clip.seconds(), prediction, recognizer.modelName());
  }

  /** Shows what was heard in a recording. */
  void show(Recording recording) {
    out.print(format.bars(recording.prediction()));
    out.flush();
  }
}
