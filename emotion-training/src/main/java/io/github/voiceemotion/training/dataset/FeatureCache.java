package io.github.voiceemotion.training.dataset;

import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.features.FeatureSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * Features on disk, so that the next training run starts at once.
 *
 * <pre>{@code
 * var cache = new FeatureCache(FeatureCache.defaultFolder(), System.err::println);
 * var loader = new FeatureLoader(cache);
 * }</pre>
 *
 * <p>An entry holds the windows of one clip, an original or an augmented copy, 84 kB each, in a
 * file of its own, so that folds and runs with other copies share what they have in common. Nothing
 * is ever deleted; the folder can be, at any time.
 *
 * <p>An entry that is cut or damaged counts as missing: what it should hold is computed and stored
 * anew. A folder that cannot be read or written, or whose disk is nearly full, slows a run down and
 * does not end it. Thread-safe, and safe with several processes on one folder: a file appears whole
 * or not at all.
 *
 * <p>In a file, all little-endian: a magic number, the version of this layout, the key, the values
 * window after window and frame after frame, and the CRC-32C of all this. The values are not
 * compressed: deflate takes 30 % off, and more time than reading does.
 */
public final class FeatureCache {

  /** VEFC in the file. */
  private static final int MAGIC = 0x43464556;

  private static final int VERSION = 2;
  private static final int FRAMES = FeatureSpec.current().clipFrames();
  private static final int HEADER_BYTES = 2 * Integer.BYTES + 32;
  private static final int WINDOW_VALUES = FRAMES * FeatureSet.SIZE;
  private static final int WINDOW_BYTES = WINDOW_VALUES * Float.BYTES;

  /** Half an hour of speech, 100 MB: longer recordings are computed each time. */
  private static final int MOST_WINDOWS = 1_200;

  /** Left on the disk, so that what a run is for can still be written: 256 MiB. */
  private static final long SPARED_BYTES = 256L << 20;

  private final Path folder;
  private final Consumer<String> warnings;
  private final long sparedBytes;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * Creates a cache. The folder is made when the first entry is written.
   *
   * @param folder that holds the entries
   * @param warnings is told once, by some thread, if the folder cannot be used
   */
  public FeatureCache(Path folder, Consumer<String> warnings) {
    this(folder, warnings, SPARED_BYTES);
  }

  /** Creates a cache that leaves so much of the disk free. */
  FeatureCache(Path folder, Consumer<String> warnings, long sparedBytes) {
    this.folder = Objects.requireNonNull(folder, "folder");
    this.warnings = Objects.requireNonNull(warnings, "warnings");
    this.sparedBytes = sparedBytes;
  }

  /**
   * Returns the folder in the user's cache: {@code $XDG_CACHE_HOME/voice-emotion/features}, or
   * {@code ~/.cache/voice-emotion/features} if the variable is not set to an absolute path.
   */
  public static Path defaultFolder() {
    return defaultFolder(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static Path defaultFolder(Map<String, String> environment, Path home) {
    // The XDG specification has relative paths ignored.
    Path configured = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    Path caches = configured.isAbsolute() ? configured : home.resolve(".cache");
    return caches.resolve("voice-emotion").resolve("features");
  }

  /**
   * Returns the entries of some keys; if one is missing, computes and stores them all.
   *
   * @param keys from {@link FeatureKeys}
   * @param compute gives the windows of all keys, in their order
   */
  List<List<FeatureMatrix>> get(List<String> keys, Supplier<List<List<FeatureMatrix>>> compute) {
    List<List<FeatureMatrix>> found = new ArrayList<>();
    for (String key : keys) {
      Optional<List<FeatureMatrix>> entry = read(key);
      if (entry.isEmpty()) {
        break;
      }
      found.add(entry.get());
    }
    if (found.size() == keys.size()) {
      return found;
    }
    List<List<FeatureMatrix>> computed = compute.get();
    for (int i = 0; i < keys.size(); i++) {
      if (computed.get(i).size() > MOST_WINDOWS) {
        continue;
      }
      write(keys.get(i), computed.get(i));
    }
    return computed;
  }

  private Optional<List<FeatureMatrix>> read(String key) {
    try (InputStream in = Files.newInputStream(file(key))) {
      byte[] header = in.readNBytes(HEADER_BYTES);
      // What follows is read only if it is an entry's: a damaged file may have any size.
      long windows = (Files.size(file(key)) - HEADER_BYTES - Integer.BYTES) / WINDOW_BYTES;
      if (!Arrays.equals(header(key), header) || windows < 1 || windows > MOST_WINDOWS) {
        return Optional.empty();
      }
      int bytes = (int) windows * WINDOW_BYTES + Integer.BYTES;
      // One byte more shows a file that is too long.
      return decode(header, in.readNBytes(bytes + 1), (int) windows);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      warn(e);
      return Optional.empty();
    }
  }

  private void write(String key, List<FeatureMatrix> windows) {
    Path file = file(key);
    byte[] entry = encode(key, windows);
    Path temporary = file.resolveSibling(UUID.randomUUID() + ".tmp");
    try {
      Files.createDirectories(file.getParent());
      long free = Files.getFileStore(file.getParent()).getUsableSpace();
      if (free - entry.length < sparedBytes) {
        throw new IOException("the disk has " + free + " bytes left");
      }
      try {
        Files.write(temporary, entry, StandardOpenOption.CREATE_NEW);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      warn(e);
    }
  }

  /** Spreads the files over 256 folders, as tens of thousands in one are unwieldy. */
  private Path file(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key.substring(2) + ".features");
  }

  private static byte[] encode(String key, List<FeatureMatrix> windows) {
    ByteBuffer entry =
        allocate(HEADER_BYTES + windows.size() * WINDOW_BYTES + Integer.BYTES).put(header(key));
    for (FeatureMatrix window : windows) {
      if (window.frames() != FRAMES) {
        throw new IllegalArgumentException(
            "features have " + window.frames() + " frames, expected " + FRAMES);
      }
      entry.asFloatBuffer().put(window.values());
      entry.position(entry.position() + WINDOW_BYTES);
    }
    return entry.putInt(checksum(entry.array())).array();
  }

  private static Optional<List<FeatureMatrix>> decode(byte[] header, byte[] rest, int windows) {
    if (rest.length != windows * WINDOW_BYTES + Integer.BYTES) {
      return Optional.empty();
    }
    ByteBuffer entry = allocate(header.length + rest.length).put(header).put(rest);
    if (entry.getInt(entry.capacity() - Integer.BYTES) != checksum(entry.array())) {
      return Optional.empty();
    }
    FloatBuffer values = entry.position(HEADER_BYTES).asFloatBuffer();
    List<FeatureMatrix> found = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      float[] window = new float[WINDOW_VALUES];
      values.get(window);
      found.add(new FeatureMatrix(FRAMES, window));
    }
    return Optional.of(found);
  }

  private static byte[] header(String key) {
    return allocate(HEADER_BYTES)
        .putInt(MAGIC)
        .putInt(VERSION)
        .put(HexFormat.of().parseHex(key))
        .array();
  }

  private static ByteBuffer allocate(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int checksum(byte[] entry) {
    CRC32C crc = new CRC32C();
    crc.update(entry, 0, entry.length - Integer.BYTES);
    return (int) crc.getValue();
  }

  private void warn(IOException e) {
    if (warned.compareAndSet(false, true)) {
      warnings.accept("the feature cache in " + folder + " cannot be used: " + e);
    }
  }
}
