package io.github.voiceemotion.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.Labels;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.model.ModelInput;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmotionRecognizerTest {

  private static final Path SPEECH = Path.of("../data/samples/reading.wav");

  private static EmotionRecognizer recognizer;

  @BeforeAll
  static void load() {
    recognizer = EmotionRecognizer.pretrained();
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  @Test
  void givesTheSameAnswerForFileStreamAndClip() throws IOException {
    Prediction ofFile = recognizer.recognize(SPEECH);
    Prediction ofClip = recognizer.recognize(new AudioDecoder().decode(SPEECH));
    Prediction ofStream;
    try (InputStream in = Files.newInputStream(SPEECH)) {
      ofStream = recognizer.recognize(in);
    }

    assertEquals(Optional.empty(), ofFile.rejection());
    assertEquals(ofFile, ofClip);
    assertEquals(ofFile, ofStream);
  }

  @Test
  void hardlyMindsLevelAndSilenceAround() {
    AudioClip speech = new AudioDecoder().decode(SPEECH);
    float[] quietAndPadded = new float[speech.length() + 32_000];
    for (int i = 0; i < speech.length(); i++) {
      quietAndPadded[16_000 + i] = speech.samples()[i] * 0.05f;
    }
    Prediction plain = recognizer.recognize(speech);
    Prediction changed = recognizer.recognize(new AudioClip(quietAndPadded, speech.sampleRate()));

    for (Emotion emotion : Labels.SIX.emotions()) {
      assertEquals(plain.probability(emotion), changed.probability(emotion), 0.05);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "0, 10", "0, 60", "0.0003, 1", "0.0003, 10", "0.0003, 60"})
  void answersWithWhatIsSaidHoweverLongThePauseIs(double noise, double seconds) {
    Prediction shortPause = recognizer.recognize(withPause(noise, 0.5));
    Prediction longPause = recognizer.recognize(withPause(noise, seconds));

    for (Emotion emotion : Labels.SIX.emotions()) {
      assertEquals(shortPause.probability(emotion), longPause.probability(emotion), 0.02);
    }
    assertEquals(Optional.empty(), longPause.rejection());
  }

  /** The same speech twice, in room noise, with a pause between. */
  private static AudioClip withPause(double noise, double seconds) {
    AudioClip speech = new AudioDecoder().decode(SPEECH);
    int second = speech.length() + (int) (seconds * AudioClip.SAMPLE_RATE);
    float[] samples = new float[second + speech.length()];
    // The noise under the speech, and that next to it, does not depend on the pause.
    addNoise(samples, 0, speech.length(), noise);
    addNoise(samples, speech.length(), second, noise);
    addNoise(samples, second, samples.length, noise);
    for (int i = 0; i < speech.length(); i++) {
      samples[i] += speech.samples()[i];
      samples[second + i] += speech.samples()[i];
    }
    return new AudioClip(samples, speech.sampleRate());
  }

  private static void addNoise(float[] samples, int from, int to, double rms) {
    Random random = new Random(1);
    double[] halfSecond = random.doubles(AudioClip.SAMPLE_RATE / 2, -1, 1).toArray();
    for (int i = from; i < to; i++) {
      double uniform = halfSecond[(i - from) % halfSecond.length];
      samples[i] += (float) (Math.sqrt(3) * rms * uniform);
    }
  }

  @Test
  void answersSeveralWindowsOfTheLightModelWithTheirGeometricMean() {
    AudioClip audio = withPause(0, 1);
    ModelBundle model = ModelBundle.light();
    ModelInput input = model.inputExtractor().extract(audio);
    assertTrue(input.windows().size() > 1, () -> input.windows().toString());
    double[] logs = new double[Labels.SIX.size()];
    for (Prediction window : model.predictEach(input.features())) {
      for (Emotion emotion : Labels.SIX.emotions()) {
        logs[Labels.SIX.indexOf(emotion)] +=
            Math.log(window.probability(emotion)) / input.windows().size();
      }
    }
    double sum = 0;
    for (double log : logs) {
      sum += Math.exp(log);
    }

    Prediction prediction;
    try (EmotionRecognizer light = EmotionRecognizer.of(model, RecognizerOptions.defaults())) {
      prediction = light.recognize(audio);
    }

    for (Emotion emotion : Labels.SIX.emotions()) {
      assertEquals(
          Math.exp(logs[Labels.SIX.indexOf(emotion)]) / sum, prediction.probability(emotion), 1e-6);
    }
    assertEquals(prediction, model.predict(input.features()));
  }

  @Test
  void answersAudioOfAnotherSampleRate() {
    float[] samples = new float[44_100];
    Random random = new Random(1);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }

    Prediction prediction = recognizer.recognize(new AudioClip(samples, 44_100));

    assertEquals(Optional.of(Rejection.NO_SPEECH), prediction.rejection());
  }

  @Test
  void rejectsSilenceWithoutFailing() {
    Prediction prediction =
        recognizer.recognize(new AudioClip(new float[16_000], AudioClip.SAMPLE_RATE));

    assertEquals(Optional.of(Rejection.NO_SPEECH), prediction.rejection());
  }

  @Test
  void answersLongAudioWithTheMeanOverWindows() {
    AudioClip speech = new AudioDecoder().decode(SPEECH);
    float[] fiveTimes = new float[speech.length() * 5];
    for (int i = 0; i < 5; i++) {
      System.arraycopy(speech.samples(), 0, fiveTimes, i * speech.length(), speech.length());
    }

    Prediction prediction = recognizer.recognize(new AudioClip(fiveTimes, speech.sampleRate()));

    assertEquals(Optional.empty(), prediction.rejection());
    double sum =
        prediction.probabilities().values().stream().mapToDouble(Double::doubleValue).sum();
    assertEquals(1, sum, 1e-9);
  }

  @Test
  void answersManyThreadsAsItAnswersOne() throws Exception {
    AudioClip speech = new AudioDecoder().decode(SPEECH);
    List<AudioClip> clips = new ArrayList<>();
    List<Prediction> expected = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int start = i * 3_000;
      clips.add(
          new AudioClip(
              Arrays.copyOfRange(speech.samples(), start, start + 24_000), speech.sampleRate()));
      expected.add(recognizer.recognize(clips.get(i)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Prediction>> answers = new ArrayList<>();
      for (int round = 0; round < 4; round++) {
        for (AudioClip clip : clips) {
          answers.add(threads.submit(() -> recognizer.recognize(clip)));
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
  void givesTheSameAnswerForBytesAndSamples() throws IOException {
    AudioClip clip = new AudioDecoder().decode(SPEECH);

    assertEquals(recognizer.recognize(SPEECH), recognizer.recognize(Files.readAllBytes(SPEECH)));
    assertEquals(
        recognizer.recognize(SPEECH), recognizer.recognize(clip.samples(), clip.sampleRate()));
  }

  @Test
  void saysWhySpeechDoesNotAllowAnAnswer() {
    float[] speech = new AudioDecoder().decode(SPEECH).samples();
    float[] quiet = new float[speech.length];
    float[] clipped = new float[speech.length];
    for (int i = 0; i < speech.length; i++) {
      quiet[i] = speech[i] * 1e-3f;
      clipped[i] = Math.max(-1, Math.min(1, speech[i] * 20));
    }
    assertRejected(Rejection.TOO_QUIET, quiet);
    assertRejected(Rejection.CLIPPED, clipped);

    RecognizerOptions defaults = RecognizerOptions.defaults();
    RecognizerOptions patient =
        new RecognizerOptions(
            1, defaults.window(), defaults.hop(), Duration.ofSeconds(60), -65, 0.01, 0);
    try (EmotionRecognizer other = EmotionRecognizer.pretrained(patient)) {
      assertEquals(Optional.of(Rejection.TOO_SHORT), other.recognize(SPEECH).rejection());
    }
    try (EmotionRecognizer other = EmotionRecognizer.pretrained(defaults.withLowestConfidence(1))) {
      assertEquals(Optional.of(Rejection.UNSURE), other.recognize(SPEECH).rejection());
    }
  }

  private static void assertRejected(Rejection expected, float[] samples) {
    Prediction prediction = recognizer.recognize(samples, AudioClip.SAMPLE_RATE);
    assertEquals(Optional.of(expected), prediction.rejection());
  }

  @Test
  void recognizesManyFilesInTheirOrder(@TempDir Path directory) throws IOException {
    Path text = Files.writeString(directory.resolve("notes.wav"), "this is no audio");
    Path neutral = Path.of("../data/samples/neutral.wav");
    List<Path> files = List.of(SPEECH, text, neutral, SPEECH, directory.resolve("none.wav"));

    List<FileResult> results;
    try (Stream<FileResult> stream = recognizer.recognizeAll(files.stream())) {
      results = stream.toList();
    }

    assertEquals(files, results.stream().map(FileResult::file).toList());
    assertEquals(Optional.of(recognizer.recognize(SPEECH)), results.get(0).prediction());
    assertTrue(results.get(1).failure().orElseThrow().getMessage().startsWith("notes.wav: "));
    assertEquals(Optional.of(recognizer.recognize(neutral)), results.get(2).prediction());
    assertEquals(results.get(0).prediction(), results.get(3).prediction());
    assertEquals("none.wav: no such file", results.get(4).failure().orElseThrow().getMessage());
  }

  @Test
  void followsLongAudioWindowByWindow(@TempDir Path directory) throws IOException {
    AudioClip speech = new AudioDecoder().decode(SPEECH);
    float[] samples = new float[10 * AudioClip.SAMPLE_RATE + 1_600];
    System.arraycopy(speech.samples(), 0, samples, 5 * AudioClip.SAMPLE_RATE, speech.length());
    AudioClip audio = new AudioClip(samples, AudioClip.SAMPLE_RATE);
    Path file = directory.resolve("long.wav");
    WavWriter.write(audio, file);

    List<Segment> segments;
    try (Stream<Segment> stream = recognizer.timeline(file)) {
      segments = stream.toList();
    }

    assertEquals(
        List.of(0L, 1_500L, 3_000L, 4_500L, 6_000L, 7_100L),
        segments.stream().map(segment -> segment.start().toMillis()).toList());
    assertEquals(Duration.ofMillis(10_100), segments.get(5).end());
    assertEquals(Optional.of(Rejection.NO_SPEECH), segments.get(0).prediction().rejection());
    assertTrue(
        segments.get(3).prediction().rejection().stream().noneMatch(Rejection.NO_SPEECH::equals),
        "speech from 4.5 to 7.5 s");
    try (Stream<Segment> stream = recognizer.timeline(new AudioDecoder().decode(file))) {
      assertEquals(segments, stream.toList());
    }
    try (InputStream in = Files.newInputStream(file);
        Stream<Segment> stream = recognizer.timeline(in)) {
      assertEquals(segments, stream.toList());
    }
  }

  @Test
  void hearsLiveAudioAsItHearsAFile() {
    AudioClip speech = new AudioDecoder().decode(SPEECH);
    float[] samples = new float[8 * AudioClip.SAMPLE_RATE];
    byte[] pcm = new byte[2 * samples.length];
    for (int i = 0; i < samples.length; i++) {
      int sample = Math.round(speech.samples()[i % speech.length()] * 32_768);
      pcm[2 * i] = (byte) sample;
      pcm[2 * i + 1] = (byte) (sample >> 8);
      samples[i] = (short) sample / 32_768f;
    }
    List<Segment> expected;
    try (Stream<Segment> stream =
        recognizer.timeline(new AudioClip(samples, AudioClip.SAMPLE_RATE))) {
      expected = stream.toList();
    }

    List<Segment> ofSamples = new ArrayList<>();
    try (EmotionStream live = recognizer.openStream(AudioClip.SAMPLE_RATE, ofSamples::add)) {
      for (int from = 0; from < samples.length; from += 777) {
        live.write(samples, from, Math.min(777, samples.length - from));
      }
    }
    assertEquals(expected, ofSamples);

    List<Segment> ofBytes = new ArrayList<>();
    EmotionStream live = recognizer.openStream(AudioClip.SAMPLE_RATE, ofBytes::add);
    for (int from = 0; from < pcm.length; from += 1_001) {
      live.write(pcm, from, Math.min(1_001, pcm.length - from));
    }
    live.close();
    live.close();
    assertEquals(expected, ofBytes);
    assertThrows(IllegalStateException.class, () -> live.write(new float[1]));
  }

  @Test
  void refusesLiveAudioOfAnImpossibleRate() {
    assertEquals(
        "sampleRate is 100, expected 4000 to 384000",
        assertThrows(
                IllegalArgumentException.class, () -> recognizer.openStream(100, segment -> {}))
            .getMessage());
  }

  @Test
  void explainsByWhatIsLeftWhenAPartIsHidden(@TempDir Path directory) throws IOException {
    Explanation explanation = recognizer.explain(SPEECH);

    assertEquals(recognizer.recognize(SPEECH), explanation.prediction());
    List<String> parts = new ArrayList<>();
    Stream.of(FeatureGroup.values()).map(FeatureGroup::label).forEach(parts::add);
    if (recognizer.knowsVoices()) {
      parts.add(Explanation.FEATURES);
      parts.add(Explanation.ENCODER);
    }
    assertEquals(parts, List.copyOf(explanation.parts().keySet()));
    assertTrue(
        explanation.parts().values().stream().anyMatch(part -> Math.abs(part) > 0.01),
        explanation.parts().toString());
    double seconds = explanation.audio().seconds();
    Duration end = Duration.ZERO;
    for (Explanation.Stretch stretch : explanation.stretches()) {
      assertTrue(
          end.isZero() || !stretch.start().minus(end).isNegative(), "overlap before " + stretch);
      end = stretch.end();
      assertTrue(Math.abs(stretch.contribution()) <= 1, stretch.toString());
    }
    assertTrue(end.toMillis() <= Math.round(1_000 * seconds), end + " of " + seconds + " s");
    assertTrue(
        explanation.stretches().stream().anyMatch(part -> Math.abs(part.contribution()) > 0.01),
        explanation.stretches().toString());

    Path picture = directory.resolve("why.png");
    explanation.writePng(picture);
    assertEquals(960, ImageIO.read(picture.toFile()).getWidth());
  }

  @Test
  void explainsNothingByAPause() {
    AudioClip audio = withPause(0, 5);
    double speech = (audio.seconds() - 5) / 2;

    List<Explanation.Stretch> stretches = recognizer.explain(audio).stretches();

    for (Explanation.Stretch stretch : stretches) {
      double middle = (stretch.start().toMillis() + stretch.end().toMillis()) / 2_000.0;
      assertTrue(middle < speech + 0.2 || middle > speech + 4.8, stretch::toString);
    }
    assertTrue(stretches.get(0).start().toMillis() < 1_000 * speech, stretches::toString);
    assertTrue(
        stretches.get(stretches.size() - 1).end().toMillis() > 1_000 * (speech + 5.5),
        stretches::toString);
  }

  @Test
  void explainsNoRecordingOfMoreThanFiveMinutes(@TempDir Path directory) throws IOException {
    AudioClip clip = new AudioClip(new float[301 * AudioClip.SAMPLE_RATE], AudioClip.SAMPLE_RATE);
    Path file = directory.resolve("long.wav");
    WavWriter.write(clip, file);
    String reason =
        "lasts longer than 300 s, the most that is explained: explain a part of it, or follow it"
            + " with a timeline";

    assertEquals(
        "audio clip: " + reason,
        assertThrows(AudioException.class, () -> recognizer.explain(clip)).getMessage());
    assertEquals(
        "long.wav: " + reason,
        assertThrows(AudioException.class, () -> recognizer.explain(file)).getMessage());
  }

  @Test
  void explainsNothingWhereNobodySpeaks() {
    assertEquals(
        "audio clip: holds no speech, so there is nothing to explain",
        assertThrows(
                AudioException.class,
                () -> recognizer.explain(new AudioClip(new float[16_000], AudioClip.SAMPLE_RATE)))
            .getMessage());
  }

  @Test
  void givesUpWhatIsUnderWayWhenItIsClosed() {
    EmotionRecognizer closed = EmotionRecognizer.pretrained();
    Iterator<FileResult> results =
        closed.recognizeAll(Stream.generate(() -> SPEECH).limit(1_000)).iterator();
    results.next();
    closed.close();

    assertThrows(IllegalStateException.class, () -> results.forEachRemaining(result -> {}));
    assertThrows(IllegalStateException.class, () -> closed.timeline(SPEECH));
    assertThrows(IllegalStateException.class, () -> closed.explain(SPEECH));
    assertThrows(IllegalStateException.class, () -> closed.openStream(16_000, segment -> {}));
  }

  @Test
  void namesWhatIsWrongWithBadAudio(@TempDir Path directory) throws IOException {
    Path text = Files.writeString(directory.resolve("notes.wav"), "this is no audio");
    AudioException noAudio = assertThrows(AudioException.class, () -> recognizer.recognize(text));
    assertTrue(noAudio.getMessage().startsWith("notes.wav: "), noAudio.getMessage());

    AudioException missing =
        assertThrows(
            AudioException.class, () -> recognizer.recognize(directory.resolve("missing.wav")));
    assertEquals("missing.wav: no such file", missing.getMessage());

    assertThrows(
        AudioException.class, () -> recognizer.recognize(new ByteArrayInputStream(new byte[0])));
    assertThrows(
        AudioException.class,
        () -> recognizer.recognize(new AudioClip(new float[0], AudioClip.SAMPLE_RATE)));
  }

  @Test
  void refusesToWorkOnceClosed() {
    EmotionRecognizer closed = EmotionRecognizer.pretrained();
    closed.close();
    closed.close();

    assertThrows(IllegalStateException.class, () -> closed.recognize(SPEECH));
  }

  @Test
  void namesAMissingModel() {
    ModelBundleException missing =
        assertThrows(
            ModelBundleException.class, () -> EmotionRecognizer.load(Path.of("none/model.zip")));
    assertFalse(missing.getMessage().isEmpty());
    assertTrue(missing.getMessage().endsWith("model.zip: no such file"), missing.getMessage());
  }
}
