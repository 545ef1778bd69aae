package io.github.voiceemotion.cli;

import io.github.voiceemotion.history.DataFolder;
import io.github.voiceemotion.model.VoiceProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The profiles of voices by their names, a small JSON file each, in the user's data folder. */
final class VoiceFolder {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,63}");
  private static final String ENDING = ".json";

  private final Path folder;

  private VoiceFolder(Path folder) {
    this.folder = folder;
  }

  /** Returns the folder of voices in a data folder, or in the user's if none is given. */
  static VoiceFolder in(Path data) {
    return new VoiceFolder((data == null ? DataFolder.ofUser() : data).resolve("voices"));
  }

  /** Returns the names of all voices in alphabetical order. */
  List<String> names() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a voice's profile, if there is one.
   *
   * @throws IllegalArgumentException if the name is none that a voice can have, or the file is no
   *     profile
   */
  Optional<VoiceProfile> read(String name) {
    Path file = file(name);
    String json;
    try {
      json = Files.readString(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
    }
    try {
      return Optional.of(VoiceProfile.parse(json));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /** Keeps a voice's profile; the one before is replaced once the new one is complete. */
  void write(String name, VoiceProfile profile) {
    Path file = file(name);
    try {
      Files.createDirectories(folder);
      Path partial = Files.createTempFile(folder, "voice", ".partial");
      try {
        Files.writeString(partial, profile.toJson() + "\n");
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  /** Forgets a voice, and returns whether there was one of that name. */
  boolean delete(String name) {
    try {
      return Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(file(name) + " cannot be deleted: " + e.getMessage(), e);
    }
  }

  private Path file(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "voice is '"
              + name
              + "', expected 1 to 64 letters, digits, spaces, dots, dashes or underscores, a letter"
              + " or digit first");
    }
    return folder.resolve(name + ENDING);
  }
}
