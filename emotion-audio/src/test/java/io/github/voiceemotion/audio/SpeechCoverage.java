package io.github.voiceemotion.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures how much of a corpus's speech the {@link SpeechDetector} finds: in each of its files as
 * it is and by way of 48 kHz, at three levels. Not a test, since recordings are not part of the
 * project; CONTRIBUTING.md says how to start it.
 *
 * <p>Prints a line for each file without speech, and for each of strong intensity, by RAVDESS's
 * names, that loses more than a fifth of its energy; then a line of counts for each way.
 */
final class SpeechCoverage {

  private static final double MOST_LOST = 0.2;
  private static final int OTHER_RATE = 48_000;
  private static final String STRONG = "\\d\\d-\\d\\d-\\d\\d-02-.*";

  private SpeechCoverage() {}

  public static void main(String[] folders) throws IOException {
    for (String folder : folders) {
      List<Path> files;
      try (Stream<Path> found = Files.walk(Path.of(folder))) {
        files = found.filter(AudioFiles::isNamedLikeAudio).sorted().toList();
      }
      for (boolean resampled : new boolean[] {false, true}) {
        for (int decibels : new int[] {0, -6, -20}) {
          measure(files, resampled, decibels);
        }
      }
    }
  }

  private static void measure(List<Path> files, boolean resampled, int decibels) {
    String way = (resampled ? "by way of 48 kHz, " : "as is, ") + decibels + " dB";
    int without = 0;
    int strong = 0;
    int lost = 0;
    int segments = 0;
    for (Path file : files) {
      AudioClip clip = at(new AudioDecoder().decode(file), decibels);
      if (resampled) {
        clip = Resampler.resample(Resampler.resample(clip, OTHER_RATE), AudioClip.SAMPLE_RATE);
      }
      List<SpeechSegment> speech = new SpeechDetector().detect(clip);
      segments = 31 * segments + speech.hashCode();
      double share = lostEnergy(clip, speech);
      boolean isStrong = file.getFileName().toString().matches(STRONG);
      strong += isStrong ? 1 : 0;
      if (speech.isEmpty()) {
        without++;
        System.out.println(way + ": no speech in " + file);
      } else if (isStrong && share > MOST_LOST) {
        lost++;
        System.out.printf(Locale.ROOT, "%s: %.2f lost of %s%n", way, share, file);
      }
    }
    System.out.printf(
        "%s: %d files, %d without speech; %d of strong intensity, %d that lose more; segments %08x%n",
        way, files.size(), without, strong, lost, segments);
  }

  private static AudioClip at(AudioClip clip, int decibels) {
    float[] samples = clip.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) Math.pow(10, decibels / 20.0);
    }
    return new AudioClip(samples, clip.sampleRate());
  }

  private static double lostEnergy(AudioClip clip, List<SpeechSegment> speech) {
    AudioClip heard = HighPass.apply(clip);
    double all = energy(heard, new SpeechSegment(0, heard.length()));
    double found = speech.stream().mapToDouble(segment -> energy(heard, segment)).sum();
    return 1 - found / all;
  }

  private static double energy(AudioClip clip, SpeechSegment segment) {
    double sum = 0;
    for (int i = segment.start(); i < segment.end(); i++) {
      sum += (double) clip.samples()[i] * clip.samples()[i];
    }
    return sum;
  }
}
