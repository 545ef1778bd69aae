package io.github.voiceemotion.examples;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainOnMyFolderTest {

  @TempDir Path directory;

  @Test
  void trainsAModelAndUsesIt() throws Throwable {
    Path recordings = directory.resolve("recordings");
    for (String speaker : List.of("anna", "ben", "carla")) {
      for (Emotion emotion : Labels.SIX.emotions()) {
        Path folder = Files.createDirectories(recordings.resolve(emotion.label()));
        WavWriter.write(buzz(emotion), folder.resolve(speaker + "_01.wav"));
      }
    }
    Path output = directory.resolve("mine");

    String text =
        Console.printedBy(
            () -> run(recordings, output, "--networks", "statistics", "--epochs", "2"));

    assertTrue(Files.isRegularFile(output.resolve("model.zip")), text);
    assertTrue(text.matches("(?s).*anna_01\\.wav sounds \\w+\n"), text);
  }

  @Test
  void endsWhereThereIsNothingToTrainOn() throws Throwable {
    Path output = directory.resolve("mine");

    String text = Console.printedBy(() -> run(directory.resolve("nowhere"), output));

    assertFalse(Files.exists(output));
    assertFalse(text.contains("sounds"), text);
  }

  private void run(Path recordings, Path output, String... options) {
    Path file = recordings.resolve("angry/anna_01.wav");
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(recordings.toString(), output.toString(), file.toString()));
    arguments.addAll(List.of("--copies", "0", "--cache", directory.resolve("cache").toString()));
    arguments.addAll(List.of(options));
    TrainOnMyFolder.main(arguments.toArray(String[]::new));
  }

  /** Half a second of a sawtooth, like a voice, in a little noise; an emotion is a pitch. */
  private static AudioClip buzz(Emotion emotion) {
    Random random = new Random(Labels.SIX.indexOf(emotion));
    double pitch = 100 + 20 * Labels.SIX.indexOf(emotion);
    float[] samples = new float[AudioClip.SAMPLE_RATE / 2];
    for (int i = 0; i < samples.length; i++) {
      double phase = i * pitch / AudioClip.SAMPLE_RATE % 1;
      samples[i] = (float) (0.25 * (1 - 2 * phase) + 0.006 * random.nextGaussian());
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }
}
