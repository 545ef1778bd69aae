package io.github.voiceemotion.transcription.whisper;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.audio.NativeLibrary;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The model of the artifact {@code emotion-transcription-whisper-model}.
 *
 * <p>whisper.cpp reads files alone: out of a jar, the model is unpacked once, to the folder in
 * which JavaCPP keeps the other native libraries. Its checksum is looked at before each use.
 *
 * @param resource where the class loader finds it
 * @param bytes its length
 * @param sha256 its checksum
 */
record ShippedModel(URL resource, long bytes, String sha256) {

  private static final String DESCRIPTION = "META-INF/voice-emotion/whisper.json";
  private static final String MODEL = "META-INF/voice-emotion/whisper.bin";

  private static final int FORMAT_VERSION = 1;

  /** Returns the model that is on the class path, if there is one. */
  static Optional<ShippedModel> onClassPath() {
    ClassLoader loader = ShippedModel.class.getClassLoader();
    URL model = loader.getResource(MODEL);
    try (InputStream in = loader.getResourceAsStream(DESCRIPTION)) {
      if (model == null || in == null) {
        return Optional.empty();
      }
      JsonNode description = new ObjectMapper().readTree(in);
      if (description.path("formatVersion").asInt() != FORMAT_VERSION) {
        throw problem(
            "the shipped model has format version "
                + description.path("formatVersion")
                + ", this release reads version "
                + FORMAT_VERSION,
            null);
      }
      return Optional.of(
          new ShippedModel(
              model, description.path("bytes").asLong(), description.path("sha256").asText()));
    } catch (IOException e) {
      throw problem("the shipped model's description cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the model as a whole file.
   *
   * @throws TranscriptionException if it is damaged, or cannot be unpacked
   */
  Path file() {
    if (resource.getProtocol().equals("file")) {
      try {
        return whole(Path.of(resource.toURI()));
      } catch (URISyntaxException | IOException e) {
        throw problem("the shipped model cannot be read: " + e.getMessage(), e);
      }
    }
    Path folder;
    try {
      folder = NativeLibrary.cacheFolder();
    } catch (IOException nowhere) {
      throw problem(
          "its model has nowhere to be unpacked to" + NativeLibrary.OTHER_FOLDER, nowhere);
    }
    return unpacked(folder);
  }

  /** Returns the model in a folder, into which it is unpacked unless it is there. */
  Path unpacked(Path folder) {
    Path file = folder.resolve("whisper-" + sha256.substring(0, 16) + ".bin");
    try {
      if (Files.isRegularFile(file) && isWhole(file)) {
        return file;
      }
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "whisper-", ".part");
      try {
        try (InputStream in = resource.openStream()) {
          Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        whole(part);
        // Whoever unpacks at the same time puts the same in its place.
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
      return file;
    } catch (IOException e) {
      throw problem(
          "its model cannot be unpacked to " + folder + ": " + e + NativeLibrary.OTHER_FOLDER, e);
    }
  }

  private Path whole(Path file) throws IOException {
    if (!isWhole(file)) {
      throw problem(
          "the shipped model is damaged: it has "
              + Files.size(file)
              + " bytes with checksum "
              + checksum(file)
              + ", expected "
              + bytes
              + " with "
              + sha256,
          null);
    }
    return file;
  }

  private boolean isWhole(Path file) throws IOException {
    return Files.size(file) == bytes && checksum(file).equals(sha256);
  }

  private static String checksum(Path file) throws IOException {
    try (DigestInputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      byte[] block = new byte[1 << 16];
      while (in.read(block) >= 0) {
        continue;
      }
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static TranscriptionException problem(String problem, Throwable cause) {
    return new TranscriptionException(WhisperEngine.NAME, Reason.MODEL, problem, cause);
  }
}
