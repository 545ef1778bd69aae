package io.github.voiceemotion.training.corpus;

import io.github.voiceemotion.model.checksum.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds files that hold, byte for byte, what another one holds under another name. Were one of two
 * such recordings trained on and the other tested, the score would be of nothing.
 *
 * <p>Only files of equal size are read, to compare their SHA-256.
 */
final class ContentCopies {

  private ContentCopies() {}

  /**
   * Returns the files whose content one before them has. A file that is empty or cannot be read is
   * no copy: there is nothing in it to train on, and whoever decodes it says so.
   */
  static Set<Path> among(List<Path> files) {
    Map<Long, List<Path>> bySize = new LinkedHashMap<>();
    for (Path file : files) {
      long size = size(file);
      if (size > 0) {
        bySize.computeIfAbsent(size, any -> new ArrayList<>()).add(file);
      }
    }
    Set<Path> copies = new HashSet<>();
    Set<String> contents = new HashSet<>();
    for (List<Path> equallyLong : bySize.values()) {
      if (equallyLong.size() > 1) {
        for (Path file : equallyLong) {
          if (!isFirst(file, contents)) {
            copies.add(file);
          }
        }
      }
    }
    return copies;
  }

  private static boolean isFirst(Path file, Set<String> contents) {
    try {
      return contents.add(Sha256.of(file));
    } catch (IOException unreadable) {
      return true;
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
