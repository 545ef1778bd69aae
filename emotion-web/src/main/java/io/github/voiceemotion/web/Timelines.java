package io.github.voiceemotion.web;

import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.Segment;
import io.github.voiceemotion.api.VoiceTimeline;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.model.VoiceProfile;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/**
 * {@code POST /timelines}: follows the emotion through long audio and tells of it as it goes, by
 * server-sent events in the answer to the upload. A client that hangs up ends the work.
 */
final class Timelines {

  /** Each takes all cores; a second one may share them. */
  private static final int AT_ONCE = 2;

  private final EmotionRecognizer recognizer;
  private final UploadLimits limits;
  private final UploadFolder folder;
  private final Pace pace;
  private final AudioDecoder decoder;
  private final Transcriptions transcriptions;
  private final Semaphore places = new Semaphore(AT_ONCE);

  Timelines(
      EmotionRecognizer recognizer,
      UploadLimits limits,
      UploadFolder folder,
      Pace pace,
      Transcriptions transcriptions) {
    this.pace = pace;
    this.transcriptions = transcriptions;
    this.recognizer = recognizer;
    this.limits = limits;
    this.folder = folder;
    this.decoder = new AudioDecoder(limits.ofTimeline());
  }

  /**
   * Refuses a request before its body is read, when there is no room for it anyway.
   *
   * @throws Problem if there is none
   */
  void requireRoom() {
    if (places.availablePermits() == 0) {
      throw busy();
    }
  }

  private static Problem busy() {
    return new Problem(
        HttpStatus.TOO_MANY_REQUESTS, "other timelines are under way; try again in a while");
  }

  void post(Context context) throws IOException {
    if (!places.tryAcquire()) {
      throw busy();
    }
    try (Upload upload = Upload.receive(context, limits, folder)) {
      follow(upload, context);
    } finally {
      places.release();
    }
  }

  private void follow(Upload upload, Context context) throws IOException {
    if (upload.part().eachChannel()) {
      throw new Problem(
          HttpStatus.BAD_REQUEST,
          "channel is each, expected left, right or a number: a timeline follows one");
    }
    Optional<VoiceProfile> voice = upload.voice(recognizer);
    // What cannot be decoded is refused with a status, before any event; none of it is kept, since
    // hours of it would fill the memory.
    double total = upload.seconds(decoder);
    context.contentType("text/event-stream").header("Cache-Control", "no-store");
    EventStream events = new EventStream(context.res().getOutputStream(), pace);
    try {
      startOnWords(upload, total, Access.owner(context), events);
      if (voice.isPresent()) {
        followVoice(upload, voice.get(), total, events);
      } else {
        follow(upload, total, events);
      }
    } catch (IllegalStateException e) {
      events.send(
          "failed",
          new Problem(HttpStatus.SERVICE_UNAVAILABLE, "the service is being stopped").fields());
    } catch (UncheckedIOException e) {
      // The client has left.
      throw e.getCause();
    }
  }

  /**
   * The words come when they come, under an id of their own: the timeline does not wait for them.
   */
  private void startOnWords(Upload upload, double total, String owner, EventStream events)
      throws IOException {
    if (transcriptions.takes(total)) {
      Optional<Transcriptions.Started> words = transcriptions.start(upload.decode(decoder), owner);
      if (words.isPresent()) {
        events.send("transcription", Map.of("id", words.get().id()));
      }
    }
  }

  private void follow(Upload upload, double total, EventStream events) throws IOException {
    int count = 0;
    try (Stream<Segment> segments = recognizer.timeline(upload.open(decoder))) {
      for (Iterator<Segment> each = segments.iterator(); each.hasNext(); count++) {
        Segment segment = each.next();
        events.send("segment", EmotionJson.fields(segment));
        sendProgress(segment.end(), total, events);
      }
    }
    events.send("done", Map.of("segments", count));
  }

  /** All segments come at the end, as each is answered with all others in mind. */
  private void followVoice(Upload upload, VoiceProfile voice, double total, EventStream events)
      throws IOException {
    VoiceTimeline timeline =
        recognizer.timeline(
            upload.open(decoder),
            voice,
            heard -> {
              try {
                sendProgress(heard, total, events);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    for (Segment segment : timeline.segments()) {
      events.send("segment", EmotionJson.fields(segment));
    }
    events.send("voice", timeline.profile());
    events.send("done", Map.of("segments", timeline.segments().size()));
  }

  private static void sendProgress(Duration heard, double total, EventStream events)
      throws IOException {
    Map<String, Object> progress = new LinkedHashMap<>();
    progress.put("seconds", heard.toMillis() / 1_000.0);
    progress.put("total", total);
    events.send("progress", progress);
  }
}
