package io.github.voiceemotion.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBundleTest {

  private static final int FRAMES = 174;
  private static final NetworkOptions SMALL =
      new NetworkOptions(
          List.of(8, 8, 8),
          5,
          List.of(1, 2),
          List.of(8, 8),
          4,
          NetworkOptions.Pooling.STATISTICS,
          List.of(8),
          0.3,
          0.4,
          1e-4);

  private static final LinearDiscriminant DISCRIMINANT =
      LinearDiscriminant.fit(
          Labels.SIX,
          List.of(randomClip(21), randomClip(22), randomClip(23)),
          List.of(Emotion.HAPPY, Emotion.SAD, Emotion.SAD),
          new double[] {1, 1, 1});

  @TempDir static Path directory;
  private static ModelBundle bundle;
  private static Path file;

  /** The same network, another one of dense layers, and a file of both. */
  private static ModelBundle plain;

  private static ModelBundle dense;
  private static ModelBundle pair;
  private static Path pairFile;

  @BeforeAll
  static void writeBundle() {
    FeatureScaler scaler = FeatureScaler.fit(List.of(randomClip(1), randomClip(2)), List.of());
    Provenance provenance =
        new Provenance(
            "0.1.0",
            "2026-01-01",
            7,
            List.of(new Provenance.Source("ravdess", 2, "00")),
            Map.of("training", List.of("ravdess-01")),
            Map.of("epochs", "1"),
            1,
            Map.of("dl4j", "1.0.0-M2.1"),
            List.of(new Provenance.Score("none", 1, 0.5, 0.5, 0.5, 0.1, new int[6][6])));
    EmotionNetwork first = RandomNetwork.of(SMALL, FRAMES, 7);
    NetworkOptions statistics = NetworkOptions.statistics();
    EmotionNetwork second = RandomNetwork.of(statistics, FRAMES, 8);
    bundle =
        new ModelBundle(
            ModelManifest.of(
                Labels.SIX, List.of(SMALL), 0.5, scaler, new Calibration(1.5), provenance),
            List.of(first),
            DISCRIMINANT);
    plain =
        new ModelBundle(
            ModelManifest.of(Labels.SIX, List.of(SMALL), 0, scaler, Calibration.none(), provenance),
            List.of(first),
            DISCRIMINANT);
    dense =
        new ModelBundle(
            ModelManifest.of(
                Labels.SIX, List.of(statistics), 0, scaler, Calibration.none(), provenance),
            List.of(second),
            DISCRIMINANT);
    pair =
        new ModelBundle(
            ModelManifest.of(
                Labels.SIX, List.of(SMALL, statistics), 0, scaler, Calibration.none(), provenance),
            List.of(first, second),
            DISCRIMINANT);
    file = directory.resolve("model.zip");
    bundle.write(file, "# Card\n");
    pairFile = directory.resolve("pair.zip");
    pair.write(pairFile, "# Card\n");
  }

  @Test
  void predictsTheSameAfterWritingAndReading() {
    ModelBundle read = ModelBundle.read(file);

    assertEquals(
        bundle.predict(List.of(window(randomClip(3)))),
        read.predict(List.of(window(randomClip(3)))));
    assertArrayEquals(
        bundle.manifest().scaler().mean(), read.manifest().scaler().mean(), "scaler mean");
    assertEquals(7, read.manifest().provenance().seed());
    assertEquals(0.5, read.manifest().provenance().scores().get(0).uar());
  }

  @Test
  void givesTheSameFileForTheSameModel() throws IOException {
    Path again = directory.resolve("again.zip");
    bundle.write(again, "# Card\n");

    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
  }

  @Test
  void predictsBatchesLikeSingleClips() {
    List<FeatureMatrix> clips = List.of(randomClip(4), randomClip(5), randomClip(6));
    List<Prediction> together = bundle.predictEach(windows(clips));

    for (int i = 0; i < clips.size(); i++) {
      Prediction alone = bundle.predict(List.of(window(clips.get(i))));
      for (Emotion emotion : Labels.SIX.emotions()) {
        assertEquals(alone.probability(emotion), together.get(i).probability(emotion), 1e-5);
      }
    }
  }

  @Test
  void givesEveryThreadItsOwnAnswer() throws Exception {
    List<FeatureMatrix> clips = new ArrayList<>();
    List<Prediction> expected = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      clips.add(randomClip(100 + i));
      expected.add(bundle.predict(List.of(window(clips.get(i)))));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Prediction>> answers = new ArrayList<>();
      for (int round = 0; round < 10; round++) {
        for (FeatureMatrix clip : clips) {
          answers.add(threads.submit(() -> bundle.predict(List.of(window(clip)))));
        }
      }
      for (int i = 0; i < answers.size(); i++) {
        assertEquals(expected.get(i % 8), answers.get(i).get());
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void takesTheMeanOfItsNetworks() {
    FeatureMatrix clip = randomClip(3);
    Prediction together = pair.predict(List.of(window(clip)));
    Prediction first = plain.predict(List.of(window(clip)));
    Prediction second = dense.predict(List.of(window(clip)));

    assertNotEquals(first, second);
    for (Emotion emotion : Labels.SIX.emotions()) {
      assertEquals(
          (first.probability(emotion) + second.probability(emotion)) / 2,
          together.probability(emotion),
          1e-6);
    }
  }

  @Test
  void predictsAsIfAGroupOfFeaturesHadNothingToSay() {
    FeatureMatrix clip = randomClip(3);
    float[] changed = clip.values().clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] += FeatureGroup.VOICE.contains(i % FeatureSet.SIZE) ? 2 : 0;
    }
    // Not "voicing", which says which frames the statistics of other features are taken over.
    for (int i = FeatureSet.index("voicing"); i < changed.length; i += FeatureSet.SIZE) {
      changed[i] = clip.values()[i];
    }
    FeatureMatrix otherVoice = new FeatureMatrix(FRAMES, changed);

    assertNotEquals(
        bundle.predict(List.of(window(clip))), bundle.predict(List.of(window(otherVoice))));
    assertEquals(withoutVoice(bundle, clip), withoutVoice(bundle, otherVoice));
    assertNotEquals(bundle.predict(List.of(window(clip))), withoutVoice(bundle, clip));
  }

  private static Prediction withoutVoice(ModelBundle bundle, FeatureMatrix clip) {
    return bundle.predict(bundle.scoresWithout(FeatureGroup.VOICE, List.of(window(clip))).get(0));
  }

  @Test
  void predictsTheSameAfterSeveralNetworksWereWrittenAndRead() throws IOException {
    ModelBundle read = ModelBundle.read(pairFile);

    assertEquals(List.of(SMALL, NetworkOptions.statistics()), read.manifest().networks());
    List<FeatureMatrix> clips = List.of(randomClip(3), randomClip(4));
    assertEquals(pair.predictEach(windows(clips)), read.predictEach(windows(clips)));
    Path again = directory.resolve("again-pair.zip");
    read.write(again, "# Card\n");
    assertArrayEquals(Files.readAllBytes(pairFile), Files.readAllBytes(again));
  }

  @Test
  void refusesABundleWithoutItsSecondNetwork() throws IOException {
    Map<String, byte[]> entries = entries(pairFile);
    entries.remove("weights-2.bin");
    assertRefused(zip(entries), "is no model bundle: it holds no weights-2.bin");
  }

  @Test
  void refusesNetworksThatTheManifestDoesNotList() throws IOException {
    Map<String, byte[]> entries = entries(pairFile);
    entries.put("manifest.json", entries(file).get("manifest.json"));
    assertRefused(zip(entries), "manifest.json does not list weights-2.bin");
    entries = entries(pairFile);
    entries.put("weights-17.bin", new byte[1]);
    assertRefused(zip(entries), "holds an unexpected entry 'weights-17.bin'");
  }

  @Test
  void refusesNoNetworksAndFarTooMany() throws IOException {
    String networks = "(?s)\"networks\" : \\[ (\\{.*?}) ],";
    assertRefused(
        changed("manifest.json", json -> json.replaceFirst(networks, "\"networks\" : [ ],")),
        "damaged manifest.json",
        "networks are none, expected at least one as discriminantWeight is 0.5");
    assertRefused(
        changed(
            "manifest.json",
            json -> json.replaceFirst(networks, "\"networks\" : [ " + "$1, ".repeat(16) + "$1 ],")),
        "damaged manifest.json",
        "networks are 17, expected at most 16");
  }

  @Test
  void refusesAManifestOfOtherNetworksThanThereAre() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ModelBundle(pair.manifest(), List.of(), DISCRIMINANT));
    assertEquals("the manifest describes 2 networks, there are 0", refused.getMessage());
  }

  @Test
  void keepsWhichGroupsAreCentred() throws IOException {
    FeatureScaler scaler =
        FeatureScaler.fit(List.of(randomClip(1), randomClip(2)), List.of(FeatureGroup.MFCC));
    ModelBundle centring =
        new ModelBundle(
            ModelManifest.of(
                Labels.SIX,
                List.of(SMALL),
                0,
                scaler,
                Calibration.none(),
                bundle.manifest().provenance()),
            List.of(RandomNetwork.of(SMALL, FRAMES, 7)),
            DISCRIMINANT);
    Path written = directory.resolve("centring.zip");
    centring.write(written, "# Card\n");
    ModelBundle read = ModelBundle.read(written);

    assertEquals(List.of(FeatureGroup.MFCC), read.manifest().scaler().centred());
    assertEquals(
        centring.predict(List.of(window(randomClip(3)))),
        read.predict(List.of(window(randomClip(3)))));
    assertNotEquals(
        plain.predict(List.of(window(randomClip(3)))),
        read.predict(List.of(window(randomClip(3)))));
  }

  @Test
  void refusesAScalerThatDoesNotSayWhatIsCentred() throws IOException {
    for (String centred : List.of("", ", \"centred\" : null", ", \"centred\" : [ \"TIMBRE\" ]")) {
      assertRefused(
          changed("manifest.json", json -> json.replaceFirst(",\\s*\"centred\" : \\[ ]", centred)),
          "damaged manifest.json");
    }
  }

  @Test
  void refusesAWindowOfAnotherLength() {
    FeatureMatrix shortClip = new FeatureMatrix(10, new float[10 * FeatureSet.SIZE]);

    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> bundle.predict(List.of(window(shortClip))));
    assertEquals("window has 10 frames, the model takes 174", refused.getMessage());
  }

  @Test
  void refusesUnknownFormatVersion() throws IOException {
    assertRefused(
        changed(
            "manifest.json",
            json -> json.replace("\"formatVersion\" : 4", "\"formatVersion\" : 9")),
        "has format version 9, this release reads version 4");
  }

  @Test
  void namesBothVersionsEvenIfTheOtherOneHasOtherEntries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("manifest.json", "{\"formatVersion\" : 2}".getBytes(StandardCharsets.UTF_8));
    entries.put("configuration.json", new byte[] {1});
    assertRefused(zip(entries), "has format version 2, this release reads version 4");
  }

  @Test
  void refusesBundleOfOtherFeatureSpec() throws IOException {
    assertRefused(
        changed("manifest.json", json -> json.replace("\"hop\" : 277", "\"hop\" : 256")),
        "256",
        "277");
  }

  @Test
  void refusesLabelsThatDoNotFitTheWeights() throws IOException {
    assertRefused(
        changed("manifest.json", json -> json.replace(", \"surprise\"", "")),
        "the discriminant tells 6 emotions apart, the labels are 5");
    assertRefused(
        changed("manifest.json", json -> json.replace("\"surprise\"", "\"surprise\", \"calm\"")),
        "the discriminant tells 6 emotions apart, the labels are 7");
  }

  @Test
  void refusesLabelsThatAreNone() throws IOException {
    assertRefused(
        changed("manifest.json", json -> json.replace("\"surprise\"", "\"Surprise!\"")),
        "label is 'Surprise!', expected");
    assertRefused(
        changed("manifest.json", json -> json.replace("\"surprise\"", "\"happy\"")),
        "'happy' twice");
  }

  @Test
  void answersWithTheLabelsOfTheModel() {
    Labels labels = Labels.of("angry", "calm", "stressed");
    double[] weights = {1, 1, 1};
    LinearDiscriminant discriminant =
        LinearDiscriminant.fit(
            labels,
            List.of(randomClip(21), randomClip(22), randomClip(23)),
            labels.emotions(),
            weights);
    ModelBundle three =
        new ModelBundle(
            ModelManifest.of(
                labels,
                List.of(SMALL),
                0.5,
                bundle.manifest().scaler(),
                Calibration.none(),
                bundle.manifest().provenance()),
            List.of(RandomNetwork.of(SMALL, FRAMES, 3, 7)),
            discriminant);
    Path written = directory.resolve("three.zip");
    three.write(written, "# Card\n");
    ModelBundle read = ModelBundle.read(written);

    assertEquals(labels, read.manifest().labels());
    Prediction prediction = read.predict(List.of(window(randomClip(3))));
    assertEquals(labels, prediction.labels());
    assertEquals(three.predict(List.of(window(randomClip(3)))), prediction);
  }

  @Test
  void refusesPartsOfOtherLabels() {
    ModelManifest six = bundle.manifest();
    ModelManifest three =
        ModelManifest.of(
            Labels.of("angry", "calm", "stressed"),
            six.networks(),
            six.discriminantWeight(),
            six.scaler(),
            six.calibration(),
            six.provenance());
    EmotionNetwork network = RandomNetwork.of(SMALL, FRAMES, 3, 7);

    assertEquals(
        "the manifest lists 3 labels, the discriminant tells 6 emotions apart",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ModelBundle(three, List.of(network), DISCRIMINANT))
            .getMessage());
    assertEquals(
        "a network tells 3 emotions apart, the discriminant 6",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ModelBundle(six, List.of(network), DISCRIMINANT))
            .getMessage());
  }

  @Test
  void refusesWeightsThatDoNotFitTheNetwork() throws IOException {
    assertRefused(
        changed("manifest.json", json -> json.replace("\"kernel\" : 5", "\"kernel\" : 7")),
        "a network of these options for 6 labels has");
  }

  @Test
  void refusesGiantNetworksBeforeTakingMemoryForThem() throws IOException {
    assertRefused(
        changed(
            "manifest.json", json -> json.replaceFirst("\\[ 8, 8, 8 ]", "[ 65535, 65535, 65535 ]")),
        "a network of these options for 6 labels has");
    assertRefused(
        changed(
            "manifest.json", json -> json.replaceFirst("\\[ 8, 8, 8 ]", "[ 2147483647, 8, 8 ]")),
        "expected sizes of 1 to 65536");
  }

  @Test
  void refusesChangedFile() throws IOException {
    assertRefused(changed("MODEL_CARD.md", text -> "# Cerd\n"), "MODEL_CARD.md has checksum");
    assertRefused(changed("MODEL_CARD.md", text -> "# Longer\n"), "has 9 bytes", "says 7");
  }

  @Test
  void refusesNullsAndGapsInTheManifest() throws IOException {
    assertRefused(
        changed(
            "manifest.json",
            json -> json.replaceAll("\"temperature\" : [0-9.]+", "\"temperature\" : -1")),
        "damaged manifest.json",
        "temperature is -1.0");
    assertRefused(
        changed("manifest.json", json -> json.replaceAll("\"kernel\" : 5,", "")),
        "damaged manifest.json");
    assertRefused(changed("manifest.json", json -> "[1, 2"), "damaged manifest.json");
  }

  @Test
  void refusesUnexpectedEntries() throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put("../../etc/passwd", new byte[] {1});
    assertRefused(zip(entries), "holds an unexpected entry '../../etc/passwd'");
  }

  @Test
  void refusesEntryThatUnpacksToTooMuch() throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put("MODEL_CARD.md", new byte[(1 << 20) + 1]);
    assertRefused(zip(entries), "MODEL_CARD.md unpacks to more than 1048576 bytes");
  }

  @Test
  void refusesEntriesThatTogetherUnpackToTooMuch() throws IOException {
    Map<String, byte[]> entries = entries();
    byte[] zeros = new byte[50 << 20];
    for (int network = 2; network < 5; network++) {
      entries.put("weights-" + network + ".bin", zeros);
    }
    assertRefused(zip(entries), "unpacks to more than 134217728 bytes in all");
  }

  @Test
  void refusesTruncatedFileAtEveryPlace() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      byte[] cut = java.util.Arrays.copyOf(whole, random.nextInt(whole.length * 9 / 10));
      assertThrows(
          ModelBundleException.class,
          () -> ModelBundle.read(new ByteArrayInputStream(cut), "cut.zip"));
    }
  }

  @Test
  void saysThatAFileIsMissing() {
    ModelBundleException refused =
        assertThrows(
            ModelBundleException.class, () -> ModelBundle.read(directory.resolve("none.zip")));
    assertTrue(refused.getMessage().endsWith("none.zip: no such file"), refused.getMessage());
  }

  private static void assertRefused(byte[] zip, String... parts) {
    ModelBundleException refused =
        assertThrows(
            ModelBundleException.class,
            () -> ModelBundle.read(new ByteArrayInputStream(zip), "model.zip"));
    for (String part : parts) {
      assertTrue(refused.getMessage().contains(part), refused.getMessage());
    }
  }

  private static byte[] changed(String entry, UnaryOperator<String> change) throws IOException {
    Map<String, byte[]> entries = entries();
    String before = new String(entries.get(entry), StandardCharsets.UTF_8);
    String after = change.apply(before);
    assertTrue(!before.equals(after), "the change did not change anything");
    entries.put(entry, after.getBytes(StandardCharsets.UTF_8));
    return zip(entries);
  }

  private static Map<String, byte[]> entries() throws IOException {
    return entries(file);
  }

  private static Map<String, byte[]> entries(Path file) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static FeatureMatrix randomClip(long seed) {
    Random random = new Random(seed);
    float[] values = new float[FRAMES * FeatureSet.SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian() * 3 + i % FeatureSet.SIZE;
    }
    return new FeatureMatrix(FRAMES, values);
  }

  private static WindowFeatures window(FeatureMatrix features) {
    return new WindowFeatures(features, Optional.empty());
  }

  private static List<WindowFeatures> windows(List<FeatureMatrix> clips) {
    return clips.stream().map(ModelBundleTest::window).toList();
  }
}
