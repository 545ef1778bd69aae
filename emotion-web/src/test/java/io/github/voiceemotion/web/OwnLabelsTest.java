package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.features.FeatureMatrix;
import io.github.voiceemotion.features.FeatureSet;
import io.github.voiceemotion.features.FeatureSpec;
import io.github.voiceemotion.history.NewRecording;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.model.Calibration;
import io.github.voiceemotion.model.EmotionNetwork;
import io.github.voiceemotion.model.FeatureScaler;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.LinearDiscriminant;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelManifest;
import io.github.voiceemotion.model.NetworkLayers;
import io.github.voiceemotion.model.NetworkOptions;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Provenance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that answers with labels of its own, over REST and on the page. */
class OwnLabelsTest {

  private static final Labels LABELS = Labels.of("angry", "calm", "stressed");

  @TempDir Path directory;

  private EmotionRecognizer recognizer;
  private RecordingStore store;
  private WebServer server;

  @BeforeEach
  void start() {
    Path file = directory.resolve("model.zip");
    bundle().write(file, "# Card\n");
    // It has learnt nothing, so any answer will do.
    recognizer = EmotionRecognizer.load(file, RecognizerOptions.defaults().withLowestConfidence(0));
    store = RecordingStore.open(directory);
    store.add(
        new NewRecording(
            RecordingStore.LOCAL_OWNER,
            "old.wav",
            1,
            Prediction.of(Labels.SIX, new double[] {0.1, 0.5, 0.1, 0.1, 0.1, 0.1}),
            "shipped"),
        new AudioClip(new float[1_600], AudioClip.SAMPLE_RATE));
    WebOptions any = WebOptions.defaults();
    server =
        WebServer.start(
            new WebOptions(
                "127.0.0.1",
                0,
                Set.of(),
                false,
                List.of(),
                any.limits(),
                any.waiting(),
                Optional.empty(),
                OptionalLong.empty(),
                directory.resolve("uploads")),
            recognizer,
            recognizer,
            Optional.of(store),
            Optional.empty());
  }

  @AfterEach
  void stop() {
    server.close();
    store.close();
    recognizer.close();
  }

  @Test
  void answersAndListsThemBesideThoseOfOtherModels() throws Exception {
    String answer = post();

    assertTrue(
        answer.matches(
            "(?s).*\"probabilities\":\\{\"angry\":[^,]+,\"calm\":[^,]+,\"stressed\":[^,]+}.*"),
        answer);
    assertTrue(get("model").contains("\"emotions\":[\"angry\",\"calm\",\"stressed\"]"));
    assertTrue(get("recordings").contains("\"total\":2"));
    String answered = answer.replaceFirst("(?s).*\"emotion\":\"([a-z]+)\".*", "$1");
    assertTrue(get("recordings?emotion=" + answered).contains("\"total\":1"));
    assertTrue(get("recordings?emotion=happy").contains("old.wav"));
    String refused = get("recordings?emotion=Very%20calm");
    assertTrue(refused.contains("label is 'Very calm', expected"), refused);
  }

  @Test
  void showsThemOnThePage() throws Exception {
    post();
    try (TestBrowser page = TestBrowser.open()) {
      page.driver().get("http://localhost:" + server.port() + "/#history");
      page.await(driver -> page.element("recordings").getText().contains("old.wav"));
      page.await(driver -> page.element("history-filter").getText().contains("stressed"));
      page.assertFitForAll("history of several models");
      page.driver().get("http://localhost:" + server.port() + "/#live");
      page.await(driver -> page.element("live-legend").getText().contains("stressed"));
      assertEquals("🔹 calm", page.element("live-legend").getText().split("\n")[1].strip());
      page.assertFitForAll("live with labels of a model");
    }
  }

  private String post() throws IOException, InterruptedException {
    return send(to("predictions?name=a.wav").POST(BodyPublishers.ofFile(TestBrowser.SPEECH)));
  }

  private String get(String path) throws IOException, InterruptedException {
    return send(to(path));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + server.port() + "/api/v1/" + path));
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
  }

  private static ModelBundle bundle() {
    int frames = FeatureSpec.current().clipFrames();
    NetworkOptions options = NetworkOptions.statistics();
    List<FeatureMatrix> clips =
        List.of(randomClip(frames, 1), randomClip(frames, 2), randomClip(frames, 3));
    long parameters = NetworkLayers.of(options, frames, LABELS.size()).parameters();
    return new ModelBundle(
        ModelManifest.of(
            LABELS,
            List.of(options),
            0.5,
            FeatureScaler.fit(clips, List.of()),
            Calibration.none(),
            new Provenance(
                "0.1.0", "2026-01-01", 1, List.of(), Map.of(), Map.of(), 1, Map.of(), List.of())),
        List.of(
            new EmotionNetwork(
                options, frames, LABELS.size(), FloatBuffer.allocate(Math.toIntExact(parameters)))),
        LinearDiscriminant.fit(LABELS, clips, LABELS.emotions(), new double[] {1, 1, 1}));
  }

  private static FeatureMatrix randomClip(int frames, long seed) {
    Random random = new Random(seed);
    float[] values = new float[frames * FeatureSet.SIZE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return new FeatureMatrix(frames, values);
  }
}
