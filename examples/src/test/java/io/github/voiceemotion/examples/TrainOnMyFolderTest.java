package io.github.voiceemotion.examples;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.corpus.CorpusException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class TrainOnMyFolderTest {

  @TempDir Path directory;

  @Test
  void trainsAModelAndUsesIt() throws Throwable {
    Path recordings = directory.resolve("recordings");
    for (String speaker : List.of("anna", "ben", "carla")) {
      for (Emotion emotion : Labels.SIX.emotions()) {
        Path folder = Files.createDirectories(recordings.resolve(emotion.label()));
        WavWriter.write(buzz(emotion, speaker), folder.resolve(speaker + "_01.wav"));
      }
    }
    Path model = directory.resolve("mine.zip");

    String text = Console.printedBy(() -> run(recordings, model));

    assertTrue(Files.isRegularFile(model), text);
    assertTrue(text.contains("epoch 2: UAR "), text);
    assertTrue(text.contains("a fifth of the speakers: UAR "), text);
    assertTrue(text.matches("(?s).*anna_01\\.wav sounds \\w+\n"), text);
  }

  @Test
  void endsWhereThereIsNothingToTrainOn() {
    Path model = directory.resolve("mine.zip");
    Path nowhere = directory.resolve("nowhere");

    CorpusException e = assertThrows(CorpusException.class, () -> run(nowhere, model));

    assertTrue(e.getMessage().contains("nowhere: no such folder"), e.getMessage());
    assertFalse(Files.exists(model));
  }

  private static void run(Path recordings, Path model) {
    Path file = recordings.resolve("angry/anna_01.wav");
    TrainOnMyFolder.main(
        new String[] {recordings.toString(), model.toString(), file.toString(), "2"});
  }

  /** Half a second of a sawtooth, like a voice, in a little noise; an emotion is a pitch. */
  private static AudioClip buzz(Emotion emotion, String speaker) {
    Random random = new Random(speaker.hashCode() + Labels.SIX.indexOf(emotion));
    double pitch = 100 + 20 * Labels.SIX.indexOf(emotion);
    float[] samples = new float[AudioClip.SAMPLE_RATE / 2];
    for (int i = 0; i < samples.length; i++) {
      double phase = i * pitch / AudioClip.SAMPLE_RATE % 1;
      samples[i] = (float) (0.25 * (1 - 2 * phase) + 0.006 * random.nextGaussian());
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }
}
