package io.github.voiceemotion.training.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.model.checksum.Sha256;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureCacheTest {

  private static final int VALUES = FeatureSpec.current().clipFrames() * FeatureSet.SIZE;

  @TempDir Path temporary;

  private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger computed = new AtomicInteger();
  private Path folder;
  private FeatureCache cache;

  @BeforeEach
  void create() {
    folder = temporary.resolve("caches/features");
    cache = new FeatureCache(folder, warnings::add);
  }

  @Test
  void givesBackBitForBitWhatWasComputed() {
    float[] values = values("a");
    float[] special = {-0f, Float.MIN_VALUE, Float.MAX_VALUE, 1e-30f, (float) Math.PI};
    System.arraycopy(special, 0, values, 0, special.length);
    String key = Sha256.of("a");

    cache.get(key, VALUES, () -> List.of(values));
    float[] again =
        new FeatureCache(folder, warnings::add).get(key, VALUES, () -> compute("b")).get(0);

    assertEquals(0, computed.get());
    assertArrayEquals(bits(values), bits(again));
  }

  @Test
  void computesOnlyWhatIsMissing() {
    get("a");

    assertHolds(get("a", "b"), "a", "b");
    assertEquals(2, computed.get());
    assertHolds(get("b", "a"), "b", "a");
    assertEquals(2, computed.get());
  }

  @Test
  void leavesNothingButEntriesInItsFolder() throws IOException {
    get("a", "b", "a");

    assertEquals(2, files().size());
    assertTrue(files().stream().allMatch(file -> file.toString().endsWith(".features")));
  }

  @Test
  void computesAnewWhatWasDamaged() throws IOException {
    get("a");
    Path entry = files().get(0);
    byte[] whole = Files.readAllBytes(entry);
    Random random = new Random(1);
    for (int round = 0; round < 400; round++) {
      Files.write(entry, damaged(whole, round, random));
      computed.set(0);

      assertHolds(get("a"), "a");
      assertEquals(1, computed.get(), "round " + round);
      assertArrayEquals(whole, Files.readAllBytes(entry));
    }
    assertEquals(List.of(), warnings);
  }

  /** Cuts, lengthens, overwrites a stretch, or flips a bit: of the first 48 bytes each in turn. */
  private static byte[] damaged(byte[] whole, int round, Random random) {
    byte[] damaged = whole.clone();
    int place = random.nextInt(whole.length);
    switch (round % 4) {
      case 0 -> damaged = Arrays.copyOf(whole, place);
      case 1 -> damaged = Arrays.copyOf(whole, whole.length + 1 + place);
      case 2 -> {
        int end = Math.min(whole.length, place + 1 + random.nextInt(4_096));
        for (int i = place; i < end; i++) {
          damaged[i] ^= (byte) 0x5a;
        }
      }
      default -> {
        int bit = round / 4 < 48 ? round / 4 : place;
        damaged[bit] ^= (byte) (1 << random.nextInt(8));
      }
    }
    return damaged;
  }

  @Test
  void computesAnewWhatStandsUnderTheNameOfAnother() throws IOException {
    get("a");
    Path a = files().get(0);
    get("b");
    Path b = files().stream().filter(file -> !file.equals(a)).findFirst().orElseThrow();
    Files.copy(a, b, StandardCopyOption.REPLACE_EXISTING);

    assertHolds(get("b"), "b");
  }

  @Test
  void readsNoFurtherThanAnEntryIsLong() throws IOException {
    get("a");
    try (RandomAccessFile entry = new RandomAccessFile(files().get(0).toFile(), "rw")) {
      entry.setLength(1L << 32);
    }

    assertHolds(get("a"), "a");
  }

  @Test
  void goesOnWithoutAFolderThatCannotBeMadeAndSaysSoOnce() throws IOException {
    Files.createDirectories(temporary.resolve("caches"));
    Files.writeString(folder, "a file in the folder's place");

    assertHolds(get("a", "b"), "a", "b");
    assertHolds(get("a", "b"), "a", "b");

    assertEquals(4, computed.get());
    assertEquals(1, warnings.size());
    assertTrue(
        warnings.get(0).startsWith("the feature cache in " + folder + " cannot be used: "),
        warnings.get(0));
  }

  @Test
  void goesOnWithAnEntryThatCanNeitherBeReadNorReplaced() throws IOException {
    get("a");
    Path entry = files().get(0);
    Files.delete(entry);
    Files.createDirectories(entry.resolve("folder in the entry's place"));

    assertHolds(get("a"), "a");

    assertEquals(1, warnings.size());
    assertEquals(List.of(), files());
  }

  @Test
  void leavesTheDiskRoom() throws IOException {
    cache = new FeatureCache(folder, warnings::add, Long.MAX_VALUE);

    assertHolds(get("a"), "a");

    assertEquals(List.of(), files());
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("bytes left"), warnings.get(0));
  }

  @Test
  void servesSeveralUsersOfOneFolderWhileEntriesAreBeingDamaged() throws Exception {
    List<String> names = List.of("a", "b", "c");
    get("a", "b", "c");
    List<Path> entries = files();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> users = new ArrayList<>();
      for (int user = 0; user < 4; user++) {
        FeatureCache own = user == 0 ? cache : new FeatureCache(folder, warnings::add);
        Random random = new Random(user);
        users.add(
            threads.submit(
                () -> {
                  for (int round = 0; round < 200; round++) {
                    if (round % 4 == 0) {
                      damageInPlace(entries.get(random.nextInt(entries.size())), random);
                    }
                    String name = names.get(random.nextInt(names.size()));
                    assertHolds(get(own, name), name);
                  }
                  return null;
                }));
      }
      for (Future<?> user : users) {
        user.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertHolds(get("a", "b", "c"), "a", "b", "c");
    assertEquals(3, files().size());
    assertEquals(List.of(), warnings);
  }

  private static void damageInPlace(Path entry, Random random) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(entry.toFile(), "rw")) {
      file.seek(random.nextInt(80_000));
      file.write(random.nextInt(256));
      if (random.nextInt(4) == 0) {
        file.setLength(random.nextInt(80_000));
      }
    }
  }

  @Test
  void keepsToTheUsersCacheFolder() {
    Path home = temporary.toAbsolutePath();
    String elsewhere = home.resolve("elsewhere").toString();

    assertEquals(
        home.resolve("elsewhere/voice-emotion/features"),
        FeatureCache.defaultFolder(Map.of("XDG_CACHE_HOME", elsewhere), home));
    Path usual = home.resolve(".cache/voice-emotion/features");
    assertEquals(usual, FeatureCache.defaultFolder(Map.of(), home));
    assertEquals(usual, FeatureCache.defaultFolder(Map.of("XDG_CACHE_HOME", ""), home));
    assertEquals(usual, FeatureCache.defaultFolder(Map.of("XDG_CACHE_HOME", "relative"), home));
  }

  @Test
  void refusesFeaturesOfAnotherLength() {
    String key = Sha256.of("short");
    List<float[]> tooShort = List.of(new float[FeatureSet.SIZE]);

    assertThrows(IllegalArgumentException.class, () -> cache.get(key, VALUES, () -> tooShort));
  }

  private List<List<float[]>> get(String... names) {
    return get(cache, names);
  }

  private List<List<float[]>> get(FeatureCache cache, String... names) {
    return Stream.of(names)
        .map(name -> cache.get(Sha256.of(name), VALUES, () -> compute(name)))
        .toList();
  }

  /** A clip of two windows. */
  private List<float[]> compute(String name) {
    computed.incrementAndGet();
    return List.of(values(name), values(name + ", end"));
  }

  private static float[] values(String name) {
    Random random = new Random(name.hashCode());
    float[] values = new float[VALUES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void assertHolds(List<List<float[]>> clips, String... names) {
    assertEquals(names.length, clips.size());
    for (int i = 0; i < names.length; i++) {
      List<float[]> windows = clips.get(i);
      assertEquals(2, windows.size());
      assertArrayEquals(bits(values(names[i])), bits(windows.get(0)));
      assertArrayEquals(bits(values(names[i] + ", end")), bits(windows.get(1)));
    }
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  private List<Path> files() throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
