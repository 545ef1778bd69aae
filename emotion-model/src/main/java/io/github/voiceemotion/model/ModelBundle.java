package io.github.voiceemotion.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.model.ModelManifest.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A trained model and all that is needed to use it: one zip file.
 *
 * <p>It holds {@code manifest.json} ({@link ModelManifest}), {@code MODEL_CARD.md} for people, the
 * weights of each network, {@code weights-1.bin}, {@code weights-2.bin} and so on ({@link
 * EmotionNetwork#weights}), and the linear discriminant, {@code discriminant.bin}. Reading trusts
 * nothing: a network is built from the manifest's numbers, and every file is checked against its
 * size and its checksum.
 *
 * <p>Predicting is safe from several threads.
 */
public final class ModelBundle {

  private static final String MANIFEST = "manifest.json";
  private static final String MODEL_CARD = "MODEL_CARD.md";
  private static final String DISCRIMINANT = "discriminant.bin";

  /** The most bytes that an entry may unpack to; the default network's weights take 3.9 MB. */
  private static final Map<String, Integer> ENTRY_LIMITS = entryLimits();

  /** The most bytes that all entries together may unpack to, enough for 16 default networks. */
  private static final int BUNDLE_LIMIT = 128 << 20;

  /** Windows whose features are held at a time; bounds the memory that long audio takes. */
  private static final int BATCH = 32;

  private static final String PRETRAINED = "pretrained.zip";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private final ModelManifest manifest;
  private final Ensemble ensemble;

  /**
   * Puts a bundle together.
   *
   * @param manifest describes the networks
   * @param networks trained on features scaled by the manifest's scaler
   * @param discriminant fitted to unscaled features
   */
  public ModelBundle(
      ModelManifest manifest, List<EmotionNetwork> networks, LinearDiscriminant discriminant) {
    if (manifest.networks().size() != networks.size()) {
      throw new IllegalArgumentException(
          "the manifest describes "
              + manifest.networks().size()
              + " networks, there are "
              + networks.size());
    }
    if (manifest.labels().size() != discriminant.emotions()) {
      throw new IllegalArgumentException(
          "the manifest lists "
              + manifest.labels().size()
              + " labels, the discriminant tells "
              + discriminant.emotions()
              + " emotions apart");
    }
    this.manifest = manifest;
    this.ensemble =
        new Ensemble(manifest.scaler(), networks, discriminant, manifest.discriminantWeight());
  }

  private static Map<String, Integer> entryLimits() {
    Map<String, Integer> limits = new HashMap<>();
    limits.put(MANIFEST, 4 << 20);
    limits.put(MODEL_CARD, 1 << 20);
    limits.put(DISCRIMINANT, LinearDiscriminant.bytes(Labels.MOST));
    for (int network = 0; network < ModelManifest.MOST_NETWORKS; network++) {
      limits.put(weights(network), 64 << 20);
    }
    return limits;
  }

  private static String weights(int network) {
    return "weights-" + (network + 1) + ".bin";
  }

  /** Reads the model that is shipped inside the library. */
  public static ModelBundle pretrained() {
    try (InputStream in = ModelBundle.class.getResourceAsStream(PRETRAINED)) {
      if (in == null) {
        throw new ModelBundleException(PRETRAINED, "this build ships no pre-trained model");
      }
      return read(in, PRETRAINED);
    } catch (IOException e) {
      throw new ModelBundleException(PRETRAINED, "could not be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a bundle from a file.
   *
   * @throws ModelBundleException if it is missing, damaged, or made for another release or other
   *     features
   */
  public static ModelBundle read(Path file) {
    if (!Files.exists(file)) {
      throw new ModelBundleException(file.toString(), "no such file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (IOException e) {
      throw new ModelBundleException(file.toString(), "could not be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a bundle from a stream, which stays open.
   *
   * @param name what the bundle is called in errors
   * @throws ModelBundleException as {@link #read(Path)}
   */
  public static ModelBundle read(InputStream in, String name) {
    Map<String, byte[]> entries = unpack(in, name);
    require(entries, MANIFEST, name);
    ModelManifest manifest = parse(entries.get(MANIFEST), ModelManifest.class, name);
    require(entries, MODEL_CARD, name);
    require(entries, DISCRIMINANT, name);
    for (int network = 0; network < manifest.networks().size(); network++) {
      require(entries, weights(network), name);
    }
    manifest
        .features()
        .differenceFrom(FeatureSpec.current())
        .ifPresent(
            difference -> {
              throw new ModelBundleException(name, "was trained on other features: " + difference);
            });
    entries.forEach((entry, bytes) -> requireIntact(manifest, entry, bytes, name));
    int labels = manifest.labels().size();
    try {
      LinearDiscriminant discriminant =
          LinearDiscriminant.restore(entries.get(DISCRIMINANT), labels);
      List<EmotionNetwork> networks = new ArrayList<>();
      for (NetworkOptions options : manifest.networks()) {
        networks.add(
            EmotionNetwork.restore(
                options,
                manifest.features().clipFrames(),
                labels,
                entries.get(weights(networks.size()))));
      }
      return new ModelBundle(manifest, networks, discriminant);
    } catch (IllegalArgumentException e) {
      throw new ModelBundleException(name, e.getMessage(), e);
    }
  }

  private static void require(Map<String, byte[]> entries, String entry, String name) {
    if (!entries.containsKey(entry)) {
      throw new ModelBundleException(name, "is no model bundle: it holds no " + entry);
    }
  }

  private static Map<String, byte[]> unpack(InputStream in, String name) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    int left = BUNDLE_LIMIT;
    try {
      ZipInputStream zip = new ZipInputStream(in);
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Integer limit = ENTRY_LIMITS.get(entry.getName());
        if (limit == null) {
          throw new ModelBundleException(
              name, "holds an unexpected entry '" + entry.getName() + "'");
        }
        byte[] bytes = zip.readNBytes(limit + 1);
        if (bytes.length > limit) {
          throw new ModelBundleException(
              name, entry.getName() + " unpacks to more than " + limit + " bytes");
        }
        if (entry.getName().equals(MANIFEST)) {
          // It comes first, and other versions may have other entries.
          requireVersion(bytes, name);
        }
        left -= bytes.length;
        if (left < 0) {
          throw new ModelBundleException(
              name, "unpacks to more than " + BUNDLE_LIMIT + " bytes in all");
        }
        if (entries.put(entry.getName(), bytes) != null) {
          throw new ModelBundleException(name, "holds " + entry.getName() + " twice");
        }
      }
    } catch (IOException e) {
      throw new ModelBundleException(name, "is damaged: " + e.getMessage(), e);
    }
    return entries;
  }

  private static void requireVersion(byte[] manifest, String name) {
    JsonNode version = parse(manifest, JsonNode.class, name).path("formatVersion");
    if (!version.isInt() || version.intValue() != ModelManifest.FORMAT_VERSION) {
      throw new ModelBundleException(
          name,
          "has format version "
              + (version.isMissingNode() ? "none" : version)
              + ", this release reads version "
              + ModelManifest.FORMAT_VERSION);
    }
  }

  private static <T> T parse(byte[] manifest, Class<T> type, String name) {
    try {
      return JSON.readValue(manifest, type);
    } catch (JsonProcessingException e) {
      throw new ModelBundleException(
          name, "has a damaged " + MANIFEST + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ModelBundleException(name, "has a damaged " + MANIFEST + ": " + e.getMessage(), e);
    }
  }

  private static void requireIntact(
      ModelManifest manifest, String entry, byte[] bytes, String name) {
    if (entry.equals(MANIFEST)) {
      return;
    }
    StoredFile expected = manifest.files().get(entry);
    if (expected == null) {
      throw new ModelBundleException(name, MANIFEST + " does not list " + entry);
    }
    if (expected.bytes() != bytes.length) {
      throw new ModelBundleException(
          name,
          entry + " has " + bytes.length + " bytes, " + MANIFEST + " says " + expected.bytes());
    }
    String checksum = Sha256.of(bytes);
    if (!expected.sha256().equals(checksum)) {
      throw new ModelBundleException(
          name,
          entry + " has checksum " + checksum + ", " + MANIFEST + " says " + expected.sha256());
    }
  }

  /**
   * Writes the bundle. An existing file is replaced only once the new one is complete.
   *
   * @param file to write
   * @param modelCard the text of {@code MODEL_CARD.md}
   */
  public void write(Path file, String modelCard) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(MODEL_CARD, modelCard.getBytes(StandardCharsets.UTF_8));
    entries.put(DISCRIMINANT, ensemble.discriminant().coefficients());
    List<EmotionNetwork> networks = ensemble.networks();
    for (int network = 0; network < networks.size(); network++) {
      entries.put(weights(network), networks.get(network).weights());
    }
    Map<String, StoredFile> files = new LinkedHashMap<>();
    entries.forEach(
        (entry, bytes) -> files.put(entry, new StoredFile(bytes.length, Sha256.of(bytes))));
    Path directory = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(directory);
      Path partial = directory.resolve(file.getFileName() + ".partial");
      try {
        try (OutputStream out = Files.newOutputStream(partial);
            ZipOutputStream zip = new ZipOutputStream(out)) {
          store(zip, MANIFEST, JSON.writeValueAsBytes(manifest.withFiles(files)));
          for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            store(zip, entry.getKey(), entry.getValue());
          }
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw new ModelBundleException(file.toString(), "could not be written: " + e.getMessage(), e);
    }
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // A fixed time, so that the same model gives the same file.
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Returns the description that travels with the weights. */
  public ModelManifest manifest() {
    return manifest;
  }

  /** Returns all that looks at a clip. */
  public Ensemble ensemble() {
    return ensemble;
  }

  /**
   * Predicts the emotion of a recording: the mean over its windows ({@link WindowMean}).
   *
   * @return calibrated
   */
  public Prediction predict(ModelInput input) {
    int windows = input.windows().size();
    List<double[]> rows = new ArrayList<>(windows);
    for (int from = 0; from < windows; from += BATCH) {
      List<FeatureMatrix> batch = input.features(from, Math.min(windows, from + BATCH));
      rows.addAll(List.of(probabilities(batch, Optional.empty())));
    }
    return calibrated(WindowMean.of(rows));
  }

  /**
   * Predicts the emotion of a recording whose features are at hand.
   *
   * @param windows the features of each window, each as many frames as the model was trained on
   * @return calibrated
   */
  public Prediction predict(List<FeatureMatrix> windows) {
    return calibrated(WindowMean.of(List.of(probabilities(windows, Optional.empty()))));
  }

  /**
   * Predicts the emotion of each of several windows.
   *
   * @param windows each with as many frames as the model was trained on
   * @return calibrated probabilities in the order of the windows
   */
  public List<Prediction> predictEach(List<FeatureMatrix> windows) {
    return calibrated(probabilities(windows, Optional.empty()));
  }

  /**
   * Predicts the emotion of each of several windows as if a group of features had nothing to say,
   * to see how much it counts.
   *
   * @param hidden the group, whose values are taken to be those of an average clip
   */
  public List<Prediction> predictEachWithout(FeatureGroup hidden, List<FeatureMatrix> windows) {
    return calibrated(probabilities(windows, Optional.of(hidden)));
  }

  private double[][] probabilities(List<FeatureMatrix> windows, Optional<FeatureGroup> hidden) {
    int frames = manifest.features().clipFrames();
    for (FeatureMatrix window : windows) {
      if (window.frames() != frames) {
        throw new IllegalArgumentException(
            "window has " + window.frames() + " frames, the model takes " + frames);
      }
    }
    return ensemble.probabilities(windows, hidden);
  }

  private List<Prediction> calibrated(double[][] rows) {
    return Stream.of(rows).map(this::calibrated).toList();
  }

  private Prediction calibrated(double[] probabilities) {
    return Prediction.of(manifest.labels(), manifest.calibration().apply(probabilities));
  }
}
