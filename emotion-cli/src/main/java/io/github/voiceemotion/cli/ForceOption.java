package io.github.voiceemotion.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import picocli.CommandLine.Option;

/**
 * The option that lets a command replace files. Without it, what is there stays; what the command
 * was given to read stays in any case.
 */
final class ForceOption {

  @Option(names = "--force", description = "Replace files that are there already.")
  private boolean force;

  /**
   * Checks that a file may be written, before the work whose result it is to hold.
   *
   * @param inputs what the command was given to read
   * @throws IllegalArgumentException if it is one of them, is a folder or in one that is missing,
   *     or is there and may not be replaced
   */
  void requireWritable(Path output, Collection<Path> inputs) {
    for (Path input : inputs) {
      if (isSame(input, output)) {
        throw new IllegalArgumentException(
            output + ": was given to be read, and is not written over");
      }
    }
    if (Files.isDirectory(output)) {
      throw new IllegalArgumentException(output + ": is a folder, expected a file to write");
    }
    Path folder = output.toAbsolutePath().getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IllegalArgumentException(output + ": its folder does not exist");
    }
    if (!force && Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalArgumentException(output + ": is there already; --force replaces it");
    }
  }

  /**
   * Checks that files may be written into a folder.
   *
   * @param names of those files
   * @throws IllegalArgumentException if one of them is there and may not be replaced
   */
  void requireWritable(Path folder, Iterable<String> names) {
    for (String name : names) {
      if (!force && Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
        throw new IllegalArgumentException(
            folder.resolve(name)
                + ": is there already; --output takes another folder, and --force replaces it");
      }
    }
  }

  private static boolean isSame(Path input, Path output) {
    if (!Files.exists(input) || !Files.exists(output)) {
      return input.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize());
    }
    try {
      return Files.isSameFile(input, output);
    } catch (IOException e) {
      throw new UncheckedIOException(output + " cannot be looked at: " + e.getMessage(), e);
    }
  }
}
