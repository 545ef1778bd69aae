package io.github.voiceemotion.transcription.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.WavWriter;
import io.github.voiceemotion.transcription.ApiKey;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Calls {@code speech:recognize}, and once more where a failure may have been a passing one.
 * Thread-safe.
 *
 * <p>Source: Google Cloud, "Method: speech.recognize", Speech-to-Text v1 REST reference.
 */
final class SpeechService {

  static final URI ENDPOINT = URI.create("https://speech.googleapis.com/v1/speech:recognize");

  /** From a failure to the second call. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private static final Set<Class<? extends Exception>> UNREACHABLE =
      Set.of(
          UnknownHostException.class,
          UnresolvedAddressException.class,
          NoRouteToHostException.class,
          ConnectException.class,
          HttpConnectTimeoutException.class);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LONGEST_CONNECT).build();
  private final URI endpoint;
  private final ApiKey key;
  private final Duration pause;

  SpeechService(URI endpoint, ApiKey key, Duration pause) {
    this.endpoint = endpoint;
    this.key = key;
    this.pause = pause;
  }

  /**
   * What became of a call.
   *
   * @param answer null if it failed
   * @param failure null if it did not
   * @param passing whether the failure may be gone in a while
   */
  private record Outcome(JsonNode answer, TranscriptionException failure, boolean passing) {}

  /**
   * Returns the service's answer, an object.
   *
   * @param clip mono audio of at most a minute
   * @param deadline when to give up, on the clock of {@link System#nanoTime()}
   */
  JsonNode recognize(AudioClip clip, String language, long deadline) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Goog-Api-Key", key.value())
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body(clip, language)))
            .build();
    Outcome outcome = call(request, deadline);
    if (outcome.passing()) {
      Thread.sleep(pause.toMillis());
      outcome = call(request, deadline);
    }
    if (outcome.failure() != null) {
      throw outcome.failure();
    }
    return outcome.answer();
  }

  private static String body(AudioClip clip, String language) {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    try {
      WavWriter.write(clip, wav);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    ObjectNode body = JSON.createObjectNode();
    body.putObject("config")
        .put("encoding", "LINEAR16")
        .put("sampleRateHertz", clip.sampleRate())
        .put("languageCode", language)
        .put("enableWordTimeOffsets", true)
        .put("enableWordConfidence", true);
    body.putObject("audio").put("content", wav.toByteArray());
    return body.toString();
  }

  private Outcome call(HttpRequest request, long deadline) throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    try {
      return outcome(response.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException failed) {
      return networkFault(failed.getCause());
    } catch (TimeoutException late) {
      return failure(Reason.TIMED_OUT, "no answer within the time limit", false);
    } finally {
      // Closes the connection of a call that is given up; does nothing to one that has ended.
      response.cancel(true);
    }
  }

  private Outcome outcome(HttpResponse<byte[]> response) {
    JsonNode answer = parse(response.body());
    int status = response.statusCode();
    if (status == 200) {
      return answer.isObject()
          ? new Outcome(answer, null, false)
          : failure(Reason.FAILED, "the service's answer is no JSON object", false);
    }
    String problem =
        ("HTTP " + status + " " + withoutKey(answer.at("/error/message").asText())).strip();
    if (status == 401 || status == 403 || status == 400 && isAboutTheKey(answer)) {
      return failure(Reason.REFUSED, "the key is refused: " + problem, false);
    }
    if (status == 429) {
      return failure(Reason.BUSY, "the service is asked too much: " + problem, true);
    }
    return failure(Reason.FAILED, "the service failed: " + problem, status == 500 || status == 503);
  }

  /** Returns a missing node for what is no JSON. */
  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException notJson) {
      // Not kept as a cause: its message quotes the answer, which may quote the key.
      return JSON.missingNode();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** An invalid key gives 400, as does an unknown language. */
  private static boolean isAboutTheKey(JsonNode answer) {
    return answer.at("/error/details").findValuesAsText("reason").stream()
        .anyMatch(reason -> reason.startsWith("API_KEY_"));
  }

  private String withoutKey(String message) {
    return message.replace(key.value(), "[key]");
  }

  private Outcome networkFault(Throwable fault) {
    boolean unreachable =
        Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
            .anyMatch(cause -> UNREACHABLE.stream().anyMatch(type -> type.isInstance(cause)));
    TranscriptionException failure =
        unreachable
            ? new TranscriptionException(
                GoogleEngine.NAME,
                Reason.OFFLINE,
                "no network, or " + endpoint.getHost() + " cannot be reached from it",
                fault)
            : new TranscriptionException(
                GoogleEngine.NAME, Reason.FAILED, "the connection broke: " + fault, fault);
    return new Outcome(null, failure, true);
  }

  private static Outcome failure(Reason reason, String problem, boolean passing) {
    return new Outcome(
        null, new TranscriptionException(GoogleEngine.NAME, reason, problem), passing);
  }
}
