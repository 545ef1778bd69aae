package io.github.voiceemotion.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where uploads lie while they are worked on. A server that is killed leaves them there; the next
 * one takes them away.
 */
final class UploadFolder {

  private final Path folder;

  /**
   * Makes the folder if it is not there.
   *
   * @param folder that only this user may enter
   */
  UploadFolder(Path folder) {
    this.folder = folder;
    make();
    sweep();
  }

  private void make() {
    FileAttribute<?>[] mine =
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createDirectory(folder, mine);
    } catch (FileAlreadyExistsException e) {
      requireOwn();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be made: " + e.getMessage(), e);
    }
  }

  /** In a folder for temporary files, anyone may put a folder or a link of this name first. */
  private void requireOwn() {
    try {
      boolean own =
          Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
              && Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
      if (!own) {
        throw new IllegalArgumentException(folder + " is not this user's own folder");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  Path path() {
    return folder;
  }

  /** Returns a new, empty file. */
  Path create() throws IOException {
    try {
      return Files.createTempFile(folder, "upload", ".audio");
    } catch (NoSuchFileException e) {
      // Systems tidy up folders for temporary files while services run.
      make();
      return Files.createTempFile(folder, "upload", ".audio");
    }
  }

  /** Deletes what nobody can be working on any more: files that are older than an hour. */
  void sweep() {
    Instant before = Instant.now().minus(1, ChronoUnit.HOURS);
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      for (Path file : all) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (NoSuchFileException e) {
      // Another server has just done the same.
      return;
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be swept: " + e.getMessage(), e);
    }
  }
}
