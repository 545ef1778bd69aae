package io.github.voiceemotion.training.checkpoint;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.training.fit.Checkpoint;
import io.github.voiceemotion.training.fit.CheckpointException;
import io.github.voiceemotion.training.fit.EpochResult;
import io.github.voiceemotion.training.fit.NetworkState;
import io.github.voiceemotion.training.fit.TrainedNetwork;
import io.github.voiceemotion.training.fit.TrainingListener;
import io.github.voiceemotion.training.fit.TrainingOptions;
import io.github.voiceemotion.training.split.Split;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A run's {@link Checkpoint} on disk, {@code checkpoint.zip} in the folder that the run writes to.
 *
 * <p>It holds {@code checkpoint.json}, which says whose it is and what came of the epochs, for each
 * network the weights of its best epoch, and the state of the last one. A zip has a checksum of
 * each of them. An existing file is replaced only once the new one is complete.
 */
public final class CheckpointFile implements TrainingListener {

  static final String NAME = "checkpoint.zip";

  private static final int FORMAT_VERSION = 2;
  private static final String DESCRIPTION = "checkpoint.json";
  private static final String WEIGHTS = "weights.bin";
  private static final String UPDATER = "updater.bin";
  private static final String AVERAGE = "average.bin";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /** What is not a long list of numbers. */
  record Description(
      int formatVersion, RunIdentity identity, List<NetworkHistory> networks, int steps) {}

  /** What came of a network's epochs. */
  record NetworkHistory(int bestEpoch, List<EpochResult> epochs) {}

  private final Path file;
  private final TrainingOptions options;
  private final Labels labels;
  private final RunIdentity identity;

  /**
   * @param folder that the run writes to
   * @param options of the run
   * @param split of the run
   */
  public CheckpointFile(Path folder, TrainingOptions options, Split split) {
    this.file = folder.resolve(NAME);
    this.options = options;
    this.labels = split.labels();
    this.identity = RunIdentity.of(options, split);
  }

  /**
   * Returns where an interrupted run is to be gone on with; empty if there is none.
   *
   * @param resume whether to go on with one
   * @throws CheckpointException if there is one and it is not to be gone on with, or it is of
   *     another run or damaged
   */
  public Optional<Checkpoint> start(boolean resume) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!resume) {
      throw new CheckpointException(
          file
              + " is the progress of an interrupted run: resume it, or delete the file to start anew");
    }
    return Optional.of(read());
  }

  private Checkpoint read() {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be read: " + e.getMessage(), e);
    }
    try {
      Map<String, byte[]> entries = unpack(bytes);
      Description description = describe(entry(entries, DESCRIPTION));
      description
          .identity()
          .differenceFrom(identity)
          .ifPresent(
              difference -> {
                throw new CheckpointException(
                    file
                        + " belongs to another run: "
                        + difference
                        + "; go on with the options and recordings of that run, or delete the "
                        + "file to start anew");
              });
      return checkpoint(description, entries);
    } catch (IOException | IllegalArgumentException e) {
      throw new CheckpointException(
          file + " is damaged, delete the file to start anew: " + e.getMessage(), e);
    }
  }

  private static Map<String, byte[]> unpack(byte[] bytes) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes));
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      entries.put(entry.getName(), zip.readAllBytes());
    }
    return entries;
  }

  private static byte[] entry(Map<String, byte[]> entries, String name) throws IOException {
    byte[] bytes = entries.get(name);
    if (bytes == null) {
      throw new IOException("it holds no " + name);
    }
    return bytes;
  }

  private Description describe(byte[] json) throws IOException {
    JsonNode tree = JSON.readTree(json);
    JsonNode version = tree.path("formatVersion");
    if (!version.isInt() || version.intValue() != FORMAT_VERSION) {
      throw new CheckpointException(
          file
              + " has format version "
              + (version.isMissingNode() ? "none" : version)
              + ", this release reads version "
              + FORMAT_VERSION
              + ": go on with the release that wrote it, or delete the file to start anew");
    }
    return JSON.treeToValue(tree, Description.class);
  }

  private Checkpoint checkpoint(Description description, Map<String, byte[]> entries)
      throws IOException {
    int count = description.networks().size();
    if (count < 1 || count > options.networks().size()) {
      throw new IOException(
          "it has " + count + " networks, expected 1 to " + options.networks().size());
    }
    List<TrainedNetwork> networks = new ArrayList<>();
    for (NetworkHistory history : description.networks()) {
      int index = networks.size();
      EmotionNetwork kept =
          EmotionNetwork.restore(
              options.networks().get(index),
              FeatureSpec.current().clipFrames(),
              labels.size(),
              entry(entries, kept(index)));
      networks.add(new TrainedNetwork(kept, history.epochs(), history.bestEpoch()));
    }
    return new Checkpoint(
        networks.subList(0, count - 1),
        new NetworkState(
            networks.get(count - 1),
            floats(entry(entries, WEIGHTS)),
            floats(entry(entries, UPDATER)),
            floats(entry(entries, AVERAGE)),
            description.steps()));
  }

  /**
   * Writes a checkpoint in place of the last one.
   *
   * @throws UncheckedIOException if that fails; the last one is still there
   */
  @Override
  public void checkpointReached(Checkpoint checkpoint) {
    NetworkState current = checkpoint.current();
    List<TrainedNetwork> networks = new ArrayList<>(checkpoint.finished());
    networks.add(current.soFar());
    Description description =
        new Description(
            FORMAT_VERSION,
            identity,
            networks.stream()
                .map(network -> new NetworkHistory(network.bestEpoch(), network.history()))
                .toList(),
            current.steps());
    Path partial = file.resolveSibling(NAME + ".partial");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try {
        try (FileOutputStream out = new FileOutputStream(partial.toFile());
            ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out))) {
          // Weights look random and do not get smaller.
          zip.setLevel(Deflater.NO_COMPRESSION);
          store(zip, DESCRIPTION, JSON.writeValueAsBytes(description));
          for (int i = 0; i < networks.size(); i++) {
            store(zip, kept(i), networks.get(i).network().weights());
          }
          store(zip, WEIGHTS, bytes(current.weights()));
          store(zip, UPDATER, bytes(current.updater()));
          store(zip, AVERAGE, bytes(current.average()));
          zip.finish();
          zip.flush();
          // Otherwise a power cut might leave the new name with nothing behind it.
          out.getFD().sync();
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be written: " + e.getMessage(), e);
    }
  }

  /** Deletes the file, as the run is over. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " could not be deleted: " + e.getMessage(), e);
    }
  }

  private static String kept(int network) {
    return network + 1 + "/kept.bin";
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static float[] floats(byte[] bytes) {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }
}
