package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.voiceemotion.audio.AudioException;
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
        names(AudioArguments.files(folder.toString())));
  }

  @Test
  void takesWhatAPatternMatches() {
    assertEquals(List.of("b.wav", "x[1].wav"), names(files("*.wav")));
    assertEquals(List.of("calls/june/d.flac"), names(files("calls/**.flac")));
    assertEquals(List.of("a.MP3", "b.wav"), names(files("{a,b}.*")));
  }

  @Test
  void saysThatNothingWasFound() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertEquals(
        empty + ": holds no audio files",
        assertThrows(AudioException.class, () -> AudioArguments.files(empty.toString()))
            .getMessage());
    String pattern = folder + "/*.aiff";
    assertEquals(
        pattern + ": matches no files",
        assertThrows(AudioException.class, () -> AudioArguments.files(pattern)).getMessage());
    String elsewhere = folder + "/none/*.wav";
    assertEquals(
        elsewhere + ": matches no files",
        assertThrows(AudioException.class, () -> AudioArguments.files(elsewhere)).getMessage());
  }

  private List<Path> files(String argument) {
    return AudioArguments.files(folder + "/" + argument);
  }

  private List<String> names(List<Path> files) {
    return files.stream().map(file -> folder.relativize(file).toString()).toList();
  }
}
