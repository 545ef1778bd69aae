package io.github.voiceemotion.transcription.whisper;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.QuietCuts;
import io.github.voiceemotion.audio.Resampler;
import io.github.voiceemotion.audio.SpeechDetector;
import io.github.voiceemotion.audio.SpeechSegment;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.Word;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Writes down a clip piece by piece, one clip at a time.
 *
 * <p>Where nobody speaks, Whisper is not asked: it makes something up. Where somebody does, it gets
 * the audio as it is, pauses, sighs and screams included. An interruption ends the work between two
 * pieces.
 */
final class WhisperTranscriber implements Transcriber {

  /**
   * How many frames of 20 ms the encoder works on, of which whisper.cpp's own choice is the last.
   * The time that a clip takes grows with it. With some sizes, Whisper says things twice; then the
   * next one is tried.
   */
  private static final int[] AUDIO_CONTEXTS = {320, 512, 768, 1_500};

  /** The language shows in less; some 4 s from the first word on. */
  private static final int LANGUAGE_CONTEXT = 192;

  private static final int SAMPLES_OF_A_FRAME = AudioClip.SAMPLE_RATE / 50;

  /** From the end of the audio to the end of the context, at least: half a second. */
  private static final int SILENCE_BEHIND = AudioClip.SAMPLE_RATE / 2;

  /** How often a piece is decoded, at most. */
  private static final int TRIES = 3;

  /** Longer audio is cut at pauses into pieces, which one audio context takes. */
  private static final QuietCuts CUTS = new QuietCuts(12, 28);

  /** In seconds: a piece of which something was made up is cut again, and decoded part by part. */
  private static final double SHORTEST_TO_CUT = 9;

  /** Whisper takes no less than a second; a bit of silence behind does no harm. */
  private static final int SHORTEST = AudioClip.SAMPLE_RATE * 11 / 10;

  private final Supplier<Decoder> loading;
  private final Optional<String> tag;
  private final Optional<String> language;
  private final boolean translate;
  private final SpeechDetector detector = new SpeechDetector();
  private final ReentrantLock lock = new ReentrantLock();

  /** Null until the first clip with speech and once closed; guarded by the lock. */
  private Decoder decoder;

  private boolean closed;

  /**
   * @param loading called with the first clip in which anybody speaks
   * @param tag of the language that is spoken; found out, clip by clip, if empty
   * @param translate whether English is written, whatever is spoken
   */
  WhisperTranscriber(Supplier<Decoder> loading, Optional<String> tag, boolean translate) {
    this.loading = loading;
    this.tag = tag;
    this.language = tag.map(Languages::nameOf);
    this.translate = translate;
  }

  @Override
  public String engine() {
    return WhisperEngine.NAME;
  }

