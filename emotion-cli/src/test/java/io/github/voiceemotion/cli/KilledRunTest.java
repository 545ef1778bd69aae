package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.model.ModelBundle;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs the train command as a process of its own, so that it can be killed. */
@Tag("slow")
class KilledRunTest {

  private static final int SAMPLE_RATE = 16_000;
  private static final int EPOCHS = 3;

  /** One actor of each fold of RAVDESS-5. */
  private static final int[] ACTORS = {1, 4, 8, 3, 2};

  private static final int[] EMOTIONS = {1, 3, 4, 5, 6, 8};

  @TempDir private Path directory;

  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void leavesNoProcessBehind() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void givesTheSameWeightsAsAnUnbrokenRun() throws IOException, InterruptedException {
    writeCorpus();
    Path unbroken = directory.resolve("unbroken");
    Path broken = directory.resolve("broken");
    Process whole = train(unbroken);
    List<String> lines = whole.inputReader().lines().toList();
    assertEquals(0, exitStatus(whole), () -> String.join("\n", lines));

    killAfterEpoch(2, train(broken));

    assertTrue(Files.exists(broken.resolve("checkpoint.zip")));
    assertFalse(Files.exists(broken.resolve("model.zip")));
    assertRefused("is the progress of an interrupted run", arguments(broken, EPOCHS));
    assertRefused("epochs is " + EPOCHS + ", expected 9", arguments(broken, 9, "--resume"));

    Process resumed = train(broken, "--resume");
    List<String> rest = resumed.inputReader().lines().toList();
    assertEquals(0, exitStatus(resumed), () -> String.join("\n", rest));
    assertTrue(
        rest.stream().anyMatch(line -> line.matches("going on with network 1 after epoch [23]")),
        () -> String.join("\n", rest));
    assertFalse(Files.exists(broken.resolve("checkpoint.zip")));
    for (String weights : List.of("weights-1.bin", "weights-2.bin")) {
      assertArrayEquals(
          entry(unbroken.resolve("model.zip"), weights),
          entry(broken.resolve("model.zip"), weights),
          weights);
    }
    assertEquals(
        ModelBundle.read(unbroken.resolve("model.zip")).manifest().calibration(),
        ModelBundle.read(broken.resolve("model.zip")).manifest().calibration());
  }

  private Process train(Path output, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Three short runs: starting counts more than how fast the code gets in the end.
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Djava.awt.headless=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(EmotionCommand.class.getName(), "train"));
    command.addAll(arguments(output, EPOCHS, more));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "OMP_NUM_THREADS", "1",
                "OMP_WAIT_POLICY", "passive",
                "XDG_CACHE_HOME", directory.resolve("cache").toString()));
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private List<String> arguments(Path output, int epochs, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--corpus", "ravdess=" + directory.resolve("ravdess")));
    arguments.addAll(List.of("--networks", "small,statistics", "--copies", "0"));
    arguments.addAll(List.of("--epochs", String.valueOf(epochs)));
    arguments.addAll(List.of("--batch-size", "4", "-o", output.toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static void assertRefused(String reason, List<String> arguments) {
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(new TrainCommand())
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(new String[0]));
    assertEquals(2, status, err.toString());
    assertTrue(err.toString().contains(reason), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
  }

  private static void killAfterEpoch(int epoch, Process process)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (line.startsWith(String.format(Locale.ROOT, "epoch %3d ", epoch))) {
        process.destroyForcibly();
        break;
      }
    }
    assertNotEquals(0, exitStatus(process), () -> String.join("\n", lines));
  }

  private static int exitStatus(Process process) throws InterruptedException {
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running");
    return process.exitValue();
  }

  private static byte[] entry(Path file, String name) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
  }

  /** Writes a voice-like buzz of another pitch for each emotion, actor and sentence. */
  private void writeCorpus() throws IOException {
    for (int actor : ACTORS) {
      Path folder =
          Files.createDirectories(
              directory.resolve(String.format(Locale.ROOT, "ravdess/Actor_%02d", actor)));
      for (int emotion : EMOTIONS) {
        for (int sentence = 1; sentence <= 2; sentence++) {
          String name =
              String.format(
                  Locale.ROOT, "03-01-%02d-01-%02d-01-%02d.wav", emotion, sentence, actor);
          write(folder.resolve(name), buzz(90 + 10 * emotion + actor + 0.5 * sentence));
        }
      }
    }
  }

  private static byte[] buzz(double pitch) {
    Random random = new Random((long) (2 * pitch));
    byte[] pcm = new byte[SAMPLE_RATE];
    for (int i = 0; i < pcm.length / 2; i++) {
      double phase = i * pitch / SAMPLE_RATE % 1;
      int sample = (int) (8000 * (1 - 2 * phase) + 200 * random.nextGaussian());
      pcm[2 * i] = (byte) sample;
      pcm[2 * i + 1] = (byte) (sample >> 8);
    }
    return pcm;
  }

  private static void write(Path file, byte[] pcm) throws IOException {
    AudioFormat format = new AudioFormat(SAMPLE_RATE, 16, 1, true, false);
    try (AudioInputStream stream =
        new AudioInputStream(new ByteArrayInputStream(pcm), format, pcm.length / 2)) {
      AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }
}
