package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.Explanation;
import io.github.voiceemotion.api.FileResult;
import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.api.VoiceTimeline;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.VoicePrediction;
import io.github.voiceemotion.model.VoiceProfile;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
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

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Audio: WAV, MP3, M4A, FLAC, OGG, WebM or AIFF; a folder of such files; a pattern in "
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
    if (wantsWords() && (depth.timeline || depth.explain)) {
      throw wrong("--transcribe goes with neither --timeline nor --explain");
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
    try (Transcription transcription = wantsWords() ? words.open() : null;
        EmotionRecognizer recognizer = model.load()) {
      format = format(recognizer.manifest().labels());
      out.print(format.heading());
      List<Path> files = standardInput ? List.of() : collect();
      if (plot != null) {
        requirePlot(files, standardInput);
      }
      if (transcription != null) {
        transcribeAll(recognizer, transcription, files);
      } else if (standardInput) {
        standardInput(recognizer);
      } else if (depth.explain) {
        explainAll(recognizer, files);
      } else if (voice.isGiven()) {
        hearVoice(recognizer, files);
      } else if (depth.timeline) {
        files.forEach(file -> timeline(recognizer, file));
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
        ? new CsvFormat(labels, depth.timeline, wantsWords())
        : new TextFormat(isTerminal(), TextFormat.terminalHasUnicode(), top());
  }

  private OptionalInt top() {
    return top == null ? OptionalInt.empty() : OptionalInt.of(top);
  }

  private boolean wantsWords() {
    return words.isWanted(transcribe);
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
    try (Stream<FileResult> results = recognizer.recognizeAll(files.stream())) {
      results.forEach(
          result -> {
            String file = result.file().toString();
            result.failure().ifPresent(failure -> fail(file, failure.of(result.file())));
            result
                .prediction()
                .ifPresent(
                    prediction -> {
                      succeeded++;
                      say(format.prediction(file, prediction));
                    });
            progress.show(succeeded + failed, files.size(), "files");
          });
    }
    progress.erase();
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
        VoiceTimeline timeline =
            recognizer.timeline(file, profile, heard -> progress.show(file.getFileName(), heard));
        profile = timeline.profile();
        follow(file.toString(), timeline.segments().stream());
      } catch (AudioException e) {
        fail(file.toString(), e);
      }
    }
    return profile;
  }

  /** One file after the other, as each is to know what came before. */
  private VoiceProfile inTurn(EmotionRecognizer recognizer, List<Path> files, VoiceProfile known) {
    VoiceProfile profile = known;
    for (Path file : files) {
      try {
        VoicePrediction answer = recognizer.recognize(file, profile);
        profile = answer.profile();
        succeeded++;
        say(format.prediction(file.toString(), answer.prediction()));
      } catch (AudioException e) {
        fail(file.toString(), e.of(file));
      }
      progress.show(succeeded + failed, files.size(), "files");
    }
    return profile;
  }

  private VoiceProfile together(
      EmotionRecognizer recognizer, List<Path> files, VoiceProfile known) {
    AudioDecoder decoder = new AudioDecoder();
    Map<Path, AudioClip> clips = new LinkedHashMap<>();
    for (Path file : files) {
      try {
        clips.put(file, decoder.decode(file));
      } catch (AudioException e) {
        fail(file.toString(), e.of(file));
      }
      progress.show(clips.size() + failed, files.size(), "files");
    }
    VoiceProfile profile = known;
    Iterator<VoicePrediction> answers =
        recognizer.recognizeTogether(List.copyOf(clips.values()), known).iterator();
    for (Path file : clips.keySet()) {
      VoicePrediction answer = answers.next();
      profile = answer.profile();
      succeeded++;
      say(format.prediction(file.toString(), answer.prediction()));
    }
    return profile;
  }

  /** One file after the other: the engine, which takes the time, works on one at a time anyway. */
  private void transcribeAll(
      EmotionRecognizer recognizer, Transcription transcription, List<Path> files) {
    AudioDecoder decoder = new AudioDecoder();
    if (arguments.contains(STANDARD_INPUT)) {
      transcribe(
          STANDARD_INPUT,
          () -> decoder.decode(System.in, STANDARD_INPUT),
          recognizer,
          transcription);
    }
    for (Path file : files) {
      transcribe(file.toString(), () -> decoder.decode(file), recognizer, transcription);
      progress.show(succeeded + failed, files.size(), "files");
    }
    progress.erase();
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

  private void timeline(EmotionRecognizer recognizer, Path file) {
    try (Stream<Segment> segments = recognizer.timeline(file)) {
      follow(file.toString(), segments);
    } catch (AudioException e) {
      fail(file.toString(), e.of(file));
    }
  }

  private void follow(String file, Stream<Segment> segments) {
    if (!form.json && !form.csv) {
      say(file + "\n");
    }
    segments.forEach(segment -> say(format.segment(file, segment)));
    succeeded++;
  }

  private void explainAll(EmotionRecognizer recognizer, List<Path> files) {
    Optional<VoiceProfile> known =
        voice.isGiven() ? Optional.of(voice.heardBefore(recognizer)) : Optional.empty();
    for (Path file : files) {
      try {
        tell(
            file.toString(),
            known.isPresent() ? recognizer.explain(file, known.get()) : recognizer.explain(file));
      } catch (AudioException e) {
        fail(file.toString(), e.of(file));
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
        try (Stream<Segment> segments = recognizer.timeline(System.in)) {
          follow(STANDARD_INPUT, segments);
        }
      } else if (depth.explain) {
        tell(STANDARD_INPUT, recognizer.explain(System.in));
      } else {
        say(format.prediction(STANDARD_INPUT, recognizer.recognize(System.in)));
        succeeded++;
      }
    } catch (AudioException e) {
      fail(STANDARD_INPUT, e);
    }
  }
}
