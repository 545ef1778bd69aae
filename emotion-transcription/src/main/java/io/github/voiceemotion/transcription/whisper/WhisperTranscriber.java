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
import java.util.ArrayList;
import java.util.Arrays;
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

  private static final double SECONDS_OF_A_FRAME = 0.02;

  /** From the end of the audio to the end of the context, at least. */
  private static final double SILENCE_BEHIND = 0.5;

  /** How often a piece is decoded, at most. */
  private static final int TRIES = 3;

  /** Longer audio is cut at pauses into pieces, which one audio context takes. */
  private static final QuietCuts CUTS = new QuietCuts(12, 28);

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
    for (SpeechSegment piece : pieces(clip)) {
      double seconds = seconds(speech, piece);
      if (seconds == 0) {
        continue;
      }
      requireGoingOn();
      Attempt heard = hear(clip, piece, seconds, spoken);
      if (spoken.isEmpty()) {
        // Of one clip, all is taken to be in the language of its first words.
        spoken = Optional.of(heard.decoded().language());
        probability = heard.decoded().languageProbability();
      }
      heard.phrases().forEach(phrase -> text.add(phrase.text()));
      words.addAll(SpokenWords.of(heard.phrases(), speech, piece));
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

  /** What came of decoding a piece. */
  private record Attempt(Decoder.Decoded decoded, List<Phrase> phrases) {}

  private Attempt hear(
      AudioClip clip, SpeechSegment piece, double speech, Optional<String> language) {
    float[] samples =
        Arrays.copyOf(
            Arrays.copyOfRange(clip.samples(), piece.start(), piece.end()),
            Math.max(piece.length(), SHORTEST));
    double seconds = (double) piece.length() / AudioClip.SAMPLE_RATE;
    Attempt last = null;
    int tries = 0;
    for (int audioContext : AUDIO_CONTEXTS) {
      if (tries == TRIES || SECONDS_OF_A_FRAME * audioContext < seconds + SILENCE_BEHIND) {
        continue;
      }
      tries++;
      Decoder.Decoded decoded = decoder().decode(samples, audioContext, language, translate);
      last = new Attempt(decoded, Phrase.of(decoded.text(), seconds));
      if (Plausibility.isLikely(last.phrases(), speech)) {
        return last;
      }
    }
    return Plausibility.isPossible(last.phrases(), speech)
        ? last
        : new Attempt(last.decoded(), List.of());
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