  @Override
  public Transcript transcribe(AudioClip clip) {
    long start = System.nanoTime();
    AudioClip audio = Resampler.resample(clip, AudioClip.SAMPLE_RATE);
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new TranscriptionException(
          engine(), Reason.CANCELLED, "interrupted before it began with the clip", interrupted);
    }
    try {
      if (closed) {
        throw new IllegalStateException("the transcriber is closed");
      }
      return transcribe(audio, detector.detect(audio), start);
    } finally {
      lock.unlock();
    }
  }

  private Transcript transcribe(AudioClip clip, List<SpeechSegment> speech, long start) {
    StringJoiner text = new StringJoiner(" ");
    List<Word> words = new ArrayList<>();
    Optional<String> spoken = language;
    OptionalDouble probability = OptionalDouble.empty();
    Deque<SpeechSegment> pieces = new ArrayDeque<>(pieces(clip));
    while (!pieces.isEmpty()) {
      SpeechSegment piece = pieces.pop();
      double seconds = seconds(speech, piece);
      if (seconds == 0) {
        continue;
      }
      requireGoingOn();
      if (spoken.isEmpty()) {
        // Of one clip, all is taken to be in the language of its first words.
        Decoder.Spoken first = language(clip, speech.get(0).start());
        spoken = Optional.of(first.name());
        probability = OptionalDouble.of(first.probability());
      }
      Optional<List<Phrase>> heard = hear(clip, piece, seconds, spoken.get());
      if (heard.isEmpty()) {
        // Of a shorter piece, less can be made up; of a short one, nothing is to be believed.
        parts(clip, piece).forEach(pieces::push);
        continue;
      }
      heard.get().forEach(phrase -> text.add(phrase.text()));
      words.addAll(SpokenWords.of(heard.get(), speech, piece));
    }
    Optional<String> found = spoken.map(Languages::tagOf);
    return new Transcript(
        text.toString(),
        words,
        engine(),
        tag.or(() -> found).orElse(Transcript.UNKNOWN_LANGUAGE),
        probability,
        false,
        Duration.ofNanos(System.nanoTime() - start));
  }

  private static List<SpeechSegment> pieces(AudioClip clip) {
    return clip.length() == 0 ? List.of() : CUTS.of(clip, new SpeechSegment(0, clip.length()));
  }

  /** Returns the parts of a piece, the last one first; none of one that is short. */
  private static List<SpeechSegment> parts(AudioClip clip, SpeechSegment piece) {
    double seconds = (double) piece.length() / AudioClip.SAMPLE_RATE;
    if (seconds < SHORTEST_TO_CUT) {
      return List.of();
    }
    List<SpeechSegment> parts =
        new ArrayList<>(new QuietCuts(seconds / 3, seconds * 2 / 3).of(clip, piece));
    Collections.reverse(parts);
    return parts;
  }

  private Decoder.Spoken language(AudioClip clip, int start) {
    int end = Math.min(clip.length(), start + LANGUAGE_CONTEXT * SAMPLES_OF_A_FRAME);
    return decoder().language(samples(clip, new SpeechSegment(start, end)), LANGUAGE_CONTEXT);
  }

  /** Returns what was said in a piece, or nothing if it was made up. */
  private Optional<List<Phrase>> hear(
      AudioClip clip, SpeechSegment piece, double speech, String language) {
    float[] samples = samples(clip, piece);
    double seconds = (double) piece.length() / AudioClip.SAMPLE_RATE;
    List<Phrase> phrases = List.of();
    int tries = 0;
    for (int audioContext : AUDIO_CONTEXTS) {
      if (tries == TRIES || audioContext * SAMPLES_OF_A_FRAME < piece.length() + SILENCE_BEHIND) {
        continue;
      }
      tries++;
      List<Phrase> before = phrases;
      String text = decoder().decode(samples, audioContext, language, translate);
      phrases = Phrase.of(text, seconds);
      if (Plausibility.isLikely(phrases, speech) || Plausibility.agree(before, phrases, speech)) {
        return Optional.of(phrases);
      }
    }
    return Optional.of(phrases).filter(last -> Plausibility.isPossible(last, speech));
  }

  private static float[] samples(AudioClip clip, SpeechSegment piece) {
    float[] samples = Arrays.copyOfRange(clip.samples(), piece.start(), piece.end());
    return Arrays.copyOf(samples, Math.max(samples.length, SHORTEST));
  }

  private Decoder decoder() {
    if (decoder == null) {
      decoder = loading.get();
    }
    return decoder;
  }

  private void requireGoingOn() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TranscriptionException(
          engine(), Reason.CANCELLED, "interrupted before the end of the clip");
    }
  }

  /** Returns how long somebody speaks within a piece. */
  private static double seconds(List<SpeechSegment> speech, SpeechSegment piece) {
    long samples = 0;
    for (SpeechSegment segment : speech) {
      int start = Math.max(segment.start(), piece.start());
      int end = Math.min(segment.end(), piece.end());
      samples += Math.max(0, end - start);
    }
    return (double) samples / AudioClip.SAMPLE_RATE;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (decoder != null) {
        decoder.close();
        decoder = null;
      }
    } finally {
      lock.unlock();
    }
  }
}
