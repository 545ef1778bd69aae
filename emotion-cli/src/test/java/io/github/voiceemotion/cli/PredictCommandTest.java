package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.WavWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictCommandTest {

  private static final String SPEECH = "../data/samples/reading.wav";

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsABarForEachEmotion() {
    assertEquals(0, run("predict", SPEECH));

    List<String> lines = out.toString().lines().toList();
    assertEquals(SPEECH, lines.get(0));
    List<String> names =
        lines.subList(1, 7).stream().map(line -> line.replaceAll("[^a-z]", "")).toList();
    assertEquals(List.of("neutral", "happy", "sad", "angry", "fear", "surprise"), names);
    assertTrue(lines.get(1).matches("  \\S* ?neutral .*\\d+\\.\\d %"), lines.get(1));
    assertEquals("", err.toString());
  }

  @Test
  void writesDownTheWords() throws IOException {
    assertEquals(0, run("predict", "--transcribe", "--transcription=parrot", SPEECH));
    String words = "\n  \"" + ParrotEngine.TEXT + "\"  (rough)\n";
    assertTrue(out.toString().endsWith(words), out.toString());

    out.getBuffer().setLength(0);
    assertEquals(0, run("predict", "--transcription=parrot", "--language=en-GB", "--json", SPEECH));
    JsonNode line = new ObjectMapper().readTree(out.toString());
    assertTrue(line.get("transcriptError").isNull());
    JsonNode transcript = line.get("transcript");
    assertEquals(
        "{\"text\":\"dogs are sitting by the door\",\"engine\":\"parrot\",\"language\":\"en-GB\","
            + "\"languageProbability\":0.5,\"draft\":true,\"took\":0.02,\"words\":"
            + "[{\"text\":\"dogs\",\"start\":0.5,\"end\":1.0,\"confidence\":0.75}]}",
        transcript.toString());

    out.getBuffer().setLength(0);
    assertEquals(1, run("predict", "--transcription=parrot", "--csv", "none.wav", SPEECH));
    List<String> rows = out.toString().lines().toList();
    assertTrue(rows.get(0).endsWith(",error,transcript,transcript_error"), rows.get(0));
    assertTrue(rows.get(1).endsWith(",none.wav: no such file,,"), rows.get(1));
    assertTrue(rows.get(2).endsWith(",," + ParrotEngine.TEXT + ","), rows.get(2));
    assertEquals(rows.get(0).split(",", -1).length, rows.get(2).split(",", -1).length);
  }

  @Test
  void laysTheWordsOverTheTimeline() throws IOException {
    String[] call = {"predict", "--timeline", "--transcription=parrot", SPEECH};
    assertEquals(0, run(call));
    assertTrue(out.toString().contains("\n      \"dogs\"\n"), out.toString());

    out.getBuffer().setLength(0);
    assertEquals(0, run("predict", "--timeline", "--transcription=parrot", "--csv", SPEECH));
    List<String> rows = out.toString().lines().toList();
    assertTrue(rows.get(0).startsWith("file,start,end,"), rows.get(0));
    assertTrue(rows.get(0).endsWith(",error,transcript,transcript_error"), rows.get(0));
    assertTrue(rows.get(1).endsWith(",dogs,"), rows.get(1));

    out.getBuffer().setLength(0);
    assertEquals(0, run("predict", "--timeline", "--transcription=parrot", "--json", SPEECH));
    JsonNode first = new ObjectMapper().readTree(out.toString().lines().findFirst().orElseThrow());
    assertEquals("dogs", first.get("words").get(0).get("text").textValue());
    assertTrue(first.get("transcriptError").isNull());
    assertEquals("", err.toString());
  }

  @Test
  void writesSubtitles() throws IOException {
    Path srt = directory.resolve("call.srt");
    Path vtt = directory.resolve("call.vtt");
    Path stereo = directory.resolve("call.wav");
    writeStereo(stereo);

    assertEquals(
        0,
        run(
            "predict",
            "--transcription=parrot",
            "--channel=each",
            "--srt=" + srt,
            "--vtt=" + vtt,
            stereo.toString()),
        err::toString);

    assertTrue(
        Files.readString(srt)
            .matches(
                "1\n00:00:00,500 --> 00:00:01,000\nleft: (\\[\\w+\\] )?dogs\n\n"
                    + "2\n00:00:00,500 --> 00:00:01,000\nright: (\\[\\w+\\] )?dogs\n\n"),
        Files.readString(srt));
    assertTrue(Files.readString(vtt).contains("<v right>"), Files.readString(vtt));
  }

  @Test
  void writesNoSubtitlesOverWhatIsThereNorOfNothing() throws IOException {
    Path srt = Files.writeString(directory.resolve("call.srt"), "mine");
    String option = "--srt=" + srt;
    assertEquals(2, run("predict", "--transcription=parrot", option, SPEECH));
    assertEquals(2, run("predict", "--transcription=parrot", "--srt=" + SPEECH, SPEECH));
    assertEquals(2, run("predict", "--transcription=parrot", option, SPEECH, SPEECH));
    assertEquals(2, run("predict", "--transcription=none", option, SPEECH));
    assertEquals(2, run("predict", "--transcription=busy", option, "--force", SPEECH));

    assertEquals("mine", Files.readString(srt));
    assertTrue(err.toString().contains(srt + ": is there already"), err.toString());
    assertTrue(err.toString().contains("was given to be read"), err.toString());
    assertTrue(err.toString().contains("the words of one file, got 2"), err.toString());
    assertTrue(err.toString().contains("which --transcription=none does not"), err.toString());
    assertTrue(
        err.toString().contains(SPEECH + ": has no subtitles: busy: try again tomorrow"),
        err.toString());
    assertFalse(err.toString().contains("Exception"), err.toString());
  }

  /** The sentence on both sides. */
  private static void writeStereo(Path file) throws IOException {
    AudioClip speech = new AudioDecoder().decode(Path.of(SPEECH));
    ByteBuffer bytes = ByteBuffer.allocate(4 * speech.length()).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : speech.samples()) {
      short value = (short) Math.round(32_767 * sample);
      bytes.putShort(value).putShort(value);
    }
    AudioFormat format = new AudioFormat(speech.sampleRate(), 16, 2, true, false);
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, speech.length()),
        AudioFileFormat.Type.WAVE,
        file.toFile());
  }

  @Test
  void givesTheEmotionWhenTheWordsDoNotCome() throws IOException {
    String engine = "--transcription=sleeping";
    assertEquals(0, run("predict", engine, "--transcription-seconds=1", SPEECH));
    assertTrue(out.toString().contains("angry"), out.toString());
    assertTrue(out.toString().contains("\n  no words: sleeping: gave up"), out.toString());

    out.getBuffer().setLength(0);
    assertEquals(0, run("predict", engine, "--transcription-seconds=1", "--json", SPEECH));
    JsonNode line = new ObjectMapper().readTree(out.toString());
    assertEquals("neutral", line.get("emotion").textValue());
    assertTrue(line.get("transcript").isNull());
    assertTrue(line.get("transcriptError").textValue().startsWith("sleeping: gave up"));
  }

  @Test
  void explainsEnginesThatCannotWork() {
    assertEquals(2, run("predict", "--transcription=parot", SPEECH));
    assertEquals(2, run("predict", "--transcription=google", SPEECH));
    assertEquals(2, run("predict", "--transcription=vosk", SPEECH));
    assertEquals(2, run("predict", "--transcribe", "--transcription-model=none.bin", SPEECH));
    assertEquals(2, run("predict", "--transcribe", "--language=tlh", SPEECH));
    assertEquals(2, run("predict", "--transcription=vosk", "--translate", SPEECH));
    assertEquals(2, run("predict", "--translate", SPEECH));
    assertEquals(2, run("predict", "--transcribe", "--explain", SPEECH));
    assertEquals(2, run("predict", "--transcribe", "--transcription-seconds=0", SPEECH));

    assertTrue(err.toString().contains("engine is \"parot\", expected one of "), err.toString());
    assertTrue(
        err.toString()
            .contains(
                "error: google: needs a key of a Google Cloud project in the variable "
                    + "EMOTION_GOOGLE_KEY"),
        err.toString());
    assertTrue(
        err.toString().contains("error: vosk: needs the folder of a model, and none is set; "),
        err.toString());
    assertTrue(
        err.toString().contains("error: whisper: none.bin does not exist; "), err.toString());
    assertTrue(err.toString().contains("whisper does not know the language tlh"), err.toString());
    assertTrue(err.toString().contains("vosk does not translate"), err.toString());
    assertTrue(
        err.toString().contains("--translate goes with words, and none are to be written down"),
        err.toString());
    assertTrue(err.toString().contains("do not go with --explain"), err.toString());
    assertTrue(
        err.toString().contains("--transcription-seconds is 0, expected 1 to 86400"),
        err.toString());
    assertFalse(err.toString().contains("Exception"), err.toString());
    assertEquals("", out.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--transcription-model", "--language", "--transcription-seconds"})
  void refusesToIgnoreHowWordsAreToBeWrittenDown(String option) {
    String expected = option + " goes with words, and none are to be written down";
    assertEquals(2, run("predict", option + "=9", SPEECH));
    assertTrue(err.toString().contains(expected), err.toString());

    err.getBuffer().setLength(0);
    assertEquals(2, run("predict", "--transcribe", "--transcription=none", option + "=9", SPEECH));
    assertTrue(err.toString().contains(expected), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void printsOneJsonObjectALine() throws IOException {
    assertEquals(0, run("predict", "--json", SPEECH, "../data/samples/neutral.wav"));

    List<String> lines = out.toString().lines().toList();
    assertEquals(2, lines.size());
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    List<String> fields = new ArrayList<>();
    first.fieldNames().forEachRemaining(fields::add);
    assertEquals(List.of("file", "emotion", "confidence", "probabilities", "rejection"), fields);
    assertEquals(SPEECH, first.get("file").textValue());
    assertTrue(first.get("rejection").isNull());
    double sum = 0;
    for (JsonNode probability : first.get("probabilities")) {
      sum += probability.doubleValue();
    }
    assertEquals(1, sum, 1e-9);
    assertEquals(
        first.get("confidence"), first.get("probabilities").get(first.get("emotion").textValue()));
  }

  @Test
  void doesTheOtherFilesWhenOneFails() throws IOException {
    Path text = Files.writeString(directory.resolve("notes.mp3"), "no audio at all");

    assertEquals(1, run("predict", "--json", text.toString(), SPEECH));

    List<String> lines = out.toString().lines().toList();
    JsonNode failure = new ObjectMapper().readTree(lines.get(0));
    assertEquals(text.toString(), failure.get("file").textValue());
    assertTrue(failure.get("error").textValue().startsWith(text + ": "));
    assertTrue(new ObjectMapper().readTree(lines.get(1)).has("emotion"));
  }

  @Test
  void givesOneLineForEachKindOfBadFile() throws IOException {
    Path empty = Files.createFile(directory.resolve("empty.wav"));
    Path text = Files.writeString(directory.resolve("notes.flac"), "no audio at all");
    Path noSamples =
        Files.write(
            directory.resolve("header.wav"),
            Arrays.copyOf(Files.readAllBytes(Path.of(SPEECH)), 44));
    Path missing = directory.resolve("missing.ogg");

    int status =
        run("predict", empty.toString(), text.toString(), noSamples.toString(), missing.toString());

    assertEquals(2, status);
    assertEquals("", out.toString());
    List<String> lines = err.toString().lines().toList();
    assertEquals(4, lines.size(), err.toString());
    assertTrue(lines.get(0).startsWith("error: " + empty + ": "), lines.get(0));
    assertTrue(lines.get(1).startsWith("error: " + text + ": "), lines.get(1));
    assertTrue(lines.get(2).startsWith("error: " + noSamples + ": "), lines.get(2));
    assertEquals("error: " + missing + ": no such file", lines.get(3));
  }

  @Test
  void decodesACutOffFileAsFarAsItGoes() throws IOException {
    byte[] whole = Files.readAllBytes(Path.of(SPEECH));
    Path cut = Files.write(directory.resolve("cut.wav"), Arrays.copyOf(whole, whole.length / 2));

    assertEquals(0, run("predict", "--json", cut.toString()));
    assertTrue(out.toString().contains("\"emotion\""));
  }

  @Test
  void rejectsSilenceWithoutFailing() throws IOException {
    byte[] silence = Files.readAllBytes(Path.of(SPEECH));
    Arrays.fill(silence, 44, silence.length, (byte) 0);
    Path file = Files.write(directory.resolve("silence.wav"), silence);

    assertEquals(0, run("predict", "--json", file.toString()));
    JsonNode answer = new ObjectMapper().readTree(out.toString());
    assertEquals("no-speech", answer.get("rejection").textValue());

    out.getBuffer().setLength(0);
    assertEquals(0, run("predict", file.toString()));
    assertEquals(
        List.of(file.toString(), "  not to be relied on: no speech"),
        out.toString().lines().limit(2).toList());
  }

  @Test
  void namesAModelThatCannotBeRead() throws IOException {
    Path text = Files.writeString(directory.resolve("model.zip"), "no model at all");

    assertEquals(2, run("predict", "--model", text.toString(), SPEECH));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().contains("model.zip"), err.toString());
  }

  @Test
  void explainsAWrongCall() {
    assertEquals(2, run("predict"));
    assertTrue(err.toString().contains("Missing required parameter: 'FILE'"), err.toString());
    assertFalse(err.toString().contains("Exception"), err.toString());
  }

  @Test
  void printsATableWithARowForEachFile() throws IOException {
    Path text = Files.writeString(directory.resolve("notes.mp3"), "no audio at all");

    assertEquals(1, run("predict", "--csv", SPEECH, text.toString()));

    List<String> lines = out.toString().lines().toList();
    assertEquals(
        "file,emotion,confidence,neutral,happy,sad,angry,fear,surprise,rejection,error",
        lines.get(0));
    assertTrue(
        lines.get(1).matches("\\Q" + SPEECH + "\\E,[a-z]+(,0\\.\\d{6}){7},(unsure)?,"),
        lines.get(1));
    assertTrue(lines.get(2).startsWith(text + ",,,,,,,,,,\"" + text + ": "), lines.get(2));
    assertEquals("", err.toString());
  }

  @Test
  void showsTheMostProbableFirst() {
    assertEquals(0, run("predict", "--top", "2", SPEECH));

    List<String> lines = out.toString().lines().toList();
    assertEquals(3, lines.size(), out.toString());
    assertTrue(percent(lines.get(1)) >= percent(lines.get(2)), out.toString());
  }

  private static double percent(String line) {
    String[] words = line.split("\\s+");
    return Double.parseDouble(words[words.length - 2]);
  }

  @Test
  void followsTheEmotionThroughAFile() throws IOException {
    Path twice = directory.resolve("twice.wav");
    AudioClip speech = new AudioDecoder().decode(Path.of(SPEECH));
    float[] samples = Arrays.copyOf(speech.samples(), 5 * AudioClip.SAMPLE_RATE);
    WavWriter.write(new AudioClip(samples, AudioClip.SAMPLE_RATE), twice);

    assertEquals(0, run("predict", "--timeline", twice.toString()));
    List<String> lines = out.toString().lines().toList();
    assertEquals(4, lines.size(), out.toString());
    assertTrue(lines.get(1).startsWith("  00:00.0 - 00:03.0  "), lines.get(1));
    assertTrue(lines.get(3).startsWith("  00:02.0 - 00:05.0  "), lines.get(3));

    out.getBuffer().setLength(0);
    assertEquals(0, run("predict", "--timeline", "--json", twice.toString()));
    JsonNode second = new ObjectMapper().readTree(out.toString().lines().toList().get(1));
    assertEquals(twice.toString(), second.get("file").textValue());
    assertEquals(1.5, second.get("start").doubleValue());
    assertEquals(4.5, second.get("end").doubleValue());

    out.getBuffer().setLength(0);
    assertEquals(0, run("predict", "--timeline", "--csv", twice.toString()));
    assertTrue(out.toString().startsWith("file,start,end,emotion,"), out.toString());
    assertTrue(out.toString().contains(twice + ",1.500,4.500,"), out.toString());
  }

  @Test
  void explainsAndDraws() throws IOException {
    Path picture = directory.resolve("why.png");

    assertEquals(0, run("predict", "--explain", "--plot", "" + picture, SPEECH));
    assertTrue(out.toString().contains("Energy and rhythm"), out.toString());
    assertTrue(
        out.toString().matches("(?s).*00:00\\.\\d - 00:00\\.\\d +[+-]\\d.*"), out.toString());
    assertNotNull(ImageIO.read(picture.toFile()));

    assertEquals(2, run("predict", "--explain", "--plot", "" + picture, SPEECH, SPEECH));
    assertTrue(err.toString().contains("--plot draws one file, got 2"), err.toString());
  }

  @Test
  void writesOverNothingThatIsThere() throws IOException {
    byte[] audio = Files.readAllBytes(Path.of(SPEECH));
    Path first = Files.write(directory.resolve("a.wav"), audio);
    Path second = Files.write(directory.resolve("b.wav"), audio);

    assertEquals(0, run("predict", "--explain", "" + first, "" + second), err.toString());
    assertArrayEquals(audio, Files.readAllBytes(first));
    assertTrue(out.toString().contains("a.wav\n"), out.toString());

    Path named = Files.write(directory.resolve("audio.png"), audio);
    Path link = Files.createSymbolicLink(directory.resolve("link.png"), named);
    for (Path plot : List.of(named, link)) {
      assertRefused(
          plot + ": was given to be read, and is not written over",
          "predict",
          "--explain",
          "--force",
          "--plot",
          "" + plot,
          "" + named);
    }
    Path photo = Files.writeString(directory.resolve("photo.png"), "of a dog");
    assertRefused(
        photo + ": is there already; --force replaces it",
        "predict",
        "--explain",
        "--plot",
        "" + photo,
        "" + first);
    assertEquals("of a dog", Files.readString(photo));
    assertEquals(0, run("predict", "--explain", "--force", "--plot", "" + photo, "" + first));
    assertNotNull(ImageIO.read(photo.toFile()));
  }

  @Test
  void namesAFolderThatItMayNotReadAndDoesTheRest() throws IOException {
    Path calls = Files.createDirectory(directory.resolve("calls"));
    Path copy = Files.copy(Path.of(SPEECH), calls.resolve("a.wav"));
    Path secret = Files.createDirectory(calls.resolve("secret"));
    Files.setPosixFilePermissions(secret, Set.of());
    assumeFalse(Files.isReadable(secret), "whoever runs this may read everything");

    assertEquals(1, run("predict", "--csv", "" + calls));

    List<String> rows = out.toString().lines().toList();
    assertTrue(rows.get(1).startsWith(secret + ","), rows.get(1));
    assertTrue(rows.get(1).endsWith(secret + ": cannot be read: access is denied"), rows.get(1));
    assertTrue(rows.get(2).startsWith(copy + ",neutral"), rows.get(2));
  }

  private void assertRefused(String message, String... arguments) {
    err.getBuffer().setLength(0);
    assertEquals(2, run(arguments));
    assertEquals("error: " + message, err.toString().strip());
  }

  @Test
  void readsStandardInput() throws IOException {
    InputStream before = System.in;
    try (InputStream in = Files.newInputStream(Path.of(SPEECH))) {
      System.setIn(in);
      assertEquals(0, run("predict", "--json", "-"));
    } finally {
      System.setIn(before);
    }
    assertEquals("-", new ObjectMapper().readTree(out.toString()).get("file").textValue());
  }

  @Test
  void takesFoldersAndPatterns() {
    assertEquals(0, run("predict", "--csv", "../data/samples"));
    long files = out.toString().lines().count() - 1;
    assertTrue(files >= 2, out.toString());
    out.getBuffer().setLength(0);
    assertEquals(0, run("predict", "--csv", "../data/samples/*.wav"));
    assertEquals(files, out.toString().lines().count() - 1);
  }

  @Test
  void refusesOptionsThatContradictEachOther() {
    assertEquals(2, run("predict", "--json", "--csv", SPEECH));
    assertEquals(2, run("predict", "--timeline", "--explain", SPEECH));
    assertEquals(2, run("predict", "--explain", "--csv", SPEECH));
    assertEquals(2, run("predict", "--top", "2", "--json", SPEECH));
    assertEquals(2, run("predict", "--plot", "why.png", SPEECH));
    assertEquals(2, run("predict", "--explain", "--plot", SPEECH, SPEECH));
    assertEquals(2, run("predict", "--top", "7", SPEECH));
    assertEquals(2, run("predict", "-", SPEECH));
    assertFalse(err.toString().contains("Exception"), err.toString());
  }

  private int run(String... arguments) {
    return EmotionCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
