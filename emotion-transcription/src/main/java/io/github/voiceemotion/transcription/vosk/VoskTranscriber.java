package io.github.voiceemotion.transcription.vosk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.Resampler;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.Word;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.concurrent.locks.ReentrantLock;
import org.vosk.LibVosk;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * Feeds a clip to Vosk piece by piece, so that an interruption ends it between two of them. One
 * clip at a time.
 */
final class VoskTranscriber implements Transcriber {

  /** 0.2 s. */
  private static final int PIECE = AudioClip.SAMPLE_RATE / 5;

  /** What Vosk takes for full scale. */
  private static final float FULL_SCALE = 32_768;

  /** Below the levels that Vosk's own interface names, which leave its errors on. */
  private static final int SILENT = -10;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final String language;
  private final ReentrantLock lock = new ReentrantLock();

  /** Null until the first clip and once closed; guarded by the lock. */
  private Model model;

  private boolean closed;

  VoskTranscriber(Path folder, String language) {
    this.folder = folder;
    this.language = language;
  }

  @Override
  public String engine() {
    return VoskEngine.NAME;
  }

  @Override
  public Transcript transcribe(AudioClip clip) {
    long start = System.nanoTime();
    AudioClip audio = Resampler.resample(clip, AudioClip.SAMPLE_RATE);
    StringJoiner text = new StringJoiner(" ");
    List<Word> words = new ArrayList<>();
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw interrupted();
    }
    try {
      recognize(audio.samples(), text, words);
    } finally {
      lock.unlock();
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Transcript(text.toString(), words, engine(), language, false, took);
  }

  private void recognize(float[] samples, StringJoiner text, List<Word> words) {
    try (Recognizer recognizer = new Recognizer(model(), AudioClip.SAMPLE_RATE)) {
      recognizer.setWords(true);
      for (int from = 0; from < samples.length; from += PIECE) {
        if (Thread.currentThread().isInterrupted()) {
          throw interrupted();
        }
        float[] piece = Arrays.copyOfRange(samples, from, Math.min(from + PIECE, samples.length));
        for (int i = 0; i < piece.length; i++) {
          piece[i] *= FULL_SCALE;
        }
        if (recognizer.acceptWaveForm(piece, piece.length)) {
          add(recognizer.getResult(), text, words);
        }
      }
      add(recognizer.getFinalResult(), text, words);
    } catch (IOException refused) {
      throw new TranscriptionException(
          engine(), Reason.MODEL, folder + " does not work as a model", refused);
    }
  }

  private Model model() {
    if (closed) {
      throw new IllegalStateException("the transcriber is closed");
    }
    if (model == null) {
      try {
        loadLibrary();
        model = new Model(folder.toString());
      } catch (IOException refused) {
        throw new TranscriptionException(
            engine(),
            Reason.MODEL,
            folder + " is damaged: Vosk cannot load it; " + VoskModelFolder.WHERE_MODELS_ARE,
            refused);
      } catch (LinkageError missing) {
        throw new TranscriptionException(
            engine(),
            Reason.FAILED,
            "its native library does not load on "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch"),
            missing);
      }
    }
    return model;
  }

  /**
   * Loads Vosk's native code with UTF-8 for its texts, whatever the encoding of the machine: JNA
   * asks for it only then, and only by way of this property.
   */
  private static void loadLibrary() {
    String before = System.getProperty("jna.encoding");
    System.setProperty("jna.encoding", "UTF-8");
    try {
      LibVosk.vosk_set_log_level(SILENT);
    } finally {
      if (before == null) {
        System.clearProperty("jna.encoding");
      } else {
        System.setProperty("jna.encoding", before);
      }
    }
  }

  /** Adds what was said up to a pause: {@code {"text": ..., "result": [{"word": ...}, ...]}}. */
  private static void add(String json, StringJoiner text, List<Word> words)
      throws JsonProcessingException {
    JsonNode utterance = JSON.readTree(json);
    String said = utterance.path("text").asText();
    if (!said.isEmpty()) {
      text.add(said);
    }
    for (JsonNode word : utterance.path("result")) {
      words.add(
          new Word(
              word.path("word").asText(),
              word.path("start").asDouble(),
              word.path("end").asDouble(),
              OptionalDouble.of(Math.min(1, word.path("conf").asDouble()))));
    }
  }

  private TranscriptionException interrupted() {
    return new TranscriptionException(
        engine(), Reason.CANCELLED, "interrupted before the end of the clip");
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (model != null) {
        model.close();
        model = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
