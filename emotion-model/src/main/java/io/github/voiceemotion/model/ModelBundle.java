package io.github.voiceemotion.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.model.Ensemble.Hidden;
import io.github.voiceemotion.model.Ensemble.Scores;
import io.github.voiceemotion.model.ModelManifest.EncoderReference;
import io.github.voiceemotion.model.ModelManifest.StoredFile;
import io.github.voiceemotion.model.checksum.Sha256;
import io.github.voiceemotion.model.encoder.EncoderException;
import io.github.voiceemotion.model.encoder.SpeechEncoder;
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
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A trained model and all that is needed to use it: one zip file.
 *
 * <p>It holds {@code manifest.json} ({@link ModelManifest}), {@code MODEL_CARD.md} for people, the
 * weights of each network, {@code weights-1.bin}, {@code weights-2.bin} and so on ({@link
 * EmotionNetwork#weights}), the linear discriminant, {@code discriminant.bin}, and in an accurate
 * model that of the encoder's statistics, {@code voice.bin}. Reading trusts nothing: a network is
 * built from the manifest's numbers, and every file is checked against its size and its checksum.
 *
 * <p>Predicting is safe from several threads.
 */
public final class ModelBundle {

  private static final String MANIFEST = "manifest.json";
  private static final String MODEL_CARD = "MODEL_CARD.md";
  private static final String DISCRIMINANT = "discriminant.bin";
  private static final String VOICE = "voice.bin";

  /** More statistics than the largest encoder's layers have. */
  private static final int MOST_STATISTICS = 16_384;

  /** The most bytes that an entry may unpack to; the default network's weights take 3.9 MB. */
  private static final Map<String, Integer> ENTRY_LIMITS = entryLimits();

  /** The most bytes that all entries together may unpack to, enough for 16 default networks. */
  private static final int BUNDLE_LIMIT = 128 << 20;

  /** Windows whose features are held at a time; bounds the memory that long audio takes. */
  private static final int BATCH = 32;

  private static final String ACCURATE = "accurate.zip";
  private static final String LIGHT = "light.zip";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private final ModelManifest manifest;
  private final Ensemble ensemble;

  /** What profiles of voices have to fit; empty if the model makes no use of them. */
  private final Optional<String> voiceModel;

  /** Puts a light bundle together, as the other constructor does an accurate one. */
  public ModelBundle(
      ModelManifest manifest, List<EmotionNetwork> networks, LinearDiscriminant discriminant) {
    this(manifest, networks, discriminant, Optional.empty());
  }

  /**
   * Puts a bundle together.
   *
   * @param manifest describes the networks
   * @param networks trained on features scaled by the manifest's scaler
   * @param discriminant fitted to unscaled features
   * @param voice fitted to what the manifest's encoder hears; empty if there is none
   */
  public ModelBundle(
      ModelManifest manifest,
      List<EmotionNetwork> networks,
      LinearDiscriminant discriminant,
      Optional<VoiceDiscriminant> voice) {
    if (manifest.hasEncoder() != voice.isPresent()) {
      throw new IllegalArgumentException(
          "the manifest's encoder is "
              + manifest.encoder().name()
              + ", a discriminant of its statistics "
              + (voice.isPresent() ? "is there" : "is missing"));
    }
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
        new Ensemble(
            manifest.scaler(),
            networks,
            discriminant,
            manifest.discriminantWeight(),
            voice,
            manifest.encoderWeight());
    this.voiceModel = voice.map(each -> Sha256.of(each.coefficients()));
  }

  private static Map<String, Integer> entryLimits() {
    Map<String, Integer> limits = new HashMap<>();
    limits.put(MANIFEST, 4 << 20);
    limits.put(MODEL_CARD, 1 << 20);
    limits.put(DISCRIMINANT, LinearDiscriminant.bytes(Labels.MOST));
    limits.put(VOICE, VoiceDiscriminant.mostBytes(MOST_STATISTICS));
    for (int network = 0; network < ModelManifest.MOST_NETWORKS; network++) {
      limits.put(weights(network), 64 << 20);
    }
    return limits;
  }

  private static String weights(int network) {
    return "weights-" + (network + 1) + ".bin";
  }

  /**
   * Reads the accurate model that is shipped inside the library, which asks for the speech encoder
   * of {@link SpeechEncoder#onClassPath()}.
   */
  public static ModelBundle accurate() {
    // It takes as long as all the rest. Whether it failed, whoever asks for the encoder learns.
    CompletableFuture.runAsync(SpeechEncoder::onClassPath);
    return shipped(ACCURATE);
  }

  /** Reads the light model that is shipped inside the library, which asks for no encoder. */
  public static ModelBundle light() {
    return shipped(LIGHT);
  }

  /**
   * Reads the best of the shipped models that can be used: the accurate one, or the light one, and
   * a warning, where the speech encoder is not on the class path.
   */
  public static ModelBundle pretrained() {
    if (SpeechEncoder.isOnClassPath()) {
      return accurate();
    }
    System.getLogger(ModelBundle.class.getName())
        .log(
            System.Logger.Level.WARNING,
            "emotion-speech-encoder is not on the class path: the light model answers, which knows"
                + " strangers' voices less well");
    return light();
  }

  /**
   * Reads one of the shipped models by its name, or any other from its file.
   *
   * @param nameOrFile {@code accurate}, {@code light}, or a file
   * @throws ModelBundleException as {@link #read(Path)}
   */
  public static ModelBundle of(String nameOrFile) {
    return switch (nameOrFile) {
      case "accurate" -> accurate();
      case "light" -> light();
      default -> read(Path.of(nameOrFile));
    };
  }

  private static ModelBundle shipped(String name) {
    try (InputStream in = ModelBundle.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new ModelBundleException(name, "this build ships no such model");
      }
      return read(in, name);
    } catch (IOException e) {
      throw new ModelBundleException(name, "could not be read: " + e.getMessage(), e);
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
    OpenBlas.require();
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
    if (manifest.hasEncoder()) {
      require(entries, VOICE, name);
    }
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
      Optional<VoiceDiscriminant> voice =
          Optional.ofNullable(entries.get(VOICE))
              .map(bytes -> VoiceDiscriminant.restore(bytes, labels));
      return new ModelBundle(manifest, networks, discriminant, voice);
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
    ensemble.voice().ifPresent(voice -> entries.put(VOICE, voice.coefficients()));
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
   * Returns the speech encoder that the model asks for; empty if it asks for none.
   *
   * @throws ModelBundleException if it is not on the class path, or another one is
   */
  public Optional<SpeechEncoder> encoder() {
    if (!manifest.hasEncoder()) {
      return Optional.empty();
    }
    EncoderReference wanted = manifest.encoder();
    SpeechEncoder encoder =
        encoderOnClassPath()
            .orElseThrow(
                () ->
                    new ModelBundleException(
                        "the model",
                        "asks for the speech encoder "
                            + wanted.name()
                            + ", and emotion-speech-encoder is not on the class path"));
    if (!encoder.sha256().equals(wanted.sha256())) {
      throw new ModelBundleException(
          "the model",
          "asks for the speech encoder "
              + wanted.name()
              + " "
              + wanted.sha256()
              + ", on the class path is "
              + encoder.name()
              + " "
              + encoder.sha256());
    }
    return Optional.of(encoder);
  }

  private static Optional<SpeechEncoder> encoderOnClassPath() {
    try {
      return SpeechEncoder.onClassPath();
    } catch (EncoderException e) {
      throw new ModelBundleException("emotion-speech-encoder", e.getMessage(), e);
    }
  }

  /** Returns what makes this model's input, with windows of 3 s. */
  public InputExtractor inputExtractor() {
    return new InputExtractor(encoder());
  }

  /**
   * Predicts the emotion of a recording: the mean over its windows ({@link WindowMean}).
   *
   * @return calibrated
   */
  public Prediction predict(ModelInput input) {
    return predict(Scores.mean(scores(input)));
  }

  /**
   * Predicts the emotion of a recording whose features are at hand.
   *
   * @param windows all that the model looks at in each window
   * @return calibrated
   */
  public Prediction predict(List<WindowFeatures> windows) {
    return predict(Scores.mean(scores(windows)));
  }

  /**
   * Predicts the emotion of each of several windows.
   *
   * @return calibrated probabilities in the order of the windows
   */
  public List<Prediction> predictEach(List<WindowFeatures> windows) {
    return scores(windows).stream().map(this::predict).toList();
  }

  /**
   * Computes what each window of a recording says, before it is asked whose voice it is. The
   * features of some windows at a time are in memory.
   */
  public List<Scores> scores(ModelInput input) {
    int windows = input.windows().size();
    List<Scores> scores = new ArrayList<>(windows);
    for (int from = 0; from < windows; from += BATCH) {
      scores.addAll(scores(input.features(from, Math.min(windows, from + BATCH))));
    }
    return scores;
  }

  /** Computes what each of several windows says, before it is asked whose voice it is. */
  public List<Scores> scores(List<WindowFeatures> windows) {
    return scores(windows, Hidden.NOTHING);
  }

  /**
   * Computes what each of several windows says if a group of features has nothing to say, to see
   * how much it counts.
   *
   * @param hidden the group, whose values are taken to be those of an average clip
   */
  public List<Scores> scoresWithout(FeatureGroup hidden, List<WindowFeatures> windows) {
    return scores(windows, new Hidden(Optional.of(hidden), false));
  }

  private List<Scores> scores(List<WindowFeatures> windows, Hidden hidden) {
    int frames = manifest.features().clipFrames();
    for (WindowFeatures window : windows) {
      if (window.acoustic().frames() != frames) {
        throw new IllegalArgumentException(
            "window has " + window.acoustic().frames() + " frames, the model takes " + frames);
      }
    }
    return ensemble.scores(windows, hidden);
  }

  /**
   * Predicts the emotion of a clip of a voice that was never heard.
   *
   * @return calibrated
   */
  public Prediction predict(Scores scores) {
    return calibrated(ensemble.fuse(scores, Hidden.NOTHING));
  }

  /** Predicts the emotion of a clip as if the encoder had nothing to say. */
  public Prediction predictWithoutEncoder(Scores scores) {
    return calibrated(ensemble.fuse(scores, new Hidden(Optional.empty(), true)));
  }

  /**
   * Predicts the emotion of a clip as if its features had nothing to say.
   *
   * @param known what is known of the voice
   * @throws IllegalArgumentException if the profile is another model's
   * @throws IllegalStateException if the model makes no use of profiles
   */
  public Prediction predictWithoutFeatures(Scores scores, VoiceProfile known) {
    requireOwn(known);
    return calibrated(voice().probabilities(scores.place().orElseThrow(), known));
  }

  /**
   * Returns the name of what profiles of voices are made by, which a profile has to fit; empty if
   * the model makes no use of them.
   */
  public Optional<String> voiceModel() {
    return voiceModel;
  }

  /**
   * Returns the profile of a voice that was never heard.
   *
   * @throws IllegalStateException if the model makes no use of profiles
   */
  public VoiceProfile unknownVoice() {
    return voice().unknownVoice(voiceModel.orElseThrow());
  }

  private VoiceDiscriminant voice() {
    return ensemble
        .voice()
        .orElseThrow(
            () -> new IllegalStateException("a light model makes no use of what a voice is like"));
  }

  /**
   * Predicts the emotion of a clip of a voice that was heard before.
   *
   * @param scores what the clip says by itself
   * @param known what is known of the voice
   * @return calibrated, and the profile grown by the clip
   * @throws IllegalArgumentException if the profile is another model's
   * @throws IllegalStateException if the model makes no use of profiles
   */
  public VoicePrediction predict(Scores scores, VoiceProfile known) {
    return predictTogether(List.of(scores), known).get(0);
  }

  /**
   * Predicts the emotions of several clips of one voice, each with all the others in mind.
   *
   * @param clips what each says by itself, in their order, at least one
   * @param known what is known of the voice besides
   * @return of each clip, calibrated; the profile of the last is grown by all of them
   * @throws IllegalArgumentException if the profile is another model's
   * @throws IllegalStateException if the model makes no use of profiles
   */
  public List<VoicePrediction> predictTogether(List<Scores> clips, VoiceProfile known) {
    requireOwn(known);
    VoiceDiscriminant voice = voice();
    double[][] places =
        clips.stream().map(each -> each.place().orElseThrow()).toArray(double[][]::new);
    double[][] encoded =
        places.length == 1
            ? new double[][] {voice.probabilities(places[0], known)}
            : voice.together(places, known);
    List<VoicePrediction> answers = new ArrayList<>();
    VoiceProfile grown = known;
    for (int i = 0; i < places.length; i++) {
      grown = voice.heard(places[i], grown);
      answers.add(
          new VoicePrediction(
              calibrated(ensemble.fuse(clips.get(i).acoustic(), encoded[i])), grown));
    }
    return List.copyOf(answers);
  }

  /**
   * Refuses a profile that another model made, or that no model can have made.
   *
   * @throws IllegalArgumentException if it is such a one, with a sentence that names both models
   * @throws IllegalStateException if the model makes no use of profiles
   */
  public void requireOwn(VoiceProfile profile) {
    VoiceProfile own = unknownVoice();
    if (!profile.model().equals(own.model())) {
      throw new IllegalArgumentException(
          "the voice profile was made by another model, "
              + profile.model()
              + ", this one is "
              + own.model());
    }
    requireSize("emotionCounts", profile.emotionCounts(), own.emotionCounts());
    requireSize("restSums", profile.restSums(), own.restSums());
  }

  private static void requireSize(String name, List<Double> values, List<Double> expected) {
    if (values.size() != expected.size()) {
      throw new IllegalArgumentException(
          "the voice profile has " + values.size() + " " + name + ", expected " + expected.size());
    }
  }

  private Prediction calibrated(double[] probabilities) {
    return Prediction.of(manifest.labels(), manifest.calibration().apply(probabilities));
  }
}
