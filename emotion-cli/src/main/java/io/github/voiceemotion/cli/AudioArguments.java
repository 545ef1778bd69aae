package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.AudioFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files that arguments mean: files themselves, folders, and patterns. */
final class AudioArguments {

  private AudioArguments() {}

  /**
   * Returns the files of an argument: itself; the audio files in a folder and below it, by their
   * extensions; or what a pattern with {@code *}, {@code ?}, {@code **} or {@code {a,b}} matches.
   * In alphabetical order.
   *
   * @throws AudioException if a folder holds no audio, cannot be read, or nothing matches
   */
  static List<Path> files(String argument) {
    Path path;
    try {
      path = Path.of(argument);
    } catch (InvalidPathException e) {
      throw new AudioException(argument, "is no name of a file: " + e.getReason(), e);
    }
    if (Files.isDirectory(path)) {
      return list(
          argument, path, Integer.MAX_VALUE, AudioFiles::isNamedLikeAudio, "holds no audio files");
    }
    if (Files.exists(path) || !argument.matches(".*[*?\\[{].*")) {
      return List.of(path);
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + argument);
    Path folder = fixedPart(path);
    // Without ** there is no need to look further down than the pattern goes.
    int depth =
        argument.contains("**")
            ? Integer.MAX_VALUE
            : path.getNameCount() - (folder.toString().isEmpty() ? 0 : folder.getNameCount());
    return list(argument, folder, depth, matcher, "matches no files");
  }

  /** Returns the part of a pattern before its first folder with a wildcard. */
  private static Path fixedPart(Path pattern) {
    Path fixed = pattern.isAbsolute() ? pattern.getRoot() : Path.of("");
    for (Path name : pattern) {
      if (name.toString().matches(".*[*?\\[{].*")) {
        break;
      }
      fixed = fixed.resolve(name);
    }
    return fixed;
  }

  private static List<Path> list(
      String argument, Path folder, int depth, PathMatcher wanted, String ifNone) {
    List<Path> files;
    if (!Files.isDirectory(folder)) {
      throw new AudioException(argument, ifNone);
    }
    try (Stream<Path> found = Files.walk(folder, depth)) {
      files = found.filter(wanted::matches).filter(Files::isRegularFile).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new AudioException(argument, "cannot be read: " + e.getMessage(), e);
    }
    if (files.isEmpty()) {
      throw new AudioException(argument, ifNone);
    }
    return files;
  }
}
