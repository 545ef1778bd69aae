package io.github.voiceemotion.training.corpus;

import io.github.voiceemotion.model.checksum.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds files that hold, byte for byte, what another one holds under another name. Were one of two
 * such recordings trained on and the other tested, the score would be of nothing.
 *
 * <p>Only files of equal size are read, to compare their SHA-256.
 */
final class ContentCopies {

  private ContentCopies() {}

  /**
   * Returns the files whose content one before them has, each with that one. A file that is empty
   * or cannot be read is no copy: there is nothing in it to train on, and whoever decodes it says
   * so.
   */
  static Map<Path, Path> among(List<Path> files) {
    Map<Long, List<Path>> bySize = new LinkedHashMap<>();
    for (Path file : files) {
      long size = size(file);
      if (size > 0) {
        bySize.computeIfAbsent(size, any -> new ArrayList<>()).add(file);
      }
    }
    Map<Path, Path> copies = new HashMap<>();
    Map<String, Path> contents = new HashMap<>();
    for (List<Path> equallyLong : bySize.values()) {
      if (equallyLong.size() > 1) {
        for (Path file : equallyLong) {
          first(file, contents).ifPresent(first -> copies.put(file, first));
        }
      }
    }
    return copies;
  }

  private static Optional<Path> first(Path file, Map<String, Path> contents) {
    try {
      return Optional.ofNullable(contents.putIfAbsent(Sha256.of(file), file));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException unreadable) {
      return 0;
    }
  }
}
