package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.Explanation;
import io.github.voiceemotion.api.FileResult;
import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.api.VoiceFiles;
import io.github.voiceemotion.api.VoiceTimeline;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.AudioSelection;
import io.github.voiceemotion.audio.AudioStream;
import io.github.voiceemotion.audio.DecodeLimits;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.VoicePrediction;
import io.github.voiceemotion.model.VoiceProfile;
import io.github.voiceemotion.transcription.Cue;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.Word;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code predict} sub-command: the emotion of each of some files. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints the probabilities of the model's emotions for each audio file.",
    footer = {
      "",
      "Examples:",
      "  emotion predict call.mp3",
      "  emotion predict --csv recordings > emotions.csv",
      "  emotion predict --json 'calls/**/*.ogg'",
      "  emotion predict --timeline meeting.m4a",
      "  emotion predict --explain --plot why.png call.wav",
      "  emotion predict --transcribe call.wav",
      "  emotion predict --timeline --transcribe --channel each call.wav",
      "  emotion predict --vtt call.vtt call.wav",
      "  emotion predict --channel each --csv calls",
      "  emotion predict --voice anna anna-1.wav anna-2.wav",
      "  emotion predict --same-voice --csv interview",
      "  emotion predict --timeline --same-voice speech.m4a",
      "  emotion predict --explain --voice anna anna-3.wav",
      "  arecord -d 3 -f S16_LE -r 16000 | emotion predict -"
    })
final class PredictCommand implements Callable<Integer> {

  private static final int SOME_FAILED = 1;
  private static final int NOTHING_WORKED = 2;
  private static final String STANDARD_INPUT = "-";
  private static final int WHOLE = 100;

