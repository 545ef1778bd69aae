package io.github.voiceemotion.history;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes a folder that only its owner may enter. */
final class PrivateFolder {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /**
   * Makes a folder, with those above it, or takes one that is there; where files have POSIX
   * permissions, only the owner may enter it afterwards. Elsewhere it inherits those of the folder
   * above, which on Windows are the user's own.
   *
   * @return its absolute path without links
   * @throws HistoryException if it cannot be made, cannot be written or belongs to another user
   */
  static Path make(Path folder) {
    try {
      Files.createDirectories(folder);
      Path real = folder.toRealPath();
      PosixFileAttributeView posix = Files.getFileAttributeView(real, PosixFileAttributeView.class);
      if (posix != null && !posix.readAttributes().permissions().equals(OWNER_ONLY)) {
        posix.setPermissions(OWNER_ONLY);
      }
      if (!Files.isWritable(real)) {
        throw new HistoryException(real.toString(), "the folder may not be written");
      }
      return real;
    } catch (FileAlreadyExistsException e) {
      throw new HistoryException(folder.toString(), e.getFile() + " is not a folder", e);
    } catch (IOException e) {
      throw HistoryException.of(folder.toString(), e);
    }
  }
}
