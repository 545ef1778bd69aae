package io.github.voiceemotion.web;

import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.Explanation;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.model.VoiceProfile;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import org.eclipse.jetty.http.QuotedQualityCSV;

/**
 * {@code POST /explanations}: what the answer to audio rests on, as JSON or as a picture. Nothing
 * of it is kept.
 */
final class Explanations {

  /** Each costs as much as some twenty predictions, which are to have their turn between them. */
  private static final int AT_ONCE = 2;

  private static final String PNG = "image/png";

  private final EmotionRecognizer recognizer;
  private final WorkQueue work;
  private final UploadLimits limits;
  private final UploadFolder folder;
  private final AudioDecoder decoder;
  private final Semaphore places = new Semaphore(AT_ONCE);

  Explanations(
      EmotionRecognizer recognizer, WorkQueue work, UploadLimits limits, UploadFolder folder) {
    this.recognizer = recognizer;
    this.work = work;
    this.limits = limits;
    this.folder = folder;
    this.decoder = new AudioDecoder(limits.ofPrediction());
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
        HttpStatus.TOO_MANY_REQUESTS, "other explanations are under way; try again in a while");
  }

  void post(Context context) {
    if (!places.tryAcquire()) {
      throw busy();
    }
    CompletableFuture<Object> answer;
    try {
      answer = submit(Upload.receive(context, limits, folder), prefersPicture(context));
    } catch (RuntimeException e) {
      places.release();
      throw e;
    }
    answer.whenComplete((explained, failure) -> places.release());
    context.future(() -> answer.thenAccept(explained -> tell(context, explained)));
  }

  private CompletableFuture<Object> submit(Upload upload, boolean picture) {
    try {
      if (upload.part().eachChannel()) {
        throw new Problem(
            HttpStatus.BAD_REQUEST,
            "channel is each, expected left, right or a number: one answer is explained");
      }
      Optional<VoiceProfile> voice = upload.voice(recognizer);
      return work.<Explanation, Object>submit(
              () -> explain(upload, voice),
              explained -> picture ? png(explained) : EmotionJson.fields(explained))
          .whenComplete((explained, failure) -> close(upload));
    } catch (RuntimeException e) {
      close(upload);
      throw e;
    }
  }

  private Explanation explain(Upload upload, Optional<VoiceProfile> voice) {
    AudioClip clip = upload.decode(decoder);
    return voice
        .map(known -> recognizer.explain(clip, known))
        .orElseGet(() -> recognizer.explain(clip));
  }

  private static void tell(Context context, Object explained) {
    context.header("Vary", "Accept");
    if (explained instanceof byte[] picture) {
      context.contentType(PNG).result(picture);
    } else {
      context.json(explained);
    }
  }

  /** JSON unless a picture is what a client likes best. */
  private static boolean prefersPicture(Context context) {
    String accept = context.header("Accept");
    QuotedQualityCSV wanted = new QuotedQualityCSV();
    wanted.addValue(accept == null ? "*/*" : accept);
    return !wanted.getValues().isEmpty() && wanted.getValues().get(0).startsWith(PNG);
  }

  private static byte[] png(Explanation explanation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(explanation.draw(), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void close(Upload upload) {
    try {
      upload.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
