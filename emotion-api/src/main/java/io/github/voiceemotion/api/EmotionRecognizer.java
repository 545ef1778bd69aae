package io.github.voiceemotion.api;

import io.github.voiceemotion.api.WindowCutter.Window;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.AudioSelection;
import io.github.voiceemotion.audio.AudioStream;
import io.github.voiceemotion.audio.Clipping;
import io.github.voiceemotion.audio.Resampler;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.ModelManifest;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.VoicePrediction;
import io.github.voiceemotion.model.VoiceProfile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recognises the emotion of speech.
 *
 * <pre>{@code
 * try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained()) {
 *   Prediction prediction = recognizer.recognize(Path.of("call.mp3"));
 *   System.out.println(prediction.emotion() + " " + prediction.confidence());
 * }
 * }</pre>
 *
 * <p>Loading takes half a second: make one recognizer and keep it. It is safe to call from several
 * threads, all methods at once.
 *
 * <p>Audio is what {@link AudioDecoder} reads, of any sample rate and length. No answer is ever
 * null: audio that holds no speech, or speech that does not allow an answer, is answered with a
 * {@linkplain Prediction#rejection() rejection} beside the probabilities. Audio that cannot be
 * decoded is an {@link AudioException}, a call after {@link #close()} an {@link
 * IllegalStateException}.
 */
public final class EmotionRecognizer implements AutoCloseable {

  /** What errors call audio that has no name. */
  private static final String STREAM = "audio stream";

  private static final String CLIP = "audio clip";

  private final ModelBundle model;
  private final RecognizerOptions options;
  private final ClipRecognition recognition;
  private final AudioDecoder decoder = new AudioDecoder();
  private final DecodedSeconds inMemory = new DecodedSeconds();
  private final ExecutorService threads;
  private volatile boolean closed;

  private EmotionRecognizer(ModelBundle model, RecognizerOptions options) {
    this.model = model;
    this.options = Objects.requireNonNull(options, "options");
    this.recognition = new ClipRecognition(model, options);
    // Threads start with the first work for them, and never keep a program from ending.
    this.threads =
        Executors.newFixedThreadPool(
            options.threads(),
            work -> {
              Thread thread = new Thread(work, "emotion-recognizer");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Returns a recognizer with the accurate model that is shipped inside the library, or with the
   * light one where {@code emotion-speech-encoder} is not on the class path.
   */
  public static EmotionRecognizer pretrained() {
    return pretrained(RecognizerOptions.defaults());
  }

  /** Returns a recognizer with the model that {@link #pretrained()} has. */
  public static EmotionRecognizer pretrained(RecognizerOptions options) {
    return new EmotionRecognizer(ModelBundle.pretrained(), options);
  }

  /**
   * Returns a recognizer with a model of one's own.
   *
   * <pre>{@code
   * EmotionRecognizer recognizer = EmotionRecognizer.load(Path.of("models/model/model.zip"));
   * }</pre>
   *
   * @param bundle a file that the trainer wrote
   * @throws ModelBundleException if it is missing, damaged, or made for another release or other
   *     features
   */
  public static EmotionRecognizer load(Path bundle) {
    return load(bundle, RecognizerOptions.defaults());
  }

  /**
   * Returns a recognizer with a model of one's own.
   *
   * @throws ModelBundleException as {@link #load(Path)}
   */
  public static EmotionRecognizer load(Path bundle, RecognizerOptions options) {
    return new EmotionRecognizer(ModelBundle.read(bundle), options);
  }

  /**
   * Returns a recognizer with a model that was read before.
   *
   * <pre>{@code
   * EmotionRecognizer recognizer = EmotionRecognizer.of(ModelBundle.light(), options);
   * }</pre>
   *
   * @throws ModelBundleException if the speech encoder that the model asks for is not on the class
   *     path
   */
  public static EmotionRecognizer of(ModelBundle model, RecognizerOptions options) {
    return new EmotionRecognizer(model, options);
  }

  /** Returns the description of the model: what it was trained on and how well it does. */
  public ModelManifest manifest() {
    return model.manifest();
  }

  /** Returns what the model is called where its answers are kept: when and with which seed. */
  public String modelName() {
    return model.manifest().provenance().created()
        + ", seed "
        + model.manifest().provenance().seed();
  }

  /**
   * Recognises the emotion of an audio file. Speech that is longer than a window is answered with
   * the mean over windows.
   *
   * <pre>{@code
   * Prediction prediction = recognizer.recognize(Path.of("call.mp3"));
   * prediction.top(2).forEach(System.out::println);
   * }</pre>
   *
   * @throws AudioException if there is no such file or it holds no audio that can be decoded
   */
  public Prediction recognize(Path file) {
    return recognize(file, AudioSelection.ALL);
  }

  /**
   * Recognises the emotion of a part of an audio file: of one channel, or another track.
   *
   * @throws AudioException as {@link #recognize(Path)}, or if the file has no such part
   */
  public Prediction recognize(Path file, AudioSelection part) {
    requireOpen();
    return recognize(decoder.with(part).open(file), file.getFileName().toString());
  }

  /**
   * Recognises the emotion of each channel of an audio file by itself, of a call with a speaker a
   * side for instance.
   *
   * <pre>{@code
   * List<Prediction> sides = recognizer.recognizeChannels(Path.of("call.wav"), AudioSelection.ALL);
   * }</pre>
   *
   * @param part says of which track; its channel does not count
   * @return an answer a channel, the left one first
   * @throws AudioException as {@link #recognize(Path)}
   */
  public List<Prediction> recognizeChannels(Path file, AudioSelection part) {
    requireOpen();
    return IntStream.range(0, decoder.with(part).contents(file).channels())
        .mapToObj(channel -> recognize(file, part.withChannel(channel)))
        .toList();
  }

  /**
   * Recognises the emotion of a recording of any length that is being decoded, in memory that does
   * not grow with it: five minutes at a time are prepared together.
   *
   * @param audio at {@link AudioClip#SAMPLE_RATE}, read to its end and closed
   * @param name what errors call it
   * @throws AudioException if it cannot be read, or there is not enough memory for it
   */
  public Prediction recognize(AudioStream audio, String name) {
    requireOpen();
    return recognition.answer(hear(audio, name));
  }

  private ClipRecognition.Heard hear(AudioStream audio, String name) {
    try (audio;
        RecordingParts parts = new RecordingParts(audio, inMemory)) {
      return recognition.hear(parts, name);
    } catch (OutOfMemoryError e) {
      throw AudioException.tooLarge(name, e);
    }
  }

  /**
   * Recognises the emotion of an audio file that comes as a stream.
   *
   * <pre>{@code
   * try (InputStream in = request.getInputStream()) {
   *   return recognizer.recognize(in);
   * }
   * }</pre>
   *
   * @param in read to its end and not closed
   * @throws AudioException if it holds no audio that can be decoded
   */
  public Prediction recognize(InputStream in) {
    requireOpen();
    return recognize(decoder.open(in, STREAM), STREAM);
  }

  /**
   * Recognises the emotion of an audio file that is in memory.
   *
   * <pre>{@code
   * Prediction prediction = recognizer.recognize(message.attachment());
   * }</pre>
   *
   * @param file the bytes of a file, not samples
   * @throws AudioException if it holds no audio that can be decoded
   */
  public Prediction recognize(byte[] file) {
    return recognize(new ByteArrayInputStream(file));
  }

  /**
   * Recognises the emotion of decoded audio.
   *
   * <pre>{@code
   * AudioClip clip = Microphone.byDefault().record(Duration.ofSeconds(3), level -> {});
   * Prediction prediction = recognizer.recognize(clip);
   * }</pre>
   *
   * @param clip of any length, at 4 to 384 kHz
   * @throws AudioException if it is empty
   */
  public Prediction recognize(AudioClip clip) {
    requireOpen();
    return recognition.answer(hear(clip));
  }

  /**
   * Recognises the emotion of samples.
   *
   * <pre>{@code
   * Prediction prediction = recognizer.recognize(samples, 48_000);
   * }</pre>
   *
   * @param samples mono, full scale at 1
   * @param sampleRate 4,000 to 384,000 Hz
   * @throws AudioException if there are none
   */
  public Prediction recognize(float[] samples, int sampleRate) {
    return recognize(new AudioClip(samples, sampleRate));
  }

  /**
   * Recognises the emotion of many files with all threads, as far ahead as keeps these busy.
   *
   * <pre>{@code
   * try (Stream<Path> files = Files.list(folder);
   *     Stream<FileResult> results = recognizer.recognizeAll(files)) {
   *   results.forEach(result -> System.out.println(result.file() + " " + result.prediction()));
   * }
   * }</pre>
   *
   * @param files taken as they are needed; there may be any number
   * @return a result for each file, in their order; a file that cannot be read does not end it.
   *     Close it to stop early
   */
  public Stream<FileResult> recognizeAll(Stream<Path> files) {
    requireOpen();
    return recognizeAll(files, AudioSelection.ALL);
  }

  /** Recognises the emotion of a part of each of many files, as {@link #recognizeAll(Stream)}. */
  public Stream<FileResult> recognizeAll(Stream<Path> files, AudioSelection part) {
    requireOpen();
    return OrderedParallel.map(
        files.iterator(), file -> result(file, part), threads, 2 * options.threads());
  }

  private FileResult result(Path file, AudioSelection part) {
    try {
      return new FileResult(file, Optional.of(recognize(file, part)), Optional.empty());
    } catch (AudioException e) {
      return new FileResult(file, Optional.empty(), Optional.of(e));
    }
  }

  /**
   * Follows the emotion through a file of any length, window by window, with all threads and in
   * memory that does not grow with the length.
   *
   * <pre>{@code
   * try (Stream<Segment> segments = recognizer.timeline(Path.of("meeting.m4a"))) {
   *   segments.forEach(segment ->
   *       System.out.println(segment.start() + " " + segment.prediction().emotion()));
   * }
   * }</pre>
   *
   * @return the segments in order, found as they are taken; close it
   * @throws AudioException at once, or while segments are taken, if the file cannot be read
   */
  public Stream<Segment> timeline(Path file) {
    return timeline(file, AudioSelection.ALL);
  }

  /**
   * Follows the emotion through a part of a file: through one channel, or another track.
   *
   * @throws AudioException as {@link #timeline(Path)}, or if the file has no such part
   */
  public Stream<Segment> timeline(Path file, AudioSelection part) {
    requireOpen();
    return timeline(decoder.with(part).open(file));
  }

  /**
   * Follows the emotion through an audio file that comes as a stream.
   *
   * @param in read to its end at once, into a temporary file, and not closed
   * @throws AudioException as {@link #timeline(Path)}
   */
  public Stream<Segment> timeline(InputStream in) {
    requireOpen();
    return timeline(decoder.open(in, STREAM));
  }

  /**
   * Follows the emotion through decoded audio.
   *
   * @throws AudioException if it is empty
   */
  public Stream<Segment> timeline(AudioClip clip) {
    requireOpen();
    return windows(clip, this::segment);
  }

  /**
   * Follows the emotion through audio that is being decoded.
   *
   * @param audio closed with the stream that is returned
   * @throws AudioException as {@link #timeline(Path)}
   */
  public Stream<Segment> timeline(AudioStream audio) {
    requireOpen();
    return windows(audio, this::segment);
  }

  /**
   * Follows the emotion of one voice through a file of any length, each window with all others in
   * mind, with all threads, and in memory for some numbers a window but not for the audio.
   *
   * <pre>{@code
   * VoiceTimeline call = recognizer.timeline(file, recognizer.unknownVoice(), heard -> {});
   * call.segments().forEach(segment -> System.out.println(segment.prediction().emotion()));
   * }</pre>
   *
   * @param voice what is known of it
   * @param listener told how far into the file was heard, after each window
   * @throws AudioException if the file cannot be read
   * @throws IllegalArgumentException if the profile is another model's
   * @throws IllegalStateException if the model is a light one
   */
  public VoiceTimeline timeline(Path file, VoiceProfile voice, Consumer<Duration> listener) {
    requireOpen();
    return timeline(decoder.open(file), voice, listener);
  }

  /**
   * Follows the emotion of one voice through audio that is being decoded, as {@link #timeline(Path,
   * VoiceProfile, Consumer)} does.
   *
   * @param audio read to its end and closed
   */
  public VoiceTimeline timeline(
      AudioStream audio, VoiceProfile voice, Consumer<Duration> listener) {
    requireOpen();
    try (audio) {
      model.requireOwn(voice);
      return together(windows(audio, this::hear), voice, listener);
    }
  }

  /**
   * Follows the emotion of one voice through decoded audio, as {@link #timeline(Path, VoiceProfile,
   * Consumer)} does.
   *
   * @throws AudioException if it is empty
   */
  public VoiceTimeline timeline(AudioClip clip, VoiceProfile voice, Consumer<Duration> listener) {
    requireOpen();
    model.requireOwn(voice);
    return together(windows(clip, this::hear), voice, listener);
  }

  private <T> Stream<T> windows(AudioClip clip, Function<Window, T> work) {
    AudioClip audio = resampled(clip);
    WindowCutter cutter = cutter(audio.sampleRate());
    Stream<Window> windows =
        Stream.concat(
                cutter.add(audio.samples(), 0, audio.length()).stream(), cutter.finish().stream())
            .map(window -> window.with(clipping(audio, window)));
    return OrderedParallel.map(windows.iterator(), work, threads, 2 * options.threads());
  }

  private static Clipping clipping(AudioClip audio, Window window) {
    double start = (double) window.start() / audio.sampleRate();
    return audio.clipping().orElseThrow().part(start, start + window.clip().seconds());
  }

  private <T> Stream<T> windows(AudioStream audio, Function<Window, T> work) {
    return OrderedParallel.map(
            new WindowIterator(audio, cutter(audio.sampleRate())),
            work,
            threads,
            2 * options.threads())
        .onClose(audio::close);
  }

  /** A window that was heard, of an answer to come. */
  private record HeardWindow(Duration start, Duration end, ClipRecognition.Heard heard) {}

  private HeardWindow hear(Window window) {
    requireOpen();
    return new HeardWindow(window.startTime(), window.endTime(), hear(window.clip()));
  }

  private VoiceTimeline together(
      Stream<HeardWindow> heard, VoiceProfile voice, Consumer<Duration> listener) {
    List<HeardWindow> windows;
    try (heard) {
      windows = heard.peek(window -> listener.accept(window.end())).toList();
    }
    List<VoicePrediction> answers =
        recognition.together(windows.stream().map(HeardWindow::heard).toList(), voice);
    List<Segment> segments = new ArrayList<>();
    VoiceProfile grown = voice;
    for (int i = 0; i < answers.size(); i++) {
      HeardWindow window = windows.get(i);
      segments.add(new Segment(window.start(), window.end(), answers.get(i).prediction()));
      grown = answers.get(i).profile();
    }
    return new VoiceTimeline(segments, grown);
  }

  /**
   * Opens a stream for live audio, from a microphone or a call.
   *
   * <pre>{@code
   * EmotionStream live = recognizer.openStream(8_000, segment -> show(segment.prediction()));
   * }</pre>
   *
   * @param sampleRate of the samples that will be written, 4,000 to 384,000 Hz
   * @param listener told of each window, by the thread that writes
   */
  public EmotionStream openStream(int sampleRate, Consumer<Segment> listener) {
    return openStream(sampleRate, this::segment, listener);
  }

  /**
   * Opens a stream for live audio of a voice that was heard before. What is known of it stays as it
   * is: windows overlap, and the same words would count several times.
   *
   * @param sampleRate of the samples that will be written, 4,000 to 384,000 Hz
   * @param voice what is known of it
   * @param listener told of each window, by the thread that writes
   * @throws IllegalArgumentException if the profile is another model's
   * @throws IllegalStateException if the model is a light one
   */
  public EmotionStream openStream(int sampleRate, VoiceProfile voice, Consumer<Segment> listener) {
    model.requireOwn(voice);
    return openStream(sampleRate, window -> segment(window, voice), listener);
  }

  private EmotionStream openStream(
      int sampleRate, Function<Window, Segment> work, Consumer<Segment> listener) {
    requireOpen();
    Objects.requireNonNull(listener, "listener");
    if (sampleRate < Resampler.MIN_RATE || sampleRate > Resampler.MAX_RATE) {
      throw new IllegalArgumentException(
          "sampleRate is "
              + sampleRate
              + ", expected "
              + Resampler.MIN_RATE
              + " to "
              + Resampler.MAX_RATE);
    }
    return new EmotionStream(cutter(sampleRate), work, listener);
  }

  private WindowCutter cutter(int sampleRate) {
    return new WindowCutter(
        sampleRate, samples(options.window(), sampleRate), samples(options.hop(), sampleRate));
  }

  private static int samples(Duration duration, int sampleRate) {
    return Math.toIntExact(duration.toMillis() * sampleRate / 1_000);
  }

  private Segment segment(Window window) {
    requireOpen();
    return new Segment(
        window.startTime(), window.endTime(), recognition.answer(hear(window.clip())));
  }

  private Segment segment(Window window, VoiceProfile voice) {
    requireOpen();
    return new Segment(
        window.startTime(),
        window.endTime(),
        recognition.answer(hear(window.clip()), voice).prediction());
  }

  /**
   * Explains the prediction of a file: what each group of features and each quarter of a second
   * contributes. It takes some twenty times as long as the prediction, and is of recordings of up
   * to five minutes.
   *
   * <pre>{@code
   * recognizer.explain(Path.of("call.mp3")).writePng(Path.of("why.png"));
   * }</pre>
   *
   * @throws AudioException if the file cannot be read, is longer, or nobody speaks in it
   */
  public Explanation explain(Path file) {
    return explain(file, AudioSelection.ALL);
  }

  /**
   * Explains the prediction of a part of a file.
   *
   * @throws AudioException as {@link #explain(Path)}, or if the file has no such part
   */
  public Explanation explain(Path file, AudioSelection part) {
    requireOpen();
    return explain(decoder.with(part).open(file), file.getFileName().toString(), Optional.empty());
  }

  /**
   * Explains the prediction of an audio file that comes as a stream.
   *
   * @param in read to its end and not closed
   * @throws AudioException as {@link #explain(Path)}
   */
  public Explanation explain(InputStream in) {
    requireOpen();
    return explain(decoder.open(in, STREAM), STREAM, Optional.empty());
  }

  /**
   * Explains the prediction of audio that is being decoded.
   *
   * @param audio at {@link AudioClip#SAMPLE_RATE}, read to its end and closed
   * @param name what errors call it
   * @throws AudioException as {@link #explain(Path)}
   */
  public Explanation explain(AudioStream audio, String name) {
    requireOpen();
    return explain(audio, name, Optional.empty());
  }

  /**
   * Explains the prediction of decoded audio.
   *
   * @throws AudioException if it is empty or longer than five minutes, or nobody speaks in it
   */
  public Explanation explain(AudioClip clip) {
    requireOpen();
    return explain(resampled(clip), Optional.empty());
  }

  /**
   * Explains the prediction of a file of a voice that was heard before, and how much that counts.
   *
   * @param voice what is known of it; it stays as it is
   * @throws AudioException as {@link #explain(Path)}
   * @throws IllegalArgumentException if the profile is another model's
   * @throws IllegalStateException if the model is a light one
   */
  public Explanation explain(Path file, VoiceProfile voice) {
    return explain(file, AudioSelection.ALL, voice);
  }

  /**
   * Explains the prediction of a part of a file of a voice that was heard before.
   *
   * @throws AudioException as {@link #explain(Path, VoiceProfile)}, or if the file has no such part
   */
  public Explanation explain(Path file, AudioSelection part, VoiceProfile voice) {
    requireOpen();
    return explain(
        decoder.with(part).open(file), file.getFileName().toString(), Optional.of(voice));
  }

  /**
   * Explains the prediction of decoded audio of a voice that was heard before, as {@link
   * #explain(Path, VoiceProfile)} does.
   *
   * @throws AudioException if it is empty or longer than five minutes, or nobody speaks in it
   */
  public Explanation explain(AudioClip clip, VoiceProfile voice) {
    requireOpen();
    return explain(resampled(clip), Optional.of(voice));
  }

  private Explanation explain(AudioStream audio, String name, Optional<VoiceProfile> voice) {
    try (audio;
        RecordingParts parts = new RecordingParts(audio, inMemory)) {
      if (!parts.hasNext()) {
        throw new AudioException(name, "has no audio samples");
      }
      AudioClip whole = parts.next();
      if (parts.hasNext()) {
        throw tooLongToExplain(name);
      }
      return recognition.explain(whole, name, voice);
    } catch (OutOfMemoryError e) {
      throw AudioException.tooLarge(name, e);
    }
  }

  private Explanation explain(AudioClip audio, Optional<VoiceProfile> voice) {
    if (audio.seconds() > RecordingParts.LONGEST_SECONDS) {
      throw tooLongToExplain(CLIP);
    }
    return recognition.explain(audio, CLIP, voice);
  }

  private static AudioException tooLongToExplain(String name) {
    return new AudioException(
        name,
        "lasts longer than "
            + RecordingParts.LONGEST_SECONDS
            + " s, the most that is explained: explain a part of it, or follow it with a timeline");
  }

  private ClipRecognition.Heard hear(AudioClip clip) {
    return recognition.hear(resampled(clip));
  }

  private static AudioClip resampled(AudioClip clip) {
    if (clip.length() == 0) {
      throw new AudioException(CLIP, "holds no samples");
    }
    // What was cut off shows no more once the rate is another.
    AudioClip known = clip.clipping().isPresent() ? clip : clip.with(Clipping.of(clip));
    return Resampler.resample(known, AudioClip.SAMPLE_RATE);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the recognizer is closed");
    }
  }

  /**
   * Returns the profile of a voice that was never heard, for {@link #recognize(AudioClip,
   * VoiceProfile)}.
   *
   * @throws IllegalStateException if the model is a light one, which makes no use of profiles
   */
  public VoiceProfile unknownVoice() {
    return model.unknownVoice();
  }

  /** Returns whether the model makes use of what is known of a voice: the accurate one does. */
  public boolean knowsVoices() {
    return model.voiceModel().isPresent();
  }

  /**
   * Refuses a profile that this recognizer cannot go on with.
   *
   * @throws IllegalArgumentException if it is another model's, with a sentence that names both
   *     models, or no model's
   * @throws IllegalStateException if the model is a light one, which makes no use of profiles
   */
  public void requireOwn(VoiceProfile voice) {
    model.requireOwn(voice);
  }

  /**
   * Recognises the emotion of decoded audio of a voice that was heard before, which is understood
   * better for it.
   *
   * <pre>{@code
   * VoiceProfile voice = recognizer.unknownVoice();
   * for (AudioClip clip : clips) {
   *   VoicePrediction answer = recognizer.recognize(clip, voice);
   *   voice = answer.profile();
   * }
   * }</pre>
   *
   * @param clip of any length, at 4 to 384 kHz
   * @param voice what is known of it
   * @return the answer, and the profile grown by the clip unless the answer was rejected for want
   *     of speech
   * @throws AudioException if the clip is empty
   * @throws IllegalArgumentException if the profile is another model's
   * @throws IllegalStateException if the model is a light one
   */
  public VoicePrediction recognize(AudioClip clip, VoiceProfile voice) {
    requireOpen();
    model.requireOwn(voice);
    return recognition.answer(hear(clip), voice);
  }

  /**
   * Recognises the emotion of an audio file of a voice that was heard before, as {@link
   * #recognize(AudioClip, VoiceProfile)} does.
   *
   * @throws AudioException if there is no such file or it holds no audio that can be decoded
   */
  public VoicePrediction recognize(Path file, VoiceProfile voice) {
    requireOpen();
    return recognize(decoder.open(file), file.getFileName().toString(), voice);
  }

  /**
   * Recognises the emotion of a recording of any length that is being decoded, of a voice that was
   * heard before, in memory that does not grow with it.
   *
   * @param audio at {@link AudioClip#SAMPLE_RATE}, read to its end and closed
   * @param name what errors call it
   * @throws AudioException as {@link #recognize(AudioStream, String)}
   * @throws IllegalArgumentException if the profile is another model's
   * @throws IllegalStateException if the model is a light one
   */
  public VoicePrediction recognize(AudioStream audio, String name, VoiceProfile voice) {
    requireOpen();
    try (audio) {
      model.requireOwn(voice);
      return recognition.answer(hear(audio, name), voice);
    }
  }

  /**
   * Recognises the emotions of several clips of one voice, such as a folder of recordings, each
   * with all others in mind, with all threads.
   *
   * @param clips of any length, at 4 to 384 kHz
   * @param voice what is known of it besides
   * @return an answer a clip, in their order; the profile of the last is grown by all of them
   * @throws AudioException if a clip is empty
   * @throws IllegalArgumentException if the profile is another model's
   * @throws IllegalStateException if the model is a light one
   */
  public List<VoicePrediction> recognizeTogether(List<AudioClip> clips, VoiceProfile voice) {
    requireOpen();
    model.requireOwn(voice);
    try (Stream<ClipRecognition.Heard> heard =
        OrderedParallel.map(clips.iterator(), this::hear, threads, 2 * options.threads())) {
      return recognition.together(heard.toList(), voice);
    }
  }

  /**
   * Recognises the emotions of several files of one voice, each with all others in mind, with all
   * threads, and in memory for some numbers a file but not for the audio.
   *
   * <pre>{@code
   * VoiceFiles interview =
   *     recognizer.recognizeTogether(
   *         files, AudioSelection.ALL, recognizer.unknownVoice(), heard -> {});
   * interview.results().forEach(result -> System.out.println(result.prediction()));
   * }</pre>
   *
   * @param part what of each file is heard
   * @param voice what is known of it besides
   * @param listener told of each file when it was heard, or could not be
   * @return a result for each file, in their order; a file that cannot be read counts for nothing
   * @throws IllegalArgumentException if the profile is another model's
   * @throws IllegalStateException if the model is a light one
   */
  public VoiceFiles recognizeTogether(
      List<Path> files, AudioSelection part, VoiceProfile voice, Consumer<Path> listener) {
    requireOpen();
    model.requireOwn(voice);
    List<HeardFile> all;
    try (Stream<HeardFile> heard =
        OrderedParallel.map(
            files.iterator(), file -> hear(file, part), threads, 2 * options.threads())) {
      all = heard.peek(file -> listener.accept(file.file())).toList();
    }
    List<VoicePrediction> answers =
        recognition.together(all.stream().flatMap(file -> file.heard().stream()).toList(), voice);
    Iterator<VoicePrediction> next = answers.iterator();
    List<FileResult> results =
        all.stream()
            .map(
                file ->
                    new FileResult(
                        file.file(),
                        file.heard().map(heard -> next.next().prediction()),
                        file.failure()))
            .toList();
    return new VoiceFiles(
        results, answers.isEmpty() ? voice : answers.get(answers.size() - 1).profile());
  }

  /**
   * Hears a recording of any length that is being decoded, in memory that does not grow with it and
   * in the caller's thread, to be answered later together with others of the same voice.
   *
   * @param audio at {@link AudioClip#SAMPLE_RATE}, read to its end and closed
   * @param name what errors call it
   * @throws AudioException as {@link #recognize(AudioStream, String)}
   */
  public HeardRecording hearForLater(AudioStream audio, String name) {
    requireOpen();
    return new HeardRecording(hear(audio, name));
  }

  /**
   * Answers recordings of one voice, each with all others in mind, as {@link
   * #recognizeTogether(List, VoiceProfile)} does.
   *
   * @param recordings that this recognizer heard
   * @param voice what is known of it besides
   * @return an answer a recording, in their order; the profile of the last is grown by all of them
   * @throws IllegalArgumentException if the profile is another model's
   * @throws IllegalStateException if the model is a light one
   */
  public List<VoicePrediction> answerTogether(List<HeardRecording> recordings, VoiceProfile voice) {
    requireOpen();
    model.requireOwn(voice);
    return recognition.together(recordings.stream().map(HeardRecording::heard).toList(), voice);
  }

  /** A file that was heard, of an answer to come, or why it could not be. */
  private record HeardFile(
      Path file, Optional<ClipRecognition.Heard> heard, Optional<AudioException> failure) {}

  private HeardFile hear(Path file, AudioSelection part) {
    try {
      AudioStream audio = decoder.with(part).open(file);
      return new HeardFile(
          file, Optional.of(hear(audio, file.getFileName().toString())), Optional.empty());
    } catch (AudioException e) {
      return new HeardFile(file, Optional.empty(), Optional.of(e));
    }
  }

  /** Refuses all further calls and gives up what is under way. Closing twice does nothing. */
  @Override
  public void close() {
    closed = true;
    threads.shutdownNow();
  }
}
