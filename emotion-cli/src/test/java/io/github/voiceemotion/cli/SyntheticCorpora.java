package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Short buzzes under the names of published corpora. */
final class SyntheticCorpora {

  private static final int[] RAVDESS_EMOTIONS = {1, 3, 4, 5, 6, 8};
  private static final List<String> CREMA_D_EMOTIONS = List.of("NEU", "HAP", "SAD", "ANG", "FEA");

  private SyntheticCorpora() {}

  /** Writes a file for each actor and emotion, six an actor, and returns the folder. */
  static Path ravdess(Path folder, int... actors) throws IOException {
    for (int actor : actors) {
      Path actorFolder =
          Files.createDirectories(folder.resolve(String.format("Actor_%02d", actor)));
      for (int emotion : RAVDESS_EMOTIONS) {
        String name = String.format("03-01-%02d-01-01-01-%02d.wav", emotion, actor);
        WavWriter.write(buzz(90 + 10 * emotion + actor), actorFolder.resolve(name));
      }
    }
    return folder;
  }

  /**
   * Writes a file for each speaker and label, in a folder for each label, and returns the folder.
   */
  static Path folders(Path folder, List<String> speakers, List<String> labels) throws IOException {
    for (String label : labels) {
      Path ofLabel = Files.createDirectories(folder.resolve(label));
      for (String speaker : speakers) {
        double pitch = 90 + Math.floorMod(label.hashCode(), 199) + 0.25 * speakers.indexOf(speaker);
        WavWriter.write(buzz(pitch), ofLabel.resolve(speaker + "_1.wav"));
      }
    }
    return folder;
  }

  /** Writes a file for each actor and emotion, all eight as published, and returns the folder. */
  static Path ravdessAsPublished(Path folder, int... actors) throws IOException {
    for (int actor : actors) {
      Path actorFolder =
          Files.createDirectories(
              ravdess(folder, actor).resolve(String.format("Actor_%02d", actor)));
      for (int emotion : new int[] {2, 7}) {
        String name = String.format("03-01-%02d-01-01-01-%02d.wav", emotion, actor);
        WavWriter.write(buzz(90 + 10 * emotion + actor), actorFolder.resolve(name));
      }
    }
    return folder;
  }

  /** Writes a file for each actor and emotion, five an actor, and returns the folder. */
  static Path cremaD(Path folder, int... actors) throws IOException {
    Path wav = Files.createDirectories(folder.resolve("AudioWAV"));
    for (int actor : actors) {
      for (String emotion : CREMA_D_EMOTIONS) {
        double pitch = actor - 899.5 + 11 * CREMA_D_EMOTIONS.indexOf(emotion);
        WavWriter.write(buzz(pitch), wav.resolve(actor + "_DFA_" + emotion + "_XX.wav"));
      }
    }
    return folder;
  }

  /** Half a second of a sawtooth, like a voice, in a little noise. */
  private static AudioClip buzz(double pitch) {
    Random random = new Random((long) (4 * pitch));
    float[] samples = new float[AudioClip.SAMPLE_RATE / 2];
    for (int i = 0; i < samples.length; i++) {
      double phase = i * pitch / AudioClip.SAMPLE_RATE % 1;
      samples[i] = (float) (0.25 * (1 - 2 * phase) + 0.006 * random.nextGaussian());
    }
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }
}
