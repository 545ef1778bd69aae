package io.github.voiceemotion.history;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The audio files: those of stored recordings in one folder, those on their way in or out in
 * another.
 *
 * <p>What a pending file is, its row tells: with one it belongs to a recording whose storing was
 * committed, or whose deletion was not, and its place is in the first folder. Without one it is
 * being stored, or left over.
 */
class AudioFolder {

  private final Path placed;
  private final Path pending;

  AudioFolder(Path folder) throws IOException {
    placed = Files.createDirectories(folder.resolve("audio"));
    pending = Files.createDirectories(folder.resolve("pending"));
  }

  /** Writes audio to a stream. */
  @FunctionalInterface
  interface Source {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a pending file, through to the disk.
   *
   * @return its length in bytes
   */
  long write(AudioFile audio, Source source) throws IOException {
    Path file = pending.resolve(audio.name());
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      source.writeTo(out);
      out.flush();
      channel.force(true);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
    forceFolder();
    return Files.size(file);
  }

  /** Writes the pending folder's entries to the disk, where the system can do that to a folder. */
  private void forceFolder() throws IOException {
    if (pending.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel folder = FileChannel.open(pending, StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  /** Moves a pending file to its place, if it is pending. */
  void place(AudioFile audio) throws IOException {
    move(pending.resolve(audio.name()), placed.resolve(audio.name()));
  }

  /** Moves a file from its place to the pending ones, if it is in its place. */
  void withdraw(AudioFile audio) throws IOException {
    move(placed.resolve(audio.name()), pending.resolve(audio.name()));
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      // Another process has just done the same, or the one before was killed after doing it.
      if (!e.getFile().equals(from.toString())) {
        throw e;
      }
    }
  }

  /**
   * Deletes a file. Another process may just be placing it again, but never withdraws it: so the
   * pending folder comes first.
   */
  void delete(AudioFile audio) throws IOException {
    Files.deleteIfExists(pending.resolve(audio.name()));
    Files.deleteIfExists(placed.resolve(audio.name()));
  }

  boolean isPending(AudioFile audio) {
    return Files.exists(pending.resolve(audio.name()));
  }

  /** Deletes a pending file that nobody has written to since a time. */
  void deleteIfUntouchedSince(Instant time, AudioFile audio) throws IOException {
    Path file = pending.resolve(audio.name());
    try {
      if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // Its process is done with it.
    }
  }

  /** Returns the pending files that this store has named. */
  List<AudioFile> pending() throws IOException {
    try (Stream<Path> files = Files.list(pending)) {
      return files
          .map(file -> AudioFile.of(file.getFileName().toString()))
          .flatMap(Optional::stream)
          .toList();
    }
  }

  /** Whether any file is in its place. */
  boolean holdsAny() throws IOException {
    try (Stream<Path> files = Files.list(placed)) {
      return files.findAny().isPresent();
    }
  }

  /** Returns a file in its place; empty if it is not there. */
  Optional<Path> find(AudioFile audio) {
    return Optional.of(placed.resolve(audio.name())).filter(Files::exists);
  }
}
