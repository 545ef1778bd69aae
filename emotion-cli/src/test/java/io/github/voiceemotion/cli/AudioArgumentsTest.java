package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AudioArgumentsTest {

  @TempDir private Path folder;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectories(folder.resolve("calls/june"));
    for (String name :
        List.of("b.wav", "a.MP3", "notes.txt", "calls/c.ogg", "calls/june/d.flac", "x[1].wav")) {
      Files.createFile(folder.resolve(name));
    }
  }

  @Test
  void takesAFileAsItIsWhateverItsName() {
    assertEquals(List.of(folder.resolve("notes.txt")), files("notes.txt"));
    assertEquals(List.of(folder.resolve("missing.wav")), files("missing.wav"));
    assertEquals(List.of(folder.resolve("x[1].wav")), files("x[1].wav"));
  }

  @Test
  void takesTheAudioInAFolderAndBelow() {
    assertEquals(
        List.of("a.MP3", "b.wav", "calls/c.ogg", "calls/june/d.flac", "x[1].wav"),
        names(AudioArguments.find(folder.toString()).files()));
  }

  @Test
  void takesWhatAPatternMatches() {
    assertEquals(List.of("b.wav", "x[1].wav"), names(files("*.wav")));
    assertEquals(List.of("calls/june/d.flac"), names(files("calls/**.flac")));
    assertEquals(List.of("a.MP3", "b.wav"), names(files("{a,b}.*")));
  }

  @Test
  void saysThatAnAddressIsNoFile() {
    assertEquals(
        "https://example.org/a.wav: is an address, and files are read: download it first",
        assertThrows(AudioException.class, () -> AudioArguments.find("https://example.org/a.wav"))
            .getMessage());
  }

  @Test
  void saysThatNothingWasFound() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertEquals(
        empty + ": holds no audio files",
        assertThrows(AudioException.class, () -> AudioArguments.find(empty.toString()))
            .getMessage());
    String pattern = folder + "/*.aiff";
    assertEquals(
        pattern + ": matches no files",
        assertThrows(AudioException.class, () -> AudioArguments.find(pattern)).getMessage());
    String elsewhere = folder + "/none/*.wav";
    assertEquals(
        elsewhere + ": matches no files",
        assertThrows(AudioException.class, () -> AudioArguments.find(elsewhere)).getMessage());
  }

  @Test
  void takesEveryEndingThatTheDecoderOpensAndNamesWhatItPassesOver() throws IOException {
    Path phone = Files.createDirectory(folder.resolve("phone"));
    for (String ending : AudioFiles.ENDINGS) {
      Files.createFile(phone.resolve("v." + ending));
    }
    for (String other : List.of("._v.mp3", "readme.txt", "list.csv", ".DS_Store")) {
      Files.createFile(phone.resolve(other));
    }

    AudioArguments.Found found = AudioArguments.find(phone.toString());

    assertEquals(
        AudioFiles.ENDINGS.stream().map(ending -> "phone/v." + ending).toList(),
        names(found.files()));
    assertEquals(
        List.of(
            phone + ": passed over 1 file of macOS, which hold no audio (._v.mp3)",
            phone + ": passed over 2 files not named like audio (list.csv first)"),
        found.notes());
  }

  @Test
  void followsLinksToFoldersButNotInCircles() throws IOException {
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("calls/june"));
    assertEquals(List.of("linked/d.flac"), names(AudioArguments.find(linked.toString()).files()));

    Path circle =
        Files.createSymbolicLink(folder.resolve("calls/june/up"), folder.resolve("calls"));
    AudioArguments.Found found = AudioArguments.find(folder.resolve("calls").toString());
    assertEquals(List.of("calls/c.ogg", "calls/june/d.flac"), names(found.files()));
    assertEquals(
        List.of(circle + ": links back to a folder that it lies in, and is not followed"),
        found.notes());
  }

  @Test
  void takesFilesOfTheFolderItselfWhereTwoStarsStandForNone() throws IOException {
    Files.createFile(folder.resolve("calls/._c.ogg"));
    Files.createFile(folder.resolve("calls/june/e.ogg"));

    AudioArguments.Found found = AudioArguments.find(folder + "/calls/**/*.ogg");

    assertEquals(List.of("calls/c.ogg", "calls/june/e.ogg"), names(found.files()));
    assertEquals(1, found.notes().size(), found.notes().toString());
    assertEquals(List.of("calls/c.ogg"), names(files("**/calls/*.ogg")));
  }

  @Test
  void saysOfAPatternThatIsNoneThatItIsNone() {
    String pattern = folder + "/x[1.wav";
    String message =
        assertThrows(AudioException.class, () -> AudioArguments.find(pattern)).getMessage();
    assertTrue(
        message.startsWith(pattern + ": no such file, and no pattern either: Missing"), message);
  }

  private List<Path> files(String argument) {
    return AudioArguments.find(folder + "/" + argument).files();
  }

  private List<String> names(List<Path> files) {
    return files.stream().map(file -> folder.relativize(file).toString()).toList();
  }
}
