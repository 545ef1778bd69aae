package io.github.voiceemotion.training.dataset;

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
 * Features, and what a speech encoder hears, on disk, so that the next training run starts at once.
 *
 * <pre>{@code
 * var cache = new FeatureCache(FeatureCache.defaultFolder(), System.err::println);
 * var loader = new FeatureLoader(cache);
 * }</pre>
 *
 * <p>An entry holds the windows of one clip, an original or an augmented copy: their features, 84
 * kB each, or the statistics of what an encoder hears in them, 6 kB each, in a file of its own, so
 * that folds and runs with other copies share what they have in common. Nothing is ever deleted;
 * the folder can be, at any time.
 *
 * <p>An entry that is cut or damaged counts as missing: what it should hold is computed and stored
 * anew. A folder that cannot be read or written, or whose disk is nearly full, slows a run down and
 * does not end it. Thread-safe, and safe with several processes on one folder: a file appears whole
 * or not at all.
 *
 * <p>In a file, all little-endian: a magic number, the version of this layout, the key, how many
 * values a window has, the values window after window, and the CRC-32C of all this. The values are
 * not compressed: deflate takes 30 % off, and more time than reading does.
 */
public final class FeatureCache {

  /** VEFC in the file. */
  private static final int MAGIC = 0x43464556;

  private static final int VERSION = 3;

  /** Magic number, version, key, values of a window. */
  private static final int HEADER_BYTES = 3 * Integer.BYTES + 32;

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
   * Returns the entry of a key; if it is missing, computes and stores it.
   *
   * @param key from {@link FeatureKeys}
   * @param windowValues how many numbers a window has
   * @param compute gives the windows
   */
  List<float[]> get(String key, int windowValues, Supplier<List<float[]>> compute) {
    Optional<List<float[]>> entry = read(key, windowValues);
    if (entry.isPresent()) {
      return entry.get();
    }
    List<float[]> computed = compute.get();
    if (computed.size() <= MOST_WINDOWS) {
      write(key, windowValues, computed);
    }
    return computed;
  }

  private Optional<List<float[]>> read(String key, int windowValues) {
    try (InputStream in = Files.newInputStream(file(key))) {
      byte[] header = in.readNBytes(HEADER_BYTES);
      // What follows is read only if it is an entry's: a damaged file may have any size.
      long windowBytes = (long) windowValues * Float.BYTES;
      long windows = (Files.size(file(key)) - HEADER_BYTES - Integer.BYTES) / windowBytes;
      if (!Arrays.equals(header(key, windowValues), header)
          || windows < 1
          || windows > MOST_WINDOWS) {
        return Optional.empty();
      }
      int bytes = Math.toIntExact(windows * windowBytes) + Integer.BYTES;
      // One byte more shows a file that is too long.
      return decode(header, in.readNBytes(bytes + 1), (int) windows, windowValues);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      warn(e);
      return Optional.empty();
    }
  }

  private void write(String key, int windowValues, List<float[]> windows) {
    Path file = file(key);
    byte[] entry = encode(key, windowValues, windows);
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

  private static byte[] encode(String key, int windowValues, List<float[]> windows) {
    int windowBytes = windowValues * Float.BYTES;
    ByteBuffer entry =
        allocate(HEADER_BYTES + windows.size() * windowBytes + Integer.BYTES)
            .put(header(key, windowValues));
    for (float[] window : windows) {
      if (window.length != windowValues) {
        throw new IllegalArgumentException(
            "a window has " + window.length + " values, expected " + windowValues);
      }
      entry.asFloatBuffer().put(window);
      entry.position(entry.position() + windowBytes);
    }
    return entry.putInt(checksum(entry.array())).array();
  }

  private static Optional<List<float[]>> decode(
      byte[] header, byte[] rest, int windows, int windowValues) {
    if (rest.length != windows * windowValues * Float.BYTES + Integer.BYTES) {
      return Optional.empty();
    }
    ByteBuffer entry = allocate(header.length + rest.length).put(header).put(rest);
    if (entry.getInt(entry.capacity() - Integer.BYTES) != checksum(entry.array())) {
      return Optional.empty();
    }
    FloatBuffer values = entry.position(HEADER_BYTES).asFloatBuffer();
    List<float[]> found = new ArrayList<>();
    for (int i = 0; i < windows; i++) {
      float[] window = new float[windowValues];
      values.get(window);
      found.add(window);
    }
    return Optional.of(found);
  }

  private static byte[] header(String key, int windowValues) {
    return allocate(HEADER_BYTES)
        .putInt(MAGIC)
        .putInt(VERSION)
        .put(HexFormat.of().parseHex(key))
        .putInt(windowValues)
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
