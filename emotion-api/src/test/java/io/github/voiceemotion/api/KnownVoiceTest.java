package io.github.voiceemotion.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.AudioSelection;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.features.FeatureGroup;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import io.github.voiceemotion.model.VoicePrediction;
import io.github.voiceemotion.model.VoiceProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownVoiceTest {

  private static final Path SYNTHESISED = Path.of("../data/samples/synthesised.wav");
  private static final Path NEUTRAL = Path.of("../data/samples/neutral.wav");

  private static EmotionRecognizer recognizer;

  @BeforeAll
  static void load() {
    recognizer = EmotionRecognizer.of(ModelBundle.accurate(), RecognizerOptions.defaults());
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  @Test
  void answersTheWindowsOfARecordingTogether(@TempDir Path directory) throws IOException {
    AudioClip recording = pauseAndBothSamples();
    List<AudioClip> windows = new ArrayList<>();
    for (double start : new double[] {0, 1.5, 3, 4.5, 6, 7}) {
      int from = (int) (start * AudioClip.SAMPLE_RATE);
      windows.add(
          new AudioClip(
              Arrays.copyOfRange(recording.samples(), from, from + 3 * AudioClip.SAMPLE_RATE),
              AudioClip.SAMPLE_RATE));
    }
    VoiceProfile known = recognizer.recognize(SYNTHESISED, recognizer.unknownVoice()).profile();
    List<VoicePrediction> expected = recognizer.recognizeTogether(windows, known);

    List<Duration> told = new ArrayList<>();
    VoiceTimeline timeline = recognizer.timeline(recording, known, told::add);

    assertEquals(
        expected.stream().map(VoicePrediction::prediction).toList(),
        timeline.segments().stream().map(Segment::prediction).toList());
    assertEquals(expected.get(5).profile(), timeline.profile());
    assertEquals(
        List.of(0L, 1_500L, 3_000L, 4_500L, 6_000L, 7_000L),
        timeline.segments().stream().map(segment -> segment.start().toMillis()).toList());
    assertEquals(timeline.segments().stream().map(Segment::end).toList(), told);
    assertEquals(
        Optional.of(Rejection.NO_SPEECH), timeline.segments().get(0).prediction().rejection());
    assertEquals(1 + 5, timeline.profile().clips(), "nobody speaks in the first window");

    Path file = directory.resolve("recording.wav");
    WavWriter.write(recording, file);
    VoiceTimeline ofFile = recognizer.timeline(file, known, end -> {});
    assertEquals(6, ofFile.segments().size());
    assertEquals(6, ofFile.profile().clips());
  }

  /** Three seconds of nothing, then seven of speech. */
  private static AudioClip pauseAndBothSamples() {
    float[] samples = new float[10 * AudioClip.SAMPLE_RATE];
    float[] synthesised = new AudioDecoder().decode(SYNTHESISED).samples();
    float[] neutral = new AudioDecoder().decode(NEUTRAL).samples();
    System.arraycopy(synthesised, 0, samples, 3 * AudioClip.SAMPLE_RATE, synthesised.length);
    int second = 3 * AudioClip.SAMPLE_RATE + synthesised.length;
    System.arraycopy(
        neutral, 0, samples, second, Math.min(neutral.length, samples.length - second));
    return new AudioClip(samples, AudioClip.SAMPLE_RATE);
  }

  @Test
  void answersFilesOfOneVoiceAsItDoesTheirAudioAndPassesOverOneThatCannotBeRead() {
    List<AudioClip> clips =
        List.of(new AudioDecoder().decode(SYNTHESISED), new AudioDecoder().decode(NEUTRAL));
    List<VoicePrediction> expected = recognizer.recognizeTogether(clips, recognizer.unknownVoice());
    Path missing = Path.of("missing.wav");
    List<Path> heard = new ArrayList<>();

    VoiceFiles answers =
        recognizer.recognizeTogether(
            List.of(SYNTHESISED, missing, NEUTRAL),
            AudioSelection.ALL,
            recognizer.unknownVoice(),
            heard::add);

    List<FileResult> results = answers.results();
    assertEquals(expected.get(0).prediction(), results.get(0).prediction().orElseThrow());
    assertEquals("no such file", results.get(1).failure().orElseThrow().reason());
    assertEquals(expected.get(1).prediction(), results.get(2).prediction().orElseThrow());
    assertEquals(expected.get(1).profile(), answers.profile());
    assertEquals(List.of(SYNTHESISED, missing, NEUTRAL), heard);
  }

  @Test
  void answersRecordingsThatWereHeardOneByOneAsItDoesTheirFiles() {
    List<Path> files = List.of(SYNTHESISED, NEUTRAL);
    VoiceFiles expected =
        recognizer.recognizeTogether(
            files, AudioSelection.ALL, recognizer.unknownVoice(), file -> {});

    List<HeardRecording> heard =
        files.stream()
            .map(file -> recognizer.hearForLater(new AudioDecoder().open(file), file.toString()))
            .toList();
    List<VoicePrediction> answers = recognizer.answerTogether(heard, recognizer.unknownVoice());

    assertEquals(
        expected.results().stream().map(result -> result.prediction().orElseThrow()).toList(),
        answers.stream().map(VoicePrediction::prediction).toList());
    assertEquals(expected.profile(), answers.get(1).profile());
  }

  @Test
  void saysHowMuchFeaturesEncoderAndProfileCounted() {
    VoiceProfile known =
        recognizer
            .recognizeTogether(
                List.of(
                    new AudioDecoder().decode(SYNTHESISED), new AudioDecoder().decode(SYNTHESISED)),
                recognizer.unknownVoice())
            .get(1)
            .profile();
    Prediction with = recognizer.recognize(NEUTRAL, known).prediction();
    Prediction without = recognizer.recognize(NEUTRAL);
    Emotion emotion = with.emotion();

    Explanation explanation = recognizer.explain(NEUTRAL, known);

    assertEquals(with, explanation.prediction());
    List<String> parts = List.copyOf(explanation.parts().keySet());
    assertEquals(
        List.of(Explanation.FEATURES, Explanation.ENCODER, Explanation.VOICE_PROFILE),
        parts.subList(FeatureGroup.values().length, parts.size()));
    assertEquals(
        with.probability(emotion) - without.probability(emotion),
        explanation.parts().get(Explanation.VOICE_PROFILE),
        1e-9);
    assertNotEquals(0, explanation.parts().get(Explanation.VOICE_PROFILE));
    assertNotEquals(0, explanation.parts().get(Explanation.FEATURES));
    assertNotEquals(
        recognizer.explain(NEUTRAL).stretches(), explanation.stretches(), "with the profile");
    assertEquals(
        recognizer.explain(NEUTRAL).draw().getHeight() + 32, explanation.draw().getHeight());
  }

  @Test
  void hearsLiveAudioWithTheVoiceInMind() {
    VoiceProfile known = recognizer.recognize(SYNTHESISED, recognizer.unknownVoice()).profile();
    AudioClip clip = new AudioDecoder().decode(SYNTHESISED);

    List<Segment> segments = new ArrayList<>();
    try (EmotionStream live = recognizer.openStream(clip.sampleRate(), known, segments::add)) {
      live.write(clip.samples());
    }

    assertEquals(
        List.of(recognizer.recognize(clip, known).prediction()),
        segments.stream().map(Segment::prediction).toList());
  }

  @Test
  void explanationByAnUnknownVoiceRestsOnNoProfile() {
    Explanation explanation = recognizer.explain(NEUTRAL, recognizer.unknownVoice());

    assertEquals(0, explanation.parts().get(Explanation.VOICE_PROFILE), 1e-12);
  }

  @Test
  void refusesProfilesThatItDidNotMake() {
    String own = recognizer.unknownVoice().model();
    String json = recognizer.unknownVoice().toJson();
    VoiceProfile foreign = VoiceProfile.parse(json.replace(own, "another"));
    VoiceProfile cut = VoiceProfile.parse(json.replaceFirst("\\[0.0,", "["));

    String reason = "the voice profile was made by another model, another, this one is " + own;
    refuse(reason, () -> recognizer.requireOwn(foreign));
    refuse(reason, () -> recognizer.recognize(SYNTHESISED, foreign));
    refuse(reason, () -> recognizer.explain(SYNTHESISED, foreign));
    refuse(reason, () -> recognizer.timeline(SYNTHESISED, foreign, end -> {}));
    refuse(reason, () -> recognizer.openStream(16_000, foreign, segment -> {}));
    refuse(reason, () -> recognizer.recognizeTogether(List.of(), foreign));
    refuse("the voice profile has 5 emotionCounts, expected 6", () -> recognizer.requireOwn(cut));
  }

  private static void refuse(String reason, Runnable call) {
    assertEquals(reason, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }

  @Test
  void lightModelHasNoUseForProfiles() {
    try (EmotionRecognizer light =
        EmotionRecognizer.of(ModelBundle.light(), RecognizerOptions.defaults())) {
      assertThrows(
          IllegalStateException.class, () -> light.explain(SYNTHESISED, recognizer.unknownVoice()));
      assertTrue(!light.explain(SYNTHESISED).parts().containsKey(Explanation.FEATURES));
    }
  }
}
