package io.github.voiceemotion.transcription.whisper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedModelTest {

  private static final byte[] MODEL = "weights".getBytes(StandardCharsets.UTF_8);
  private static final String SHA256 =
      "9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c";

  @TempDir Path folder;

  private Path jar;

  @BeforeEach
  void writeJar() throws IOException {
    jar = folder.resolve("model.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("whisper.bin"));
      zip.write(MODEL);
    }
  }

  private ShippedModel model(int bytes) throws MalformedURLException {
    URL resource = URI.create("jar:" + jar.toUri() + "!/whisper.bin").toURL();
    return new ShippedModel(resource, bytes, SHA256);
  }

  @Test
  void isWhatTheArtifactHolds() throws IOException {
    ShippedModel shipped = ShippedModel.onClassPath().orElseThrow();

    assertEquals(shipped.bytes(), Files.size(shipped.file()));
    assertTrue(WhisperModelFile.isMultilingual(shipped.file()));
  }

  @Test
  void isUnpackedOnce() throws IOException {
    Path cache = folder.resolve("not yet there");

    Path first = model(MODEL.length).unpacked(cache);
    Files.delete(jar);
    Path second = model(MODEL.length).unpacked(cache);

    assertEquals(first, second);
    assertArrayEquals(MODEL, Files.readAllBytes(first));
    assertEquals(List.of(first), list(cache));
  }

  @Test
  void replacesWhatIsDamaged() throws IOException {
    Path file = model(MODEL.length).unpacked(folder);
    Files.writeString(file, "wights!");

    model(MODEL.length).unpacked(folder);

    assertArrayEquals(MODEL, Files.readAllBytes(file));
  }

  @Test
  void isWholeForAllWhoUnpackItAtOnce() throws IOException {
    Path cache = folder.resolve("cache");
    ShippedModel model = model(MODEL.length);

    List<CompletableFuture<Path>> files =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> model.unpacked(cache)))
            .toList();

    assertEquals(1, files.stream().map(CompletableFuture::join).distinct().count());
    assertEquals(1, list(cache).size());
  }

  @Test
  void refusesWhatItsDescriptionDoesNotSay() throws IOException {
    Path cache = folder.resolve("cache");

    var refused = assertThrows(TranscriptionException.class, () -> model(8).unpacked(cache));

    assertEquals(Reason.MODEL, refused.reason());
    assertEquals(
        "whisper: the shipped model is damaged: it has 7 bytes with checksum "
            + SHA256
            + ", expected 8 with "
            + SHA256,
        refused.getMessage());
    assertEquals(List.of(), list(cache), "nothing stays behind");
  }

  @Test
  void saysWhereItCannotBeUnpacked() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "no folder");

    var refused =
        assertThrows(TranscriptionException.class, () -> model(MODEL.length).unpacked(file));

    assertTrue(
        refused.getMessage().startsWith("whisper: its model cannot be unpacked to " + file + ": "),
        refused.getMessage());
    assertTrue(
        refused
            .getMessage()
            .endsWith(
                "; -Dorg.bytedeco.javacpp.cachedir=FOLDER, in EMOTION_JAVA_OPTIONS for the command,"
                    + " names another"));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
