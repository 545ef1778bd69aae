package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioException;
import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Finds the files that arguments mean: files themselves, folders, and patterns. */
final class AudioArguments {

  private static final Pattern ADDRESS = Pattern.compile("[A-Za-z]{2,}://");

  private AudioArguments() {}

  /**
   * What an argument means.
   *
   * @param files in alphabetical order
   * @param failures what could not be looked at, such as a folder of somebody else
   * @param notes a line on whatever was passed over
   */
  record Found(List<Path> files, Map<Path, AudioException> failures, List<String> notes) {}

  /**
   * Finds the files of an argument: itself; the audio files in a folder and below it, by their
   * endings; or what a pattern with {@code *}, {@code ?}, {@code **} or {@code {a,b}} matches.
   * Links to folders are followed.
   *
   * @throws AudioException if a folder holds no audio, or nothing matches
   */
  static Found find(String argument) {
    if (ADDRESS.matcher(argument).lookingAt()) {
      throw new AudioException(argument, "is an address, and files are read: download it first");
    }
    Path path;
    try {
      path = Path.of(argument);
    } catch (InvalidPathException e) {
      throw new AudioException(argument, "is no name of a file: " + e.getReason(), e);
    }
    if (Files.isDirectory(path)) {
      return AudioWalk.in(path).all(argument);
    }
    if (Files.exists(path) || !hasWildcard(argument)) {
      return new Found(List.of(path), Map.of(), List.of());
    }
    PathMatcher pattern = pattern(argument, path);
    Path folder = fixedPart(path);
    // Without ** there is no need to look further down than the pattern goes.
    int depth =
        argument.contains("**")
            ? Integer.MAX_VALUE
            : path.getNameCount() - (folder.toString().isEmpty() ? 0 : folder.getNameCount());
    return AudioWalk.in(folder, depth).matching(argument, pattern);
  }

  private static boolean hasWildcard(String name) {
    return name.matches(".*[*?\\[{].*");
  }

  private static PathMatcher pattern(String argument, Path path) {
    String slashed = path.toString().replace(File.separatorChar, '/');
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + withOptionalFolders(slashed));
    } catch (PatternSyntaxException e) {
      throw new AudioException(
          argument, "no such file, and no pattern either: " + e.getDescription(), e);
    }
  }

  /**
   * As in shells, a folder of two stars also stands for none, which Java's patterns do not know.
   */
  private static String withOptionalFolders(String pattern) {
    StringBuilder text = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char next = pattern.charAt(i);
      boolean isFolder =
          pattern.startsWith("**/", i)
              && (i == 0 || pattern.charAt(i - 1) == '/')
              // Java's patterns do not allow braces within braces.
              && braces == 0;
      if (isFolder) {
        text.append("{**/,}");
        i += 2;
      } else {
        braces += next == '{' ? 1 : next == '}' ? -1 : 0;
        text.append(next);
      }
    }
    return text.toString();
  }

  /** Returns the part of a pattern before its first folder with a wildcard. */
  private static Path fixedPart(Path pattern) {
    Path fixed = pattern.isAbsolute() ? pattern.getRoot() : Path.of("");
    for (Path name : pattern) {
      if (hasWildcard(name.toString())) {
        break;
      }
      fixed = fixed.resolve(name);
    }
    return fixed;
  }
}
