package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The description that travels with the weights, stored as {@code manifest.json}.
 *
 * @param formatVersion of the bundle, {@link #FORMAT_VERSION} today
 * @param features the specification of the features it was trained on
 * @param labels the emotions that it answers with, in the order of the networks' outputs
 * @param networks sizes and regularisation of each network; the mean of their probabilities counts
 * @param discriminantWeight how much the linear discriminant counts beside them, from 0 to 1
 * @param scaler the feature scaler
 * @param calibration the temperature of the probabilities
 * @param provenance where the model came from and what it scores
 * @param files size and checksum of every other file in the bundle, by name
 */
public record ModelManifest(
    int formatVersion,
    FeatureSpec features,
    Labels labels,
    List<NetworkOptions> networks,
    double discriminantWeight,
    FeatureScaler scaler,
    Calibration calibration,
    Provenance provenance,
    Map<String, StoredFile> files) {

  /** The version that this release writes and the only one that it reads. */
  public static final int FORMAT_VERSION = 3;

  /** More than are of use. */
  static final int MOST_NETWORKS = 16;

  public ModelManifest {
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(scaler, "scaler");
    Objects.requireNonNull(calibration, "calibration");
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(labels, "labels");
    networks = List.copyOf(networks);
    if (networks.isEmpty() || networks.size() > MOST_NETWORKS) {
      throw new IllegalArgumentException(
          "networks are " + networks.size() + ", expected 1 to " + MOST_NETWORKS);
    }
    Ensemble.requireShare(discriminantWeight);
    files = Map.copyOf(files);
  }

  /** Describes a new model of this release; its files are filled in when it is written. */
  public static ModelManifest of(
      Labels labels,
      List<NetworkOptions> networks,
      double discriminantWeight,
      FeatureScaler scaler,
      Calibration calibration,
      Provenance provenance) {
    return new ModelManifest(
        FORMAT_VERSION,
        FeatureSpec.current(),
        labels,
        networks,
        discriminantWeight,
        scaler,
        calibration,
        provenance,
        Map.of());
  }

  ModelManifest withFiles(Map<String, StoredFile> stored) {
    return new ModelManifest(
        formatVersion,
        features,
        labels,
        networks,
        discriminantWeight,
        scaler,
        calibration,
        provenance,
        stored);
  }

  /** Size in bytes and SHA-256, in hexadecimal, of a file in the bundle. */
  public record StoredFile(long bytes, String sha256) {}
}
