package io.github.voiceemotion.web;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Audio that a client sent, in a temporary file that goes away with it. The client's name for it is
 * kept to be shown, and never becomes a path.
 *
 * @param file with a name of its own
 * @param name what the client calls it
 */
record Upload(Path file, String name) implements AutoCloseable {

  private static final int BLOCK = 1 << 16;
  private static final String NAMELESS = "upload";

  /**
   * Reads the audio of a request: its body, or the part {@code file} of a form.
   *
   * @throws Problem if there is none, or it is larger or slower than the limits allow; nothing is
   *     left of it then
   */
  static Upload receive(Context context, UploadLimits limits, UploadFolder folder) {
    if (context.req().getContentLengthLong() > limits.maxBytes()) {
      throw tooLarge(limits);
    }
    try {
      if (context.isMultipartFormData()) {
        UploadedFile part = context.uploadedFile("file");
        if (part == null) {
          throw new Problem(HttpStatus.BAD_REQUEST, "the form has no part called file");
        }
        try (InputStream in = part.content()) {
          return store(in, part.filename(), limits, folder);
        }
      }
      String name = context.queryParam("name");
      return store(context.req().getInputStream(), name == null ? NAMELESS : name, limits, folder);
    } catch (IOException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "the upload broke off");
    }
  }

  private static Upload store(InputStream in, String name, UploadLimits limits, UploadFolder folder)
      throws IOException {
    Path file = folder.create();
    boolean whole = false;
    try (OutputStream out = Files.newOutputStream(file)) {
      copy(in, out, limits);
      whole = true;
      return new Upload(file, name);
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void copy(InputStream in, OutputStream out, UploadLimits limits)
      throws IOException {
    long deadline = System.nanoTime() + limits.maxTime().toNanos();
    byte[] block = new byte[BLOCK];
    long received = 0;
    for (int count = in.read(block); count >= 0; count = in.read(block)) {
      received += count;
      if (received > limits.maxBytes()) {
        throw tooLarge(limits);
      }
      if (System.nanoTime() > deadline) {
        throw new Problem(
            HttpStatus.REQUEST_TIMEOUT, "the upload took longer than " + seconds(limits.maxTime()));
      }
      out.write(block, 0, count);
    }
    if (received == 0) {
      throw new Problem(HttpStatus.BAD_REQUEST, "the request has no body");
    }
  }

  private static Problem tooLarge(UploadLimits limits) {
    return new Problem(
        HttpStatus.CONTENT_TOO_LARGE, "the limit is " + limits.maxBytes() + " bytes");
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }

  /**
   * Decodes the audio.
   *
   * @throws AudioException if that is not possible; it does not say what the file is called here
   */
  AudioClip decode(AudioDecoder decoder) {
    try {
      return decoder.decode(file);
    } catch (AudioException e) {
      String reason = e.getMessage().substring(e.getMessage().indexOf(": ") + 2);
      throw new AudioException("the audio", reason, e);
    }
  }

  /** Returns what follows the last dot of the client's name, if that is an extension. */
  String extension() {
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return extension.matches("[A-Za-z0-9]{1,5}") ? extension : "";
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
