package io.github.voiceemotion.transcription;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Says how many words and letters an engine has wrong on a corpus, by emotion, and how long it
 * takes. docs/transcription-accuracy.md has its tables and how to make them.
 *
 * <pre>
 * ARGUMENTS: FOLDER COUNT [texts=FILE] [engine=NAME] [model=FILE] [language=TAG]
 *            [write=FILE] [read=FILE] [list=FILE]
 * </pre>
 *
 * <p>COUNT clips are taken at equal distances from the sorted list of all. What is said comes from
 * the names of RAVDESS, TESS and EMOVO, or from lines of {@code name TAB text} in {@code texts}, in
 * which a name is the file's or its end, such as {@code 17} for nEMO's seventeenth sentence. {@code
 * write} keeps the transcripts in that form; {@code read} counts the errors of those that are there
 * already, such as another program's; {@code list} writes the clips' paths and does no more.
 */
final class WordErrorProgram {

  private static final Map<String, String> RAVDESS_SENTENCES =
      Map.of("01", "kids are talking by the door", "02", "dogs are sitting by the door");

  private static final List<String> RAVDESS_EMOTIONS =
      List.of("neutral", "calm", "happy", "sad", "angry", "fear", "disgust", "surprise");

  private static final Map<String, String> EMOVO_SENTENCES =
      Map.ofEntries(
          Map.entry("b1", "Gli operai si alzano presto"),
          Map.entry("b2", "I vigili sono muniti di pistola"),
          Map.entry("b3", "La cascata fa molto rumore"),
          Map.entry(
              "l1", "L'autunno prossimo Tony partirà per la Spagna nella prima metà di ottobre"),
          Map.entry("l2", "Ora prendo la felpa di là ed esco per fare una passeggiata"),
          Map.entry("l3", "Un attimo dopo s'è incamminato ed è inciampato"),
          Map.entry("l4", "Vorrei il numero telefonico del Signor Piatti"),
          Map.entry("n1", "La casa forte vuole col pane"),
          Map.entry("n2", "La forza trova il passo e l'aglio rosso"),
          Map.entry("n3", "Il gatto sta scorrendo nella pera"),
          Map.entry("n4", "Insalata pastasciutta coscia d'agnello limoncello"),
          Map.entry("n5", "Uno quarantatré diecimila cinquantasette venti"),
          Map.entry("d1", "Sabato sera cosa farà"),
          Map.entry("d2", "Porti con te quella cosa"));

  private static final Map<String, String> EMOVO_EMOTIONS =
      Map.of(
          "neu",
          "neutral",
          "gio",
          "happy",
          "tri",
          "sad",
          "rab",
          "angry",
          "pau",
          "fear",
          "sor",
          "surprise",
          "dis",
          "disgust");

  /** What is known of a clip by its name, or by a list of texts. */
  private record Said(String emotion, String text) {}

  private final Map<String, WordErrors> words = new TreeMap<>();
  private final Map<String, WordErrors> letters = new TreeMap<>();

