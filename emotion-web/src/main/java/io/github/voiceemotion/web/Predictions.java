package io.github.voiceemotion.web;

import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.history.NewRecording;
import io.github.voiceemotion.history.Recording;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.VoicePrediction;
import io.github.voiceemotion.model.VoiceProfile;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code POST /predictions}: from audio to its emotion, kept if recordings are kept. */
final class Predictions {

  private final EmotionRecognizer recognizer;
  private final Optional<RecordingStore> store;
  private final WorkQueue work;
  private final UploadLimits limits;
  private final UploadFolder folder;
  private final AudioDecoder decoder;
  private final Transcriptions transcriptions;
  private final Metrics metrics;

  /**
   * What was heard.
   *
   * @param channels the answer of each channel by itself, if that was asked for
   * @param words on their way, if there will be any
   * @param voice what is known of the voice now, if the client wants to know it
   */
  private record Heard(
      NewRecording recording,
      List<Prediction> channels,
      Optional<Transcriptions.Started> words,
      Optional<VoiceProfile> voice) {}

  Predictions(
      EmotionRecognizer recognizer,
      Optional<RecordingStore> store,
      WorkQueue work,
      UploadLimits limits,
      UploadFolder folder,
      Transcriptions transcriptions,
      Metrics metrics) {
    this.recognizer = recognizer;
    this.store = store;
    this.work = work;
    this.limits = limits;
    this.folder = folder;
    this.decoder = new AudioDecoder(limits.ofPrediction());
    this.transcriptions = transcriptions;
    this.metrics = metrics;
  }

  void post(Context context) {
    work.requireRoom();
    Upload upload = Upload.receive(context, limits, folder);
    String owner = Access.owner(context);
    CompletableFuture<Map<String, Object>> answer;
    try {
      Optional<VoiceProfile> voice = upload.voice(recognizer);
      answer = work.submit(() -> predict(upload, voice, owner), heard -> keep(heard, upload));
    } catch (RuntimeException e) {
      close(upload);
      throw e;
    }
    context.future(
        () ->
            answer
                .whenComplete((recording, failure) -> close(upload))
                .thenAccept(recording -> tell(context, recording)));
  }

  private static void tell(Context context, Map<String, Object> recording) {
    context.json(recording);
    if (recording.get("id") != null) {
      context
          .status(HttpStatus.CREATED)
          .header("Location", WebServer.API + "/recordings/" + recording.get("id"));
    }
  }

  private Heard predict(Upload upload, Optional<VoiceProfile> voice, String owner) {
    AudioClip clip = upload.decode(decoder);
    Optional<VoicePrediction> answer = voice.map(known -> recognizer.recognize(clip, known));
    Prediction prediction =
        answer.map(VoicePrediction::prediction).orElseGet(() -> recognizer.recognize(clip));
    metrics.predicted(prediction);
    List<Prediction> channels =
        upload.part().eachChannel()
            ? upload.decodeChannels(decoder).stream().map(recognizer::recognize).toList()
            : List.of();
    return new Heard(
        new NewRecording(owner, upload.name(), clip.seconds(), prediction, recognizer.modelName()),
        channels,
        transcriptions.start(clip, owner),
        answer.map(VoicePrediction::profile));
  }

  private Map<String, Object> keep(Heard heard, Upload upload) {
    Map<String, Object> fields =
        store.isEmpty()
            ? RecordingJson.fields(heard.recording(), Instant.now())
            : RecordingJson.fields(keep(store.get(), heard, upload));
    if (!heard.channels().isEmpty()) {
      fields.put("channels", heard.channels().stream().map(EmotionJson::fields).toList());
    }
    fields.put("transcription", heard.words().map(Transcriptions.Started::id).orElse(null));
    fields.put("voice", heard.voice().orElse(null));
    return fields;
  }

  private Recording keep(RecordingStore store, Heard heard, Upload upload) {
    try (InputStream in = Files.newInputStream(upload.file())) {
      Recording recording = store.add(heard.recording(), in, upload.extension());
      heard.words().ifPresent(words -> transcriptions.keep(words, recording));
      return recording;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(Upload upload) {
    try {
      upload.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
