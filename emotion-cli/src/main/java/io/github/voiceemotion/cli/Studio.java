package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.history.NewRecording;
import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.web.KeptTranscript;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/**
 * Records or reads, recognises and keeps: what the shell and the {@code record} command have in
 * common.
 */
final class Studio {

  private static final String ERASE = "\r\u001b[K";
  private static final int METER_WIDTH = 30;

  /** The level at which the meter is empty; it is full at 0. */
  private static final double QUIETEST_DB = -60;

  private final SessionVoice voice;
  private final RecordingStore store;
  private final Optional<Transcription> transcription;
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

    /**
     * Checks that there is something to record with, before anyone is asked to speak.
     *
     * @throws AudioException if there is not
     */
    default void requirePresent() {}
  }

  /**
   * A recording that is kept.
   *
   * @param words on their way, if they are wanted
   */
  record Take(Recording recording, Optional<CompletableFuture<Transcript>> words) {}

  /**
   * @param voice that speaks in all recordings
   * @param transcription empty if nobody wants the words
   * @param terminal whether lines can be rewritten
   */
  Studio(
      SessionVoice voice,
      RecordingStore store,
      Optional<Transcription> transcription,
      Input microphone,
      PrintWriter out,
      boolean terminal,
      TextFormat format) {
    this.voice = voice;
    this.store = store;
    this.transcription = transcription;
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
  Take record(Duration duration) {
    microphone.requirePresent();
    out.println("Speak now, for " + duration.toMillis() / 1_000.0 + " s.");
    out.flush();
    long start = System.nanoTime();
    AudioClip clip = microphone.record(duration, level -> showLevel(level, start, duration));
    if (terminal) {
      out.print(ERASE);
      out.flush();
    }
    return take(clip, prediction -> store.add(describe("microphone", clip, prediction), clip));
  }

  /** Starts on the words, and recognises and keeps meanwhile. */
  private Take take(AudioClip clip, Function<Prediction, Recording> keep) {
    if (transcription.isEmpty()) {
      return new Take(keep.apply(voice.recognize(clip)), Optional.empty());
    }
    SpokenEmotion spoken = SpokenEmotion.of(clip, voice::recognize, transcription.get());
    return new Take(keep.apply(spoken.prediction()), Optional.of(spoken.transcript()));
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
  Take file(Path file) {
    AudioClip clip = new AudioDecoder().decode(file);
    return take(clip, prediction -> keep(file, clip, prediction));
  }

  private Recording keep(Path file, AudioClip clip, Prediction prediction) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1);
    try (InputStream in = Files.newInputStream(file)) {
      return store.add(describe(name, clip, prediction), in, extension);
    } catch (IOException e) {
      throw new AudioException(name, "cannot be read: " + e.getMessage(), e);
    }
  }

  private NewRecording describe(String name, AudioClip clip, Prediction prediction) {
    return new NewRecording(
        RecordingStore.LOCAL_OWNER, name, clip.seconds(), prediction, voice.modelName());
  }

  /** Shows what was heard in a recording; then waits for the words, shows and keeps them. */
  void show(Take take) {
    out.print(format.bars(take.recording().prediction()));
    if (voice.isUsed()) {
      out.println("  the voice is known from " + voice.clips());
    }
    out.flush();
    if (take.words().isPresent()) {
      Words words = Words.await(take.words().get());
      out.print(TextFormat.words(words));
      out.flush();
      words.transcript().ifPresent(transcript -> keep(take.recording(), transcript));
    }
  }

  private void keep(Recording recording, Transcript transcript) {
    store.setTranscript(recording.owner(), recording.id(), KeptTranscript.of(transcript));
  }
}
