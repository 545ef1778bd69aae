package io.github.voiceemotion.transcription.sphinx;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.transcription.Transcriber;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says how many words an engine has wrong on a corpus, and how long it takes.
 *
 * <pre>
 * ARGUMENTS: FOLDER COUNT [PATTERN] [engine=NAME] [model=FILE] [grammar=FILE] [show]
 * </pre>
 *
 * <p>COUNT clips are taken at equal distances from the sorted list of those whose path holds
 * PATTERN. What is said comes from a text beside the audio ({@code help.txt} for {@code help.wav}),
 * or from the file names of RAVDESS and TESS.
 */
public final class TranscriptionBenchmark {

  private static final List<String> RAVDESS =
      List.of("kids are talking by the door", "dogs are sitting by the door");

  private TranscriptionBenchmark() {}

  public static void main(String[] args) throws IOException {
    List<String> words = Arrays.stream(args).filter(arg -> !arg.contains("=")).toList();
    boolean show = words.contains("show");
    Pattern pattern =
        Pattern.compile(words.size() > 2 && !words.get(2).equals("show") ? words.get(2) : "");
    List<Path> clips = clips(Path.of(words.get(0)), Integer.parseInt(words.get(1)), pattern);
    TranscriptionOptions options = options(args);
    try (Transcriber transcriber = open(options)) {
      long opened = System.nanoTime();
      transcriber.transcribe(new AudioDecoder().decode(clips.get(0)));
      double first = seconds(opened);
      WordErrors errors = WordErrors.NONE;
      int faultless = 0;
      double audio = 0;
      double took = 0;
      double longest = 0;
      for (Path file : clips) {
        AudioClip clip = new AudioDecoder().decode(file);
        long start = System.nanoTime();
        Transcript transcript = transcriber.transcribe(clip);
        double seconds = seconds(start);
        WordErrors wrong = WordErrors.of(said(file), transcript.text());
        if (show) {
          System.out.printf(
              "%s %.2f s: %s (%d)%n",
              file.getFileName(), seconds, transcript.text(), wrong.wrong());
        }
        errors = errors.plus(wrong);
        faultless += wrong.wrong() == 0 ? 1 : 0;
        audio += clip.seconds();
        took += seconds;
        longest = Math.max(longest, seconds / clip.seconds());
      }
      System.gc();
      Runtime memory = Runtime.getRuntime();
      System.out.printf(
          "%d clips, %.0f s: word error rate %.1f %%, %d without a fault, %.2f of the audio's length"
              + " (at most %.2f), first clip %.1f s after opening, %d MB of heap in use%n",
          clips.size(),
          audio,
          100 * errors.rate(),
          faultless,
          took / audio,
          longest,
          first,
          memory.totalMemory() - memory.freeMemory() >> 20);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static List<Path> clips(Path folder, int count, Pattern pattern) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all =
          files
              .filter(file -> file.toString().matches(".*\\.(wav|flac|ogg)"))
              .filter(file -> pattern.matcher(folder.relativize(file).toString()).find())
              .sorted()
              .toList();
      int taken = Math.min(count, all.size());
      return IntStream.range(0, taken).mapToObj(i -> all.get(i * all.size() / taken)).toList();
    }
  }

  private static TranscriptionOptions options(String[] args) {
    TranscriptionOptions options = TranscriptionOptions.defaults();
    for (String arg : args) {
      String value = arg.substring(arg.indexOf('=') + 1);
      if (arg.startsWith("engine=")) {
        options = options.withEngine(value);
      } else if (arg.startsWith("model=")) {
        options = options.withModel(Path.of(value));
      } else if (arg.startsWith("grammar=")) {
        options = options.withGrammar(Path.of(value));
      }
    }
    return options;
  }

  private static Transcriber open(TranscriptionOptions options) {
    return Transcription.engines().stream()
        .filter(engine -> engine.name().equals(options.engine()))
        .findFirst()
        .orElseThrow()
        .open(options);
  }

  static String said(Path file) throws IOException {
    String name = file.getFileName().toString().replaceFirst("\\.\\w+$", "");
    Path text = file.resolveSibling(name + ".txt");
    if (Files.exists(text)) {
      return Files.readString(text);
    }
    if (name.matches("\\d\\d(-\\d\\d){6}")) {
      return RAVDESS.get(Integer.parseInt(name.split("-")[4]) - 1);
    }
    if (name.matches("[OY]AF_\\w+_\\w+")) {
      return "say the word " + name.split("_")[1];
    }
    throw new IOException(file + ": nothing tells what is said, expected a file " + text);
  }
}
