package io.github.voiceemotion.web;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.SampleSentences;
import io.github.voiceemotion.model.Emotion;
import io.github.voiceemotion.model.ModelManifest;
import io.github.voiceemotion.model.Provenance;
import io.github.voiceemotion.transcription.Transcription;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /model} and {@code /samples}: what the service is, and what to say to it. */
final class About {

  private final Map<String, Object> model = new LinkedHashMap<>();
  private final Map<String, Object> samples;

  About(
      EmotionRecognizer recognizer,
      UploadLimits limits,
      boolean history,
      Optional<Transcription> transcription) {
    ModelManifest manifest = recognizer.manifest();
    Provenance provenance = manifest.provenance();
    model.put("name", recognizer.modelName());
    model.put("trained", provenance.created());
    model.put("seed", provenance.seed());
    model.put("emotions", manifest.labels().names());
    model.put("corpora", provenance.corpora().stream().map(About::corpus).toList());
    model.put("scores", provenance.scores().stream().map(About::score).toList());
    model.put(
        "limits",
        Map.of(
            "maxBytes",
            limits.maxBytes(),
            "maxSeconds",
            limits.maxDuration().toSeconds(),
            "maxTimelineSeconds",
            limits.maxTimeline().toSeconds()));
    model.put("history", history);
    model.put("knowsVoices", recognizer.knowsVoices());
    model.put("transcription", transcription.map(About::engine).orElse(null));
    samples =
        Map.of(
            "samples",
            manifest.labels().emotions().stream()
                .filter(emotion -> !SampleSentences.of(emotion).isEmpty())
                .map(About::sentences)
                .toList());
  }

  private static Map<String, Object> engine(Transcription transcription) {
    return Map.of(
        "engine",
        transcription.engine(),
        "leavesTheMachine",
        transcription.leavesTheMachine(),
        "maxSeconds",
        Transcriptions.LONGEST.toSeconds());
  }

  private static Map<String, Object> corpus(Provenance.Source source) {
    return Map.of("corpus", source.corpus(), "utterances", source.utterances());
  }

  private static Map<String, Object> score(Provenance.Score score) {
    return Map.of(
        "protocol",
        score.protocol(),
        "uar",
        score.uar(),
        "accuracy",
        score.accuracy(),
        "calibrationError",
        score.calibrationError());
  }

  private static Map<String, Object> sentences(Emotion emotion) {
    List<String> sentences = SampleSentences.of(emotion);
    return Map.of("emotion", emotion.label(), "sentences", sentences);
  }

  void model(Context context) {
    context.json(model);
  }

  void samples(Context context) {
    context.json(samples);
  }
}
