package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadFolderTest {

  @TempDir private Path temporary;

  @Test
  void isOfTheUserAlone() throws IOException {
    Path folder = temporary.resolve("uploads");
    Path file = new UploadFolder(folder).create();

    assertEquals(folder, file.getParent());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
  }

  @Test
  void takesAwayWhatAKilledServerLeft() throws IOException {
    Path folder = temporary.resolve("uploads");
    Path left = new UploadFolder(folder).create();
    Path inUse = new UploadFolder(folder).create();
    Files.setLastModifiedTime(left, FileTime.from(Instant.now().minusSeconds(4_000)));

    new UploadFolder(folder);

    assertFalse(Files.exists(left));
    assertTrue(Files.exists(inUse));
  }

  @Test
  void comesBackWhenItWasTidiedAway() throws IOException {
    Path folder = temporary.resolve("uploads");
    UploadFolder uploads = new UploadFolder(folder);
    Files.delete(folder);

    assertEquals(folder, uploads.create().getParent());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
  }

  @Test
  void refusesALinkThatSomebodyPutThere() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(temporary.resolve("uploads"), elsewhere);

    assertEquals(
        link + " is not this user's own folder",
        assertThrows(IllegalArgumentException.class, () -> new UploadFolder(link)).getMessage());
  }
}
