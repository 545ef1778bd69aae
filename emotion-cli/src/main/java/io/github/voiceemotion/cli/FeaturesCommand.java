package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.ClipPreparation;
import io.github.voiceemotion.audio.DecodeLimits;
import io.github.voiceemotion.features.FeatureExtractor;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureWriter;
import io.github.voiceemotion.model.InputExtractor;
import io.github.voiceemotion.model.ModelInput;
import io.github.voiceemotion.training.report.FeatureChart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The {@code features} sub-command: the 120 features of one file, as numbers and as a picture. */
@Command(
    name = "features",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes the 120 features of an audio file: a row a frame, a frame every 17.3 ms.",
      "As in prediction, the pauses are cut out of the recording, the speech is levelled and looked "
          + "at in windows of 3 s, one every 1.5 s; each gives 174 rows, window after window. Up to 10 minutes."
    },
    footer = {
      "",
      "Examples:",
      "  emotion features call.wav -o call.csv",
      "  emotion features call.wav -o call.npy --plot call.png",
      "  emotion features --raw call.wav | head -2"
    })
final class FeaturesCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;

  /** Extraction holds every frame's spectrum in memory, about 70 MB a minute. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "Audio in any of the usual formats.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Write to a .csv or .npy file. Without this and --plot, CSV goes to standard output.")
  private Path output;

  @Option(
      names = "--raw",
      description = "Take the recording as it is: no cutting, no levelling, no windows.")
  private boolean raw;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description =
          "Draw waveform, mel spectrogram with pitch, chroma and energy into a .png file; of several "
              + "windows the first.")
  private Path plot;

  @Mixin private AudioPartOption part;
  @Mixin private ForceOption force;

  @Override
  public Integer call() {
    if (part.isEachChannel()) {
      return fail("--channel is each, expected one side");
    }
    if (output != null && !hasExtension(output, ".csv") && !hasExtension(output, ".npy")) {
      return fail(output + ": expected a name that ends in .csv or .npy");
    }
    if (plot != null && !hasExtension(plot, ".png")) {
      return fail(plot + ": expected a name that ends in .png");
    }
    try {
      if (output != null) {
        force.requireWritable(output, List.of(file));
      }
      if (plot != null) {
        force.requireWritable(plot, List.of(file));
      }
      if (raw) {
        AudioClip clip = decode();
        FeatureMatrix features = new FeatureExtractor().extract(clip);
        give(features);
        draw(clip, features, String.format(Locale.ROOT, "as recorded, %.2f s", clip.seconds()));
      } else {
        ModelInput input = new InputExtractor().extract(decode());
        List<FeatureMatrix> windows = input.acousticFeatures();
        give(FeatureMatrix.concatenated(windows));
        AudioClip first = input.speech().part(input.windows().get(0));
        draw(ClipPreparation.pad(first), windows.get(0), subtitle(windows.size()));
      }
      return 0;
    } catch (AudioException | IllegalArgumentException | UncheckedIOException e) {
      return fail(e.getMessage());
    }
  }

  private static String subtitle(int windows) {
    String prepared = "pauses cut, levelled, 3 s";
    return windows == 1 ? prepared : prepared + ", the first of " + windows + " windows";
  }

  private AudioClip decode() {
    DecodeLimits limits = DecodeLimits.DEFAULT;
    AudioDecoder decoder =
        new AudioDecoder(
            new DecodeLimits(limits.maxBytes(), LONGEST, limits.maxChannels(), limits.maxTime()),
            part.selection());
    try {
      return decoder.decode(file);
    } catch (AudioException e) {
      throw e.of(file);
    }
  }

  private void give(FeatureMatrix features) {
    if (output == null && plot == null) {
      print(features);
    }
    if (output != null) {
      write(features);
    }
  }

  private void print(FeatureMatrix features) {
    ByteArrayOutputStream csv = new ByteArrayOutputStream();
    try {
      FeatureWriter.writeCsv(features, csv);
    } catch (IOException e) {
      throw new UncheckedIOException("standard output: " + e.getMessage(), e);
    }
    spec.commandLine().getOut().print(csv.toString(StandardCharsets.UTF_8));
    spec.commandLine().getOut().flush();
  }

  private void write(FeatureMatrix features) {
    try (OutputStream out = Files.newOutputStream(output)) {
      if (hasExtension(output, ".npy")) {
        FeatureWriter.writeNpy(features, out);
      } else {
        FeatureWriter.writeCsv(features, out);
      }
    } catch (IOException e) {
      throw unwritable(output, e);
    }
  }

  private void draw(AudioClip clip, FeatureMatrix features, String subtitle) {
    if (plot == null) {
      return;
    }
    try {
      FeatureChart.write(clip, features, file.getFileName().toString(), subtitle, plot);
    } catch (IOException e) {
      throw unwritable(plot, e);
    }
  }

  private static UncheckedIOException unwritable(Path file, IOException e) {
    return new UncheckedIOException(file + ": cannot be written (" + e.getMessage() + ")", e);
  }

  private static boolean hasExtension(Path file, String extension) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(extension);
  }

  private int fail(String message) {
    spec.commandLine().getErr().println("error: " + message);
    return BAD_INPUT;
  }
}
