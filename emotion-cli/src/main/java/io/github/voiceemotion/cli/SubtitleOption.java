package io.github.voiceemotion.cli;

import io.github.voiceemotion.transcription.Cue;
import io.github.voiceemotion.transcription.Subtitles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that write the words of a file down as subtitles. */
final class SubtitleOption {

  @Option(
      names = "--srt",
      paramLabel = "FILE",
      description = "Write the words of the one file as SubRip subtitles, each with its emotion.")
  private Path srt;

  @Option(names = "--vtt", paramLabel = "FILE", description = "The same as WebVTT.")
  private Path vtt;

  boolean isWanted() {
    return srt != null || vtt != null;
  }

  /**
   * Checks that the subtitles may be written, before the work.
   *
   * @throws IllegalArgumentException if they may not, or are of more than one file
   */
  void requireWritable(ForceOption force, List<Path> inputs, boolean standardInput) {
    if (!isWanted()) {
      return;
    }
    if (!standardInput && inputs.size() != 1) {
      throw new IllegalArgumentException(
          "--srt and --vtt write the words of one file, got " + inputs.size());
    }
    if (srt != null && vtt != null && srt.toAbsolutePath().equals(vtt.toAbsolutePath())) {
      throw new IllegalArgumentException(srt + ": --srt and --vtt cannot share a file");
    }
    if (srt != null) {
      force.requireWritable(srt, inputs);
    }
    if (vtt != null) {
      force.requireWritable(vtt, inputs);
    }
  }

  /** Writes what is wanted, in order of time. */
  void write(List<Cue> cues) {
    List<Cue> inOrder = cues.stream().sorted(Comparator.comparingDouble(Cue::start)).toList();
    if (srt != null) {
      write(srt, Subtitles.srt(inOrder));
    }
    if (vtt != null) {
      write(vtt, Subtitles.vtt(inOrder));
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }
}