  /** How long the words of what may be an hour's conversation may take. */
  private static final Duration LONGEST_TIMELINE = Duration.ofHours(3);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Audio in any of the usual formats; a folder of such files; a pattern in "
              + "quotes, such as 'calls/**/*.ogg'; or - for standard input.")
  private List<String> arguments;

  @ArgGroup private Form form = new Form();

  /** How results are written, one way at most. */
  private static final class Form {
    @Option(names = "--json", description = "Print one JSON object a line and file.")
    private boolean json;

    @Option(names = "--csv", description = "Print a table, with a row for each file.")
    private boolean csv;
  }

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Show the N most probable emotions, the first one first.")
  private Integer top;

  @ArgGroup private Depth depth = new Depth();

  /** What is said of a file, one thing at most. */
  private static final class Depth {
    @Option(
        names = "--timeline",
        description = "Follow the emotion through each file, 3 s every 1.5 s.")
    private boolean timeline;

    @Option(
        names = "--explain",
        description =
            "Say how much each group of features and each quarter of a second contributes; --plot "
                + "draws it.")
    private boolean explain;
  }

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "With --explain: draw that of the one file into a .png file.")
  private Path plot;

  @Option(
      names = "--transcribe",
      description = "Write down what is said, too; a line then waits for its words.")
  private boolean transcribe;

  @Mixin private SubtitleOption subtitles;
  @Mixin private AudioPartOption part;
  @Mixin private VoiceOption voice;
  @Mixin private ForceOption force;
  @Mixin private RecognizerOption model;
  @Mixin private TranscriptionOption words;

  private PrintWriter out;
  private PrintWriter err;
  private ProgressLine progress;
  private ResultFormat format;
  private int succeeded;
  private int failed;

  @Override
  public Integer call() {
    out = spec.commandLine().getOut();
    err = spec.commandLine().getErr();
    progress = new ProgressLine(err, Boolean.getBoolean("emotion.progress"));
    boolean standardInput = arguments.contains(STANDARD_INPUT);
    if (standardInput && arguments.size() > 1) {
      throw wrong("- stands for all input: expected no other files beside it");
    }
    if (wantsWords() && depth.explain) {
      throw wrong("--transcribe, --srt and --vtt do not go with --explain");
    }
    if (subtitles.isWanted() && !wantsWords()) {
      throw wrong("--srt and --vtt write words down, which --transcription=none does not");
    }
    if (voice.isGiven() && (wantsWords() || standardInput)) {
      throw wrong("--voice and --same-voice go with neither - nor --transcribe");
    }
    voice
        .contradiction(depth.explain)
        .ifPresent(
            contradiction -> {
              throw wrong(contradiction);
            });
    if (depth.explain && form.csv) {
      throw wrong("--explain does not fit into the rows of --csv: take --json");
    }
    if (top != null && (form.json || form.csv)) {
      throw wrong("--top is for people: --json and --csv give all emotions");
    }
    if (plot != null && !depth.explain) {
      throw wrong("--plot draws what --explain says, and goes with it");
    }
    if (plot != null && !plot.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw wrong("--plot is '" + plot + "', expected a name that ends in .png");
    }
    if (part.isEachChannel()
        && (wantsWords() && !isTimeline() || standardInput || voice.isGiven() || depth.explain)) {
      throw wrong(
          "--channel=each goes with files alone: not with -, --explain, --voice, --same-voice, or"
              + " --transcribe without --timeline");
    }
    try (Transcription transcription = wantsWords() ? openWords() : null;
        EmotionRecognizer recognizer = model.load()) {
      format = format(recognizer.manifest().labels());
      out.print(format.heading());
      List<Path> files = standardInput ? List.of() : collect();
      if (plot != null) {
        requirePlot(files, standardInput);
      }
      subtitles.requireWritable(force, files, standardInput);
      if (transcription != null && isTimeline()) {
        transcribeTimelines(recognizer, transcription, files);
      } else if (transcription != null) {
        transcribeAll(recognizer, transcription, files);
      } else if (standardInput) {
        standardInput(recognizer);
      } else if (depth.explain) {
        explainAll(recognizer, files);
      } else if (voice.isGiven()) {
        hearVoice(recognizer, files);
      } else if (depth.timeline) {
        timelineAll(recognizer, files);
      } else if (part.isEachChannel()) {
        predictChannels(recognizer, files);
      } else if (files.size() == 1) {
        predictOne(recognizer, files.get(0));
      } else {
        predictAll(recognizer, files);
      }
      out.flush();
    } catch (ModelBundleException
        | TranscriptionException
        | IllegalArgumentException
        | UncheckedIOException e) {
      err.println("error: " + e.getMessage());
      return NOTHING_WORKED;
    }
    if (failed == 0) {
      return 0;
    }
    return succeeded > 0 ? SOME_FAILED : NOTHING_WORKED;
  }

  private ResultFormat format(Labels labels) {
    if (top != null && (top < 1 || top > labels.size())) {
      throw wrong("--top is " + top + ", expected 1 to " + labels.size());
    }
    if (form.json) {
      return new JsonFormat();
    }
    return form.csv
        ? new CsvFormat(labels, isTimeline(), wantsWords())
        : new TextFormat(isTerminal(), TextFormat.terminalHasUnicode(), top());
  }

  private OptionalInt top() {
    return top == null ? OptionalInt.empty() : OptionalInt.of(top);
  }

  private boolean wantsWords() {
    return words.isWanted(transcribe || subtitles.isWanted());
  }

  private Transcription openWords() {
    return isTimeline() ? words.open(LONGEST_TIMELINE) : words.open();
  }

  /** Subtitles tell of the emotion over time. */
  private boolean isTimeline() {
    return depth.timeline || subtitles.isWanted();
  }

  private boolean isTerminal() {
    return spec.commandLine().getColorScheme().ansi().enabled();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void requirePlot(List<Path> files, boolean standardInput) {
    if (!standardInput && files.size() != 1) {
      throw wrong("--plot draws one file, got " + files.size());
    }
    force.requireWritable(plot, files);
  }

  private List<Path> collect() {
    List<Path> files = new ArrayList<>();
    for (String argument : arguments) {
      try {
        AudioArguments.Found found = AudioArguments.find(argument);
        files.addAll(found.files());
        found.notes().forEach(note -> err.println("note: " + note));
        found.failures().forEach((path, failure) -> fail(path.toString(), failure));
      } catch (AudioException e) {
        fail(argument, e);
      }
    }
    return files;
  }

  private void fail(Path file, AudioException failure) {
    fail(file.toString(), failure.of(file));
  }

  private void fail(String file, AudioException failure) {
    failed++;
    progress.erase();
    String told = format.failure(file, failure.getMessage());
    if (told.isEmpty()) {
      err.println("error: " + failure.getMessage());
    }
    say(told);
  }

  private void say(String result) {
    progress.erase();
    out.print(result);
    // Whoever reads along sees each result at once; an interrupted run leaves whole lines.
    out.flush();
  }

  private void predictAll(EmotionRecognizer recognizer, List<Path> files) {
    AudioSelection selection = part.selection();
    try (Stream<FileResult> results = recognizer.recognizeAll(files.stream(), selection)) {
      results.forEach(
          result -> {
            String file = result.file().toString();
            result.failure().ifPresent(failure -> fail(result.file(), failure));
            result
                .prediction()
                .ifPresent(
                    prediction -> {
                      succeeded++;
                      noteTracks(result.file());
                      say(format.prediction(file, prediction));
                    });
            progress.show(succeeded + failed, files.size(), "files");
          });
    }
    progress.erase();
  }

  /** A single file may be long: tells how far it is. */
  private void predictOne(EmotionRecognizer recognizer, Path file) {
    try {
      noteTracks(file);
      Prediction prediction = recognizer.recognize(watched(file), file.toString());
      succeeded++;
      say(format.prediction(file.toString(), prediction));
    } catch (AudioException e) {
      fail(file, e);
    }
  }

  /** Opens a file and tells how far into it is read. */
  private AudioStream watched(Path file) {
    return new WatchedAudio(
        decoder().open(file),
        share -> progress.show(Math.round(share * WHOLE), WHOLE, "% of " + file));
  }

  private void predictChannels(EmotionRecognizer recognizer, List<Path> files) {
    for (Path file : files) {
      try {
        noteTracks(file);
        List<Prediction> sides = recognizer.recognizeChannels(file, part.selection());
        for (int i = 0; i < sides.size(); i++) {
          say(format.prediction(channelName(file, i, sides.size()), sides.get(i)));
        }
        succeeded++;
      } catch (AudioException e) {
        fail(file, e);
      }
      progress.show(succeeded + failed, files.size(), "files");
    }
    progress.erase();
  }

  private static String channelName(Path file, int channel, int of) {
    return of == 1 ? file.toString() : file + " (" + AudioPartOption.name(channel, of) + ")";
  }

  private AudioDecoder decoder() {
    return new AudioDecoder(DecodeLimits.DEFAULT, part.selection());
  }

  /** Says that there is more to a file than what is heard. */
  private void noteTracks(Path file) {
    if (part.isTrackChosen()) {
      return;
    }
    int tracks;
    try {
      tracks = new AudioDecoder().contents(file).tracks();
    } catch (AudioException e) {
      return; // Whoever decodes it says so, and a batch goes on.
    }
    if (tracks > 1) {
      progress.erase();
      err.println(
          "note: " + file + " has " + tracks + " audio tracks; --track=N hears another one");
    }
  }

  private void hearVoice(EmotionRecognizer recognizer, List<Path> files) {
    VoiceProfile known = voice.known(recognizer);
    VoiceProfile grown;
    if (depth.timeline) {
      grown = timelines(recognizer, files, known);
    } else if (voice.isTogether()) {
      grown = together(recognizer, files, known);
    } else {
      grown = inTurn(recognizer, files, known);
    }
    progress.erase();
    voice.keep(grown);
  }

  /** The windows of a file together, and of each file with those before in mind. */
  private VoiceProfile timelines(
      EmotionRecognizer recognizer, List<Path> files, VoiceProfile known) {
    VoiceProfile profile = known;
    for (Path file : files) {
      try {
        noteTracks(file);
        VoiceTimeline timeline =
            recognizer.timeline(
                decoder().open(file), profile, heard -> progress.show(file.getFileName(), heard));
        profile = timeline.profile();
        follow(file.toString(), timeline.segments().stream());
        succeeded++;
      } catch (AudioException e) {
        fail(file, e);
      }
    }
    return profile;
  }

  /** One file after the other, as each is to know what came before. */
  private VoiceProfile inTurn(EmotionRecognizer recognizer, List<Path> files, VoiceProfile known) {
    VoiceProfile profile = known;
    for (Path file : files) {
      try {
        noteTracks(file);
        VoicePrediction answer =
            recognizer.recognize(decoder().open(file), file.toString(), profile);
        profile = answer.profile();
        succeeded++;
        say(format.prediction(file.toString(), answer.prediction()));
      } catch (AudioException e) {
        fail(file, e);
      }
      progress.show(succeeded + failed, files.size(), "files");
    }
    return profile;
  }

  private VoiceProfile together(
      EmotionRecognizer recognizer, List<Path> files, VoiceProfile known) {
    AtomicInteger heard = new AtomicInteger();
    VoiceFiles answers =
        recognizer.recognizeTogether(
            files,
            part.selection(),
            known,
            file -> progress.show(heard.incrementAndGet(), files.size(), "files"));
    for (FileResult result : answers.results()) {
      result.failure().ifPresent(failure -> fail(result.file(), failure));
      result
          .prediction()
          .ifPresent(
              prediction -> {
                succeeded++;
                say(format.prediction(result.file().toString(), prediction));
              });
    }
    return answers.profile();
  }

  /** One file after the other: the engine, which takes the time, works on one at a time anyway. */
  private void transcribeAll(
      EmotionRecognizer recognizer, Transcription transcription, List<Path> files) {
    AudioDecoder decoder = decoder();
    if (arguments.contains(STANDARD_INPUT)) {
      transcribe(
          STANDARD_INPUT,
          () -> decoder.decode(System.in, STANDARD_INPUT),
          recognizer,
          transcription);
    }
    for (Path file : files) {
      transcribe(file.toString(), () -> decode(decoder, file), recognizer, transcription);
      progress.show(succeeded + failed, files.size(), "files");
    }
    progress.erase();
  }

  private AudioClip decode(AudioDecoder decoder, Path file) {
    noteTracks(file);
    return decoder.decode(file);
  }

  private void transcribe(
      String file,
      Supplier<AudioClip> audio,
      EmotionRecognizer recognizer,
      Transcription transcription) {
    try {
      SpokenEmotion spoken = SpokenEmotion.of(audio.get(), recognizer::recognize, transcription);
      format.spoken(file, spoken.prediction(), () -> Words.await(spoken.transcript()), this::say);
      succeeded++;
    } catch (AudioException e) {
      fail(file, file.equals(STANDARD_INPUT) ? e : e.of(Path.of(file)));
    }
  }

  /** One file after the other, each of its channels after the other if they are apart. */
  private void transcribeTimelines(
      EmotionRecognizer recognizer, Transcription transcription, List<Path> files) {
    if (arguments.contains(STANDARD_INPUT)) {
      try {
        AudioClip clip = decoder().decode(System.in, STANDARD_INPUT);
        subtitles.write(transcribeTimeline(recognizer, transcription, clip, STANDARD_INPUT).cues());
        succeeded++;
      } catch (AudioException e) {
        fail(STANDARD_INPUT, e);
      }
    }
    for (Path file : files) {
      try {
        noteTracks(file);
        List<Cue> cues = new ArrayList<>();
        if (part.isEachChannel()) {
          int channels = decoder().contents(file).channels();
          for (int i = 0; i < channels; i++) {
            AudioSelection side = part.selection().withChannel(i);
            AudioClip clip = new AudioDecoder(DecodeLimits.DEFAULT, side).decode(file);
            String name = channelName(file, i, channels);
            String speaker = AudioPartOption.name(i, channels);
            transcribeTimeline(recognizer, transcription, clip, name).cues().stream()
                .map(cue -> cue.withSpeaker(speaker))
                .forEach(cues::add);
          }
        } else {
          AudioClip clip = decoder().decode(file);
          cues.addAll(transcribeTimeline(recognizer, transcription, clip, file.toString()).cues());
        }
        subtitles.write(cues);
        succeeded++;
      } catch (AudioException e) {
        fail(file, e);
      }
    }
  }

  private SpokenTimeline transcribeTimeline(
      EmotionRecognizer recognizer, Transcription transcription, AudioClip clip, String name) {
    CompletableFuture<Transcript> transcript = transcription.start(clip);
    List<Segment> segments;
    try (Stream<Segment> heard = recognizer.timeline(clip)) {
      segments = heard.toList();
    } catch (RuntimeException e) {
      transcript.cancel(true);
      throw e;
    }
    Words heard = Words.await(transcript);
    if (subtitles.isWanted() && heard.failure().isPresent()) {
      throw new AudioException(name, "has no subtitles: " + heard.failure().get());
    }
    SpokenTimeline timeline =
        new SpokenTimeline(segments, heard.transcript().map(Transcript::words).orElse(List.of()));
    if (!form.json && !form.csv) {
      say(name + "\n");
      heard.failure().ifPresent(failure -> say("  no words: " + failure + "\n"));
    }
    List<List<Word>> said = timeline.wordsOfSegments();
    for (int i = 0; i < segments.size(); i++) {
      say(format.segment(name, segments.get(i), said.get(i), heard.failure()));
    }
    return timeline;
  }

  private void timelineAll(EmotionRecognizer recognizer, List<Path> files) {
    for (Path file : files) {
      try {
        noteTracks(file);
        if (part.isEachChannel()) {
          int channels = decoder().contents(file).channels();
          for (int i = 0; i < channels; i++) {
            AudioSelection side = part.selection().withChannel(i);
            timeline(recognizer, file, side, channelName(file, i, channels));
          }
        } else {
          timeline(recognizer, file, part.selection(), file.toString());
        }
        succeeded++;
      } catch (AudioException e) {
        fail(file, e);
      }
    }
  }

  private void timeline(
      EmotionRecognizer recognizer, Path file, AudioSelection heard, String name) {
    try (Stream<Segment> segments = recognizer.timeline(file, heard)) {
      follow(name, segments);
    }
  }

  private void follow(String file, Stream<Segment> segments) {
    if (!form.json && !form.csv) {
      say(file + "\n");
    }
    segments.forEach(segment -> say(format.segment(file, segment)));
  }

  private void explainAll(EmotionRecognizer recognizer, List<Path> files) {
    Optional<VoiceProfile> known =
        voice.isGiven() ? Optional.of(voice.heardBefore(recognizer)) : Optional.empty();
    for (Path file : files) {
      try {
        noteTracks(file);
        tell(
            file.toString(),
            known.isPresent()
                ? recognizer.explain(file, part.selection(), known.get())
                : recognizer.explain(file, part.selection()));
      } catch (AudioException e) {
        fail(file, e);
      }
      progress.show(succeeded + failed, files.size(), "files");
    }
    progress.erase();
  }

  private void tell(String file, Explanation explanation) {
    say(format.explanation(file, explanation));
    if (plot != null) {
      try {
        explanation.writePng(plot);
      } catch (IOException e) {
        throw new UncheckedIOException(plot + ": cannot be written: " + e.getMessage(), e);
      }
    }
    succeeded++;
  }

  private void standardInput(EmotionRecognizer recognizer) {
    try {
      if (depth.timeline) {
        AudioStream audio = decoder().open(System.in, STANDARD_INPUT);
        try (Stream<Segment> segments = recognizer.timeline(audio)) {
          follow(STANDARD_INPUT, segments);
        }
        succeeded++;
      } else if (depth.explain) {
        AudioStream audio = decoder().open(System.in, STANDARD_INPUT);
        tell(STANDARD_INPUT, recognizer.explain(audio, STANDARD_INPUT));
      } else {
        AudioStream audio = decoder().open(System.in, STANDARD_INPUT);
        say(format.prediction(STANDARD_INPUT, recognizer.recognize(audio, STANDARD_INPUT)));
        succeeded++;
      }
    } catch (AudioException e) {
      fail(STANDARD_INPUT, e);
    }
  }
}
