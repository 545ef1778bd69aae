package io.github.voiceemotion.spark;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.AudioStream;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.sql.Row;

/**
 * A recording that a row names, or holds.
 *
 * @param path as it stands in the row; null if the row names none
 * @param content the file's bytes; null if it is to be read from the path
 */
record Recording(String path, byte[] content) {

  /** Returns the recording of a row that begins with path and content. */
  static Recording of(Row row) {
    return new Recording(row.getString(0), row.getAs(1));
  }

  /** Returns what errors call it. */
  String name() {
    return path == null ? "content" : path;
  }

  /**
   * Opens the audio. A local file is read where it lies; of any other file system the bytes go
   * through a temporary file, never through the heap as a whole.
   *
   * @throws AudioException if it cannot be read or decoded
   */
  AudioStream open(AudioDecoder decoder, Configuration hadoop) {
    return read(hadoop, decoder::open, decoder::open);
  }

  /**
   * Decodes the audio into memory, as {@link #open} does in pieces.
   *
   * @throws AudioException if it cannot be read or decoded, or is too long
   */
  AudioClip decode(AudioDecoder decoder, Configuration hadoop) {
    return read(hadoop, decoder::decode, decoder::decode);
  }

  private <T> T read(
      Configuration hadoop,
      Function<java.nio.file.Path, T> file,
      BiFunction<InputStream, String, T> stream) {
    if (content != null) {
      return stream.apply(new ByteArrayInputStream(content), name());
    }
    if (path == null) {
      throw new AudioException(name(), "is missing, and so is a path");
    }
    try {
      Path place = new Path(path);
      FileSystem files = place.getFileSystem(hadoop);
      if (files instanceof LocalFileSystem local) {
        return file.apply(local.pathToFile(place).toPath());
      }
      try (InputStream in = files.open(place)) {
        return stream.apply(in, path);
      }
    } catch (FileNotFoundException e) {
      throw new AudioException(path, "no such file", e);
    } catch (AccessControlException e) {
      throw new AudioException(path, "cannot be read (permission denied)", e);
    } catch (IOException e) {
      throw new AudioException(path, "cannot be read (" + e.getMessage() + ")", e);
    } catch (IllegalArgumentException e) {
      throw new AudioException(path, "is not a path (" + e.getMessage() + ")", e);
    }
  }
}
