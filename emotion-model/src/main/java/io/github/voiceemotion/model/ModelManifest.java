package io.github.voiceemotion.model;

import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.model.encoder.SpeechEncoder;
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
 * @param encoder the speech encoder that it asks for; {@link EncoderReference#NONE} in a light
 *     model
 * @param encoderWeight how much what the encoder hears counts beside all that, from 0 to 1
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
    EncoderReference encoder,
    double encoderWeight,
    FeatureScaler scaler,
    Calibration calibration,
    Provenance provenance,
    Map<String, StoredFile> files) {

  /** The version that this release writes and the only one that it reads. */
  public static final int FORMAT_VERSION = 4;

  /** More than are of use. */
  static final int MOST_NETWORKS = 16;

  public ModelManifest {
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(scaler, "scaler");
    Objects.requireNonNull(calibration, "calibration");
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(labels, "labels");
    networks = List.copyOf(networks);
    if (networks.size() > MOST_NETWORKS) {
      throw new IllegalArgumentException(
          "networks are " + networks.size() + ", expected at most " + MOST_NETWORKS);
    }
    Objects.requireNonNull(encoder, "encoder");
    Ensemble.requireShare("discriminantWeight", discriminantWeight);
    Ensemble.requireNetworks(networks.size(), discriminantWeight);
    Ensemble.requireShare("encoderWeight", encoderWeight);
    if (encoder.equals(EncoderReference.NONE) && encoderWeight > 0) {
      throw new IllegalArgumentException(
          "encoderWeight is " + encoderWeight + ", expected 0 without an encoder");
    }
    files = Map.copyOf(files);
  }

  /** Describes a new light model of this release; its files are filled in when it is written. */
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
        EncoderReference.NONE,
        0,
        scaler,
        calibration,
        provenance,
        Map.of());
  }

  /**
   * Describes the same model with a speech encoder.
   *
   * @param asked the encoder
   * @param weight how much what it hears counts, from 0 to 1
   */
  public ModelManifest withEncoder(EncoderReference asked, double weight) {
    return new ModelManifest(
        formatVersion,
        features,
        labels,
        networks,
        discriminantWeight,
        asked,
        weight,
        scaler,
        calibration,
        provenance,
        files);
  }

  /** Returns whether a speech encoder is asked for. */
  public boolean hasEncoder() {
    return !encoder.equals(EncoderReference.NONE);
  }

  ModelManifest withFiles(Map<String, StoredFile> stored) {
    return new ModelManifest(
        formatVersion,
        features,
        labels,
        networks,
        discriminantWeight,
        encoder,
        encoderWeight,
        scaler,
        calibration,
        provenance,
        stored);
  }

  /** Name and SHA-256, in hexadecimal, of the weights of a speech encoder. */
  public record EncoderReference(String name, String sha256) {

    /** What a light model has. */
    public static final EncoderReference NONE = new EncoderReference("none", "");

    /** Returns what names an encoder. */
    public static EncoderReference to(SpeechEncoder encoder) {
      return new EncoderReference(encoder.name(), encoder.sha256());
    }

    public EncoderReference {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(sha256, "sha256");
    }
  }

  /** Size in bytes and SHA-256, in hexadecimal, of a file in the bundle. */
  public record StoredFile(long bytes, String sha256) {}
}
