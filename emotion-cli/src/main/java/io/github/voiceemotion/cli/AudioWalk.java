package io.github.voiceemotion.cli;

import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.AudioFiles;
import io.github.voiceemotion.training.corpus.Quantity;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Looks through a folder and those below it; what cannot be looked at stops nothing else. */
final class AudioWalk extends SimpleFileVisitor<Path> {

  /** What macOS puts beside files on disks of other systems: what it knows of them, no audio. */
  private static final String OF_MACOS = "._";

  private final List<Path> files = new ArrayList<>();
  private final SortedMap<Path, AudioException> failures = new TreeMap<>();
  private final List<String> loops = new ArrayList<>();

  private AudioWalk() {}

  /** Looks through a folder, as far down as it goes. */
  static AudioWalk in(Path folder) {
    return in(folder, Integer.MAX_VALUE);
  }

  /** Looks through a folder, so many levels down; there is nothing in one that is missing. */
  static AudioWalk in(Path folder, int depth) {
    AudioWalk walk = new AudioWalk();
    if (Files.isDirectory(folder)) {
      try {
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, walk);
      } catch (IOException e) {
        walk.unreadable(folder, e);
      }
    }
    return walk;
  }

  /** Returns the audio files that were found, by their endings. */
  AudioArguments.Found all(String argument) {
    AudioArguments.Found audio =
        found(argument, AudioFiles::isNamedLikeAudio, "holds no audio files");
    List<Path> others =
        files.stream()
            .filter(file -> !AudioFiles.isNamedLikeAudio(file) && !nameOf(file).startsWith("."))
            .sorted()
            .toList();
    if (!others.isEmpty()) {
      audio.notes().add(passedOver(argument, others, "not named like audio"));
    }
    return audio;
  }

  /** Returns the files that match a pattern. */
  AudioArguments.Found matching(String argument, PathMatcher pattern) {
    return found(
        argument,
        file -> pattern.matches(file) && !nameOf(file).startsWith(OF_MACOS),
        "matches no files");
  }

  private AudioArguments.Found found(String argument, Predicate<Path> wanted, String ifNone) {
    List<Path> audio = files.stream().filter(wanted).sorted().toList();
    if (audio.isEmpty() && failures.isEmpty()) {
      throw new AudioException(argument, ifNone);
    }
    List<String> notes = new ArrayList<>(loops);
    List<Path> ofMacOs =
        files.stream().filter(file -> nameOf(file).startsWith(OF_MACOS)).sorted().toList();
    if (!ofMacOs.isEmpty()) {
      notes.add(passedOver(argument, ofMacOs, "of macOS, which hold no audio"));
    }
    return new AudioArguments.Found(audio, failures, notes);
  }

  private static String passedOver(String argument, List<Path> files, String what) {
    return argument
        + ": passed over "
        + Quantity.of(files.size(), "file")
        + " "
        + what
        + " ("
        + nameOf(files.get(0))
        + (files.size() > 1 ? " first" : "")
        + ")";
  }

  private static String nameOf(Path file) {
    return file.getFileName().toString();
  }

  /** A link that leads nowhere counts: whoever reads it says so. */
  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (attributes.isRegularFile() || attributes.isSymbolicLink()) {
      files.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path path, IOException failure) {
    if (failure instanceof FileSystemLoopException) {
      loops.add(path + ": links back to a folder that it lies in, and is not followed");
    } else {
      unreadable(path, failure);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
    if (failure != null) {
      unreadable(folder, failure);
    }
    return FileVisitResult.CONTINUE;
  }

  private void unreadable(Path path, IOException failure) {
    String reason =
        failure instanceof AccessDeniedException ? "access is denied" : failure.getMessage();
    failures.put(path, new AudioException(path.toString(), "cannot be read: " + reason, failure));
  }
}
