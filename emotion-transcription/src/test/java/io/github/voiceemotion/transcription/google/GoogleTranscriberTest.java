package io.github.voiceemotion.transcription.google;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.audio.Resampler;
import io.github.voiceemotion.transcription.ApiKey;
import io.github.voiceemotion.transcription.Transcript;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.transcription.TranscriptionException.Reason;
import io.github.voiceemotion.transcription.Word;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class GoogleTranscriberTest {

  private static final String SECRET = "AIzaSy-this-is-the-secret";
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final AudioClip CLIP = tone(16_000, 1);

  private static final String KIDS =
      """
      {"results": [
        {"alternatives": [
          {"transcript": "kids are", "confidence": 0.9, "words": [
            {"startTime": "0s", "endTime": "0.400s", "word": "kids", "confidence": 0.95},
            {"startTime": "0.400s", "endTime": "0.700s", "word": "are", "confidence": 0}]},
          {"transcript": "kits are"}],
         "resultEndTime": "0.7s", "languageCode": "en-us"},
        {"alternatives": [
          {"transcript": " talking", "words": [
            {"startTime": "1.200s", "endTime": "2s", "word": "talking", "confidence": 0.5}]}]}],
       "totalBilledTime": "15s", "requestId": "1"}
      """;

  private final StandInService service;

  GoogleTranscriberTest() throws IOException {
    service = new StandInService();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private GoogleTranscriber transcriber(URI endpoint, Duration timeLimit) {
    SpeechService client = new SpeechService(endpoint, ApiKey.of(SECRET), Duration.ofMillis(1));
    return new GoogleTranscriber(client, "en-US", timeLimit);
  }

  private Transcript transcribe(AudioClip clip) {
    return transcriber(service.endpoint(), LONG).transcribe(clip);
  }

  private static AudioClip tone(int sampleRate, int seconds) {
    float[] samples = new float[seconds * sampleRate];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 0.5f * (float) Math.sin(2 * Math.PI * 440 * i / sampleRate);
    }
    return new AudioClip(samples, sampleRate);
  }

  @Test
  void readsTextAndWordsWithTheirTimes() {
    Transcript transcript = assertTranscribed(service.answers(200, KIDS));

    assertEquals("kids are talking", transcript.text());
    assertEquals(
        List.of(
            new Word("kids", 0, 0.4, OptionalDouble.of(0.95)),
            new Word("are", 0.4, 0.7, OptionalDouble.empty()),
            new Word("talking", 1.2, 2, OptionalDouble.of(0.5))),
        transcript.words());
    assertEquals("google", transcript.engine());
    assertEquals("en-US", transcript.language());
    assertFalse(transcript.draft());
    assertTrue(transcript.took().compareTo(Duration.ZERO) > 0);
  }

  private Transcript assertTranscribed(StandInService told) {
    Transcript transcript = transcribe(CLIP);
    assertEquals(1, told.received.size());
    return transcript;
  }

  @Test
  void sendsTheSamplesAndTheKeyInAHeader() throws IOException {
    service.answers(200, "{}");
    AudioClip clip = tone(44_100, 2);
    transcribe(clip);

    StandInService.Received request = service.received.get(0);
    assertEquals("POST", request.method());
    assertEquals("/v1/speech:recognize", request.uri().toString());
    assertEquals(List.of(SECRET), request.headers().get("X-Goog-Api-Key"));
    assertFalse(request.body().toString().contains(SECRET));
    JsonNode config = request.body().path("config");
    assertEquals("LINEAR16", config.path("encoding").asText());
    assertEquals(16_000, config.path("sampleRateHertz").asInt());
    assertEquals("en-US", config.path("languageCode").asText());
    assertTrue(config.path("enableWordTimeOffsets").asBoolean());
    assertTrue(config.path("enableWordConfidence").asBoolean());
    AudioClip sent = sentAudio(request);
    assertEquals(16_000, sent.sampleRate());
    assertArrayEquals(Resampler.resample(clip, 16_000).samples(), sent.samples(), 0.51f / 32_768);
  }

  private static AudioClip sentAudio(StandInService.Received request) throws IOException {
    byte[] content = request.body().at("/audio/content").binaryValue();
    return new AudioDecoder().decode(new ByteArrayInputStream(content), "request");
  }

  @Test
  void sendsLongAudioInPiecesAndJoinsTheirWords() throws IOException {
    AudioClip clip = tone(16_000, 70);
    for (int i = 50 * 16_000; i < 51 * 16_000; i++) {
      clip.samples()[i] = 0;
    }
    service.answers(200, KIDS).answers(200, KIDS);

    Transcript transcript = transcribe(clip);

    AudioClip first = sentAudio(service.received.get(0));
    AudioClip second = sentAudio(service.received.get(1));
    assertEquals(clip.length(), first.length() + second.length());
    assertEquals(50.5, first.seconds(), 0.5);
    assertEquals("kids are talking kids are talking", transcript.text());
    assertEquals(6, transcript.words().size());
    assertEquals(first.seconds() + 1.2, transcript.words().get(5).start(), 1e-9);
  }

  @Test
  void sendsNothingForAnEmptyClip() {
    Transcript transcript = transcribe(new AudioClip(new float[0], 16_000));

    assertEquals("", transcript.text());
    assertEquals(0, service.received.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"totalBilledTime\": \"15s\"}",
        "{\"results\": []}",
        "{\"results\": [{\"alternatives\": []}]}",
        "{\"results\": [{\"alternatives\": [{\"confidence\": 0.1}]}]}"
      })
  void writesNothingWhereNobodySpeaks(String answer) {
    Transcript transcript = assertTranscribed(service.answers(200, answer));

    assertEquals("", transcript.text());
    assertEquals(List.of(), transcript.words());
  }

  @ParameterizedTest
  @CsvSource({"401, The caller is not authenticated.", "403, Cloud Speech-to-Text is not enabled."})
  void saysThatTheKeyIsRefused(int status, String message) {
    service.answers(status, "{\"error\": {\"message\": \"" + message + "\"}}");

    assertFailure(
        Reason.REFUSED, "google: the key is refused: HTTP " + status + " " + message, CLIP);
    assertEquals(1, service.received.size());
  }

  @Test
  void tellsAnInvalidKeyFromAnInvalidRequest() {
    service
        .answers(
            400,
            "{\"error\": {\"message\": \"API key not valid.\", \"status\": \"INVALID_ARGUMENT\","
                + " \"details\": [{\"reason\": \"API_KEY_INVALID\"}]}}")
        .answers(400, "{\"error\": {\"message\": \"Invalid recognition 'config': bad language\"}}");

    assertFailure(Reason.REFUSED, "google: the key is refused: HTTP 400 API key not valid.", CLIP);
    assertFailure(
        Reason.FAILED,
        "google: the service failed: HTTP 400 Invalid recognition 'config': bad language",
        CLIP);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void callsOnceMoreWhereTheServiceIsInTrouble(int status) {
    service.answers(status, "").answers(200, KIDS);

    assertEquals("kids are talking", transcribe(CLIP).text());
    assertEquals(2, service.received.size());
  }

  @ParameterizedTest
  @CsvSource({
    "429, BUSY, the service is asked too much: HTTP 429",
    "500, FAILED, the service failed: HTTP 500",
    "503, FAILED, the service failed: HTTP 503"
  })
  void givesUpWhereTheServiceStaysInTrouble(int status, Reason reason, String message) {
    service.answers(status, "<html>").answers(status, "");

    assertFailure(reason, "google: " + message, CLIP);
    assertEquals(2, service.received.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404, 501})
  void doesNotCallAgainWhereThatIsOfNoUse(int status) {
    service.answers(status, "");

    assertFailure(Reason.FAILED, "google: the service failed: HTTP " + status, CLIP);
    assertEquals(1, service.received.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "\u0000\u0001garbage; is no JSON object",
        "<html>Sign in to the Wi-Fi</html>; is no JSON object",
        "{\"results\": [{\"alternatives\":; is no JSON object",
        "''; is no JSON object",
        "[1, 2]; is no JSON object",
        "{\"results\": 7}; holds results that are no list",
        "{\"results\": [{\"alternatives\": [{\"words\": [{\"startTime\": \"soon\"}]}]}]};"
            + " holds a word without proper times or confidence",
        "{\"results\": [{\"alternatives\": [{\"words\": [{\"confidence\": 2}]}]}]};"
            + " holds a word without proper times or confidence"
      })
  void refusesAnswersThatMakeNoSense(String answer, String problem) {
    service.answers(200, answer);

    assertFailure(Reason.FAILED, "google: the service's answer " + problem, CLIP);
  }

  @Test
  void callsOnceMoreWhereTheConnectionBreaks() {
    service.hangsUpHalfWay().answers(200, KIDS);

    assertEquals("kids are talking", transcribe(CLIP).text());
  }

  @Test
  void givesUpWhereTheConnectionBreaksAgain() {
    service.hangsUpHalfWay().hangsUpHalfWay();

    assertFailure(Reason.FAILED, "google: the connection broke: ", CLIP);
    assertEquals(2, service.received.size());
  }

  @Test
  void saysWhereThereIsNoNetwork() throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    var failure =
        assertThrows(
            TranscriptionException.class, () -> transcriber(nobody, LONG).transcribe(CLIP));

    assertEquals(Reason.OFFLINE, failure.reason());
    assertEquals(
        "google: no network, or 127.0.0.1 cannot be reached from it", failure.getMessage());
  }

  @Test
  void saysWhereTheHostIsUnknown() {
    URI unknown = URI.create("http://speech.invalid/v1/speech:recognize");
    var failure =
        assertThrows(
            TranscriptionException.class, () -> transcriber(unknown, LONG).transcribe(CLIP));

    assertEquals(Reason.OFFLINE, failure.reason());
  }

  @Test
  void endsACallThatHangsAtTheTimeLimit() {
    service.hangs();
    var failure =
        assertThrows(
            TranscriptionException.class,
            () -> transcriber(service.endpoint(), Duration.ofMillis(300)).transcribe(CLIP));

    assertEquals(Reason.TIMED_OUT, failure.reason());
    assertEquals("google: no answer within the time limit", failure.getMessage());
  }

  @Test
  void endsAnAnswerThatHangsHalfWayAtTheTimeLimit() {
    service.hangsAfterTheHead();
    var failure =
        assertThrows(
            TranscriptionException.class,
            () -> transcriber(service.endpoint(), Duration.ofMillis(300)).transcribe(CLIP));

    assertEquals(Reason.TIMED_OUT, failure.reason());
  }

  @Test
  void endsAtOnceWhereItsThreadIsInterrupted() throws InterruptedException {
    service.hangs();
    CompletableFuture<Transcript> result = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                result.complete(transcribe(CLIP));
              } catch (TranscriptionException failure) {
                result.completeExceptionally(failure);
              }
            });
    caller.start();
    service.hanging.await();

    caller.interrupt();

    var failed = assertThrows(CompletionException.class, result::join);
    assertEquals(Reason.CANCELLED, ((TranscriptionException) failed.getCause()).reason());
    caller.join();
  }

  @Test
  void refusesToWorkOnceClosed() {
    GoogleTranscriber transcriber = transcriber(service.endpoint(), LONG);
    transcriber.close();
    transcriber.close();

    assertThrows(IllegalStateException.class, () -> transcriber.transcribe(CLIP));
  }

  @Test
  void keepsTheKeyToItself() {
    String echo = "{\"error\": {\"message\": \"no such key: " + SECRET + "\"}}";
    service
        .answers(403, echo)
        .answers(400, echo)
        .answers(500, echo)
        .answers(500, echo)
        .answers(200, SECRET)
        .answers(200, "{" + SECRET)
        .answers(200, echoInWord())
        .hangsUpHalfWay()
        .hangsUpHalfWay();
    StringBuilder seen = new StringBuilder();
    try (Overheard overheard = new Overheard()) {
      GoogleTranscriber transcriber = transcriber(service.endpoint(), LONG);
      seen.append(transcriber);
      for (int i = 0; i < 7; i++) {
        var failure =
            assertThrows(TranscriptionException.class, () -> transcriber.transcribe(CLIP));
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        seen.append(trace);
      }
      seen.append(overheard.text());
    }

    assertTrue(seen.indexOf("no such key: [key]") > 0, seen.toString());
    assertFalse(seen.toString().contains(SECRET), seen.toString());
  }

  private static String echoInWord() {
    return "{\"results\": [{\"alternatives\": [{\"words\": [{\"startTime\": \""
        + SECRET
        + "\"}]}]}]}";
  }

  private void assertFailure(Reason reason, String message, AudioClip clip) {
    var failure = assertThrows(TranscriptionException.class, () -> transcribe(clip));
    assertEquals(reason, failure.reason(), failure.getMessage());
    assertTrue(failure.getMessage().startsWith(message), failure.getMessage());
  }

  /** What is logged and printed meanwhile. */
  private static final class Overheard extends Handler implements AutoCloseable {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StringBuffer logged = new StringBuffer();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final Logger root = Logger.getLogger("");
    private final Level level = root.getLevel();

    Overheard() {
      PrintStream both = new PrintStream(printed, true, StandardCharsets.UTF_8);
      System.setOut(both);
      System.setErr(both);
      setLevel(Level.ALL);
      root.setLevel(Level.ALL);
      root.addHandler(this);
    }

    String text() {
      return logged + printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void publish(LogRecord entry) {
      logged.append(entry.getMessage()).append(entry.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      root.removeHandler(this);
      root.setLevel(level);
      System.setOut(out);
      System.setErr(err);
    }
  }
}