  private WordErrorProgram() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, String> settings =
        Arrays.stream(arguments)
            .filter(argument -> argument.contains("="))
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    Map<String, String> texts = table(settings.get("texts"));
    List<Path> clips = clips(Path.of(arguments[0]), Integer.parseInt(arguments[1]), texts);
    if (settings.containsKey("list")) {
      Files.write(Path.of(settings.get("list")), clips.stream().map(Path::toString).toList());
    } else if (settings.containsKey("read")) {
      new WordErrorProgram().count(clips, texts, table(settings.get("read")));
    } else {
      new WordErrorProgram().transcribe(clips, texts, settings);
    }
  }

  private static Map<String, String> table(String file) throws IOException {
    Map<String, String> table = new HashMap<>();
    if (file != null) {
      for (String line : Files.readAllLines(Path.of(file))) {
        String[] cells = line.split("\t", 2);
        table.put(cells[0], cells[1]);
      }
    }
    return table;
  }

  private static List<Path> clips(Path folder, int count, Map<String, String> texts)
      throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all =
          files
              .filter(file -> file.toString().matches(".*\\.(wav|flac|ogg)"))
              .filter(file -> said(name(file), texts).isPresent())
              .sorted()
              .toList();
      int taken = Math.min(count, all.size());
      return IntStream.range(0, taken)
          .mapToObj(i -> all.get((int) ((long) i * all.size() / taken)))
          .toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
  }

  private static Optional<Said> said(String name, Map<String, String> texts) {
    if (name.matches("\\d\\d(-\\d\\d){6}")) {
      String[] parts = name.split("-");
      String emotion = RAVDESS_EMOTIONS.get(Integer.parseInt(parts[2]) - 1);
      return Optional.of(new Said(emotion, RAVDESS_SENTENCES.get(parts[4])));
    }
    if (name.matches("[OY]AF_\\w+_\\w+")) {
      String[] parts = name.split("_");
      return Optional.of(new Said(parts[2], "say the word " + parts[1]));
    }
    if (name.matches("\\w{3}-[fm]\\d-\\w\\d")) {
      String[] parts = name.split("-");
      return Optional.of(new Said(EMOVO_EMOTIONS.get(parts[0]), EMOVO_SENTENCES.get(parts[2])));
    }
    String end = name.substring(name.lastIndexOf('_') + 1);
    String text = texts.getOrDefault(name, texts.get(end));
    // nEMO: speaker_emotion_sentence.
    String emotion = name.matches("\\w+_\\w+_\\d+") ? name.split("_")[1] : "all";
    return Optional.ofNullable(text).map(known -> new Said(emotion, known));
  }

  private void transcribe(List<Path> clips, Map<String, String> texts, Map<String, String> settings)
      throws IOException {
    double audio = 0;
    double took = 0;
    double longest = 0;
    try (Transcriber transcriber = open(settings);
        PrintStream out = out(settings.get("write"))) {
      AudioClip first = new AudioDecoder().decode(clips.get(0));
      String before = resident();
      transcriber.transcribe(first);
      System.out.println(before + " of resident memory before, " + resident() + " with the model");
      for (Path file : clips) {
        AudioClip clip = new AudioDecoder().decode(file);
        long start = System.nanoTime();
        Transcript transcript = transcriber.transcribe(clip);
        double seconds = (System.nanoTime() - start) / 1e9;
        out.println(name(file) + "\t" + transcript.text() + "\t" + transcript.language());
        count(said(name(file), texts).orElseThrow(), transcript.text());
        audio += clip.seconds();
        took += seconds;
        longest = Math.max(longest, seconds);
      }
    }
    print();
    System.out.printf(
        Locale.ROOT,
        "%d clips of %.1f s: %.2f s a clip, at most %.2f s, %.3f of the audio's length; %s of"
            + " resident memory%n",
        clips.size(),
        audio,
        took / clips.size(),
        longest,
        took / audio,
        resident());
  }

  private static Transcriber open(Map<String, String> settings) {
    TranscriptionOptions options = TranscriptionOptions.defaults();
    options = options.withEngine(settings.getOrDefault("engine", options.engine()));
    if (settings.containsKey("model")) {
      options = options.withModel(Path.of(settings.get("model")));
    }
    if (settings.containsKey("language")) {
      options = options.withLanguage(settings.get("language"));
    }
    String name = options.engine();
    return Transcription.engines().stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow()
        .open(options);
  }

  private static PrintStream out(String file) throws IOException {
    return file == null
        ? new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8)
        : new PrintStream(file, StandardCharsets.UTF_8);
  }

  private void count(List<Path> clips, Map<String, String> texts, Map<String, String> written) {
    for (Path file : clips) {
      String[] cells = written.getOrDefault(name(file), "").split("\t");
      count(said(name(file), texts).orElseThrow(), cells[0]);
    }
    print();
  }

  private void count(Said said, String written) {
    for (String row : List.of(said.emotion(), "~ all")) {
      words.merge(row, WordErrors.of(said.text(), written), WordErrors::plus);
      letters.merge(row, WordErrors.ofLetters(said.text(), written), WordErrors::plus);
    }
  }

  private void print() {
    words.forEach(
        (row, errors) ->
            System.out.printf(
                Locale.ROOT,
                "%-10s words %.3f of %d, letters %.3f%n",
                row,
                errors.rate(),
                errors.said(),
                letters.get(row).rate()));
  }

  /** Of the whole process, as Linux tells it. */
  private static String resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .map(line -> line.replaceAll("\\D+", ""))
            .map(kilobytes -> Long.parseLong(kilobytes) / 1_000 + " MB")
            .findFirst()
            .orElse("?")
        : "?";
  }
}
