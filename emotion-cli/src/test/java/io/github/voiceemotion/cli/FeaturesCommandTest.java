package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.InputExtractor;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.training.ModelScorer;
import io.github.voiceemotion.training.corpus.Utterance;
import io.github.voiceemotion.training.fit.TrainingListener;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesCommandTest {

  private static final Path SAMPLE = Path.of("../data/samples/synthesised.wav");
  private static final Path GOLDEN = Path.of("../emotion-features/src/test/resources/golden");

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsANamedColumnAFeatureAndARowAFrame() {
    assertEquals(0, run(SAMPLE.toString()), err.toString());

    List<String> lines = out.toString().lines().toList();
    assertEquals(FeatureSet.names(), List.of(lines.get(0).split(",")));
    assertEquals(1 + 174, lines.size());
    float[] row = row(lines.get(1 + 90));
    float[] expected = Arrays.copyOfRange(prepared(SAMPLE), 90 * 120, 91 * 120);
    assertArrayEquals(expected, row);
  }

  @Test
  void writesEveryWindowThatAPredictionHears() throws IOException {
    Path twice = folder.resolve("twice.wav");
    float[] sample = new AudioDecoder().decode(SAMPLE).samples();
    float[] samples = Arrays.copyOf(sample, 2 * sample.length + 80_000);
    System.arraycopy(sample, 0, samples, sample.length + 80_000, sample.length);
    WavWriter.write(new AudioClip(samples, AudioClip.SAMPLE_RATE), twice);

    assertEquals(0, run(twice.toString()), err.toString());

    List<String> lines = out.toString().lines().skip(1).toList();
    float[] expected = prepared(twice);
    assertTrue(expected.length > 174 * 120, expected.length + " values");
    assertEquals(expected.length / 120, lines.size());
    int last = lines.size() - 1;
    assertArrayEquals(
        Arrays.copyOfRange(expected, last * 120, expected.length), row(lines.get(last)));
  }

  @Test
  void evaluationHearsWhatAPredictionHears() throws IOException {
    Path twice = folder.resolve("anna_1.wav");
    float[] sample = new AudioDecoder().decode(SAMPLE).samples();
    float[] samples = Arrays.copyOf(sample, 2 * sample.length + 80_000);
    System.arraycopy(sample, 0, samples, sample.length + 80_000, sample.length);
    WavWriter.write(new AudioClip(samples, AudioClip.SAMPLE_RATE), twice);
    Utterance utterance = Utterance.of(twice, "own", "anna", Emotion.ANGRY);

    double[] scored =
        new ModelScorer()
            .score(ModelBundle.pretrained(), List.of(utterance), TrainingListener.NONE)
            .get(0)
            .probabilities();

    try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained()) {
      double[] recognized =
          recognizer.recognize(twice).probabilities().values().stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
      assertArrayEquals(recognized, scored, 1e-6);
    }
  }

  @Test
  void rawHasAllFramesAndAgreesWithLibrosa() throws IOException {
    Path clip = GOLDEN.resolve("long-5s.wav");
    int samples = new AudioDecoder().decode(clip).length();

    assertEquals(0, run("--raw", clip.toString()), err.toString());

    List<String> lines = out.toString().lines().skip(1).toList();
    assertEquals(1 + samples / 277, lines.size());
    ByteBuffer librosa =
        ByteBuffer.wrap(Files.readAllBytes(GOLDEN.resolve("long-5s.librosa.f32")))
            .order(ByteOrder.LITTLE_ENDIAN);
    List<String> columns = Files.readAllLines(GOLDEN.resolve("columns.txt"));
    int theirs = columns.indexOf("spectral_centroid");
    int ours = FeatureSet.index("spectral_centroid");
    for (int frame = 0; frame < lines.size(); frame++) {
      float expected = librosa.getFloat((frame * columns.size() + theirs) * Float.BYTES);
      assertEquals(expected, row(lines.get(frame))[ours], 0.05, "frame " + frame);
    }
  }

  @Test
  void writesCsvFile() throws IOException {
    Path csv = folder.resolve("features.csv");

    assertEquals(0, run(SAMPLE.toString(), "-o", csv.toString()), err.toString());

    assertEquals("", out.toString());
    assertEquals(175, Files.readAllLines(csv).size());
  }

  @Test
  void writesNpyFile() throws IOException {
    Path npy = folder.resolve("features.NPY");

    assertEquals(0, run(SAMPLE.toString(), "--output", npy.toString()), err.toString());

    byte[] bytes = Files.readAllBytes(npy);
    String header = new String(bytes, 0, 128, StandardCharsets.ISO_8859_1);
    assertTrue(header.startsWith("\u0093NUMPY\u0001\u0000"), header);
    assertTrue(header.contains("'shape': (174, 120)"), header);
    ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[174 * 120];
    data.position(bytes.length - values.length * Float.BYTES).asFloatBuffer().get(values);
    assertArrayEquals(prepared(SAMPLE), values);
  }

  @Test
  void drawsTheClip() throws IOException {
    Path sample = folder.resolve("synthesised.png");
    Path silence = folder.resolve("silence.png");

    assertEquals(0, run(SAMPLE.toString(), "--plot", sample.toString()), err.toString());
    assertEquals(
        0,
        run(GOLDEN.resolve("silence.wav").toString(), "--plot", silence.toString()),
        err.toString());

    assertEquals("", out.toString());
    BufferedImage speech = ImageIO.read(sample.toFile());
    BufferedImage dark = ImageIO.read(silence.toFile());
    assertEquals(1200, speech.getWidth());
    // The middle of the mel spectrogram, in the first word.
    assertEquals(0xff000000, dark.getRGB(270, 500));
    assertNotEquals(0xff000000, speech.getRGB(270, 500));
  }

  @Test
  void namesAFileThatIsNoAudio() throws IOException {
    Path text = Files.writeString(folder.resolve("letter.wav"), "Dear Sir or Madam");
    Path csv = folder.resolve("features.csv");

    assertFails(run(text.toString(), "-o", csv.toString()), "error: " + text + ": ");
    assertFalse(Files.exists(csv));
  }

  @Test
  void namesAMissingFile() {
    assertFails(run("--raw", "none.wav"), "error: none.wav: no such file");
  }

  @Test
  void namesAnEmptyFile() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.wav"));

    assertFails(run(empty.toString()), "error: " + empty + ": is empty");
  }

  @Test
  void refusesAnOutputOfAnotherKind() {
    assertFails(
        run(SAMPLE.toString(), "-o", "features.xls"),
        "error: features.xls: expected a name that ends in .csv or .npy");
    assertFails(
        run(SAMPLE.toString(), "--plot", "features.jpg"),
        "error: features.jpg: expected a name that ends in .png");
  }

  @Test
  void namesAnOutputThatCannotBeWritten() {
    Path csv = folder.resolve("none/features.csv");
    Path png = folder.resolve("none/features.png");

    assertFails(
        run(SAMPLE.toString(), "-o", csv.toString()),
        "error: " + csv + ": its folder does not exist");
    assertFails(
        run(SAMPLE.toString(), "--plot", png.toString()),
        "error: " + png + ": its folder does not exist");
  }

  @Test
  void writesOverNothingThatIsThere() throws IOException {
    Path csv = Files.writeString(folder.resolve("features.csv"), "mine");
    assertFails(
        run(SAMPLE.toString(), "-o", csv.toString()),
        "error: " + csv + ": is there already; --force replaces it");
    assertEquals("mine", Files.readString(csv));

    Path audio = Files.copy(SAMPLE, folder.resolve("audio.png"));
    assertFails(
        run(audio.toString(), "--force", "--plot", audio.toString()),
        "error: " + audio + ": was given to be read, and is not written over");
    assertEquals(-1, Files.mismatch(SAMPLE, audio));

    assertEquals(0, run(SAMPLE.toString(), "--force", "-o", csv.toString()), err.toString());
    assertEquals(175, Files.readAllLines(csv).size());
  }

  private void assertFails(int status, String message) {
    assertEquals(2, status);
    assertEquals("", out.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().startsWith(message), err.toString());
    err.getBuffer().setLength(0);
  }

  private int run(String... arguments) {
    String[] command = new String[arguments.length + 1];
    command[0] = "features";
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return EmotionCommand.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(command);
  }

  private static float[] prepared(Path file) {
    return FeatureMatrix.concatenated(
            new InputExtractor().extract(new AudioDecoder().decode(file)).acousticFeatures())
        .values();
  }

  private static float[] row(String line) {
    String[] cells = line.split(",");
    float[] values = new float[cells.length];
    for (int i = 0; i < cells.length; i++) {
      values[i] = Float.parseFloat(cells[i]);
    }
    return values;
  }
}
