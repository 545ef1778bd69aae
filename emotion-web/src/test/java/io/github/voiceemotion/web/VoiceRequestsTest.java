package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.audio.AudioClip;
import io.github.voiceemotion.audio.AudioDecoder;
import io.github.voiceemotion.history.RecordingQuery;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.model.ModelBundle;
import io.github.voiceemotion.model.VoicePrediction;
import io.github.voiceemotion.model.VoiceProfile;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audio that comes with what is known of the voice. */
class VoiceRequestsTest {

  private static final Path SPEECH = Path.of("../data/samples/synthesised.wav");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static EmotionRecognizer recognizer;

  @TempDir private Path data;

  private RecordingStore store;
  private WebServer server;

  @BeforeAll
  static void load() {
    recognizer = EmotionRecognizer.of(ModelBundle.accurate(), RecognizerOptions.defaults());
  }

  @AfterAll
  static void unload() {
    recognizer.close();
  }

  @BeforeEach
  void open() {
    store = RecordingStore.open(data);
    serve(recognizer);
  }

  private void serve(EmotionRecognizer answering) {
    server =
        WebServer.start(
            new WebOptions(
                "127.0.0.1",
                0,
                Set.of(),
                false,
                List.of(),
                UploadLimits.DEFAULT,
                4,
                Optional.empty(),
                OptionalLong.empty(),
                data.resolve("uploads")),
            answering,
            answering,
            Optional.of(store),
            Optional.empty());
  }

  @AfterEach
  void close() {
    server.close();
    store.close();
  }

  @Test
  void profileGrowsFromRecordingToRecording() throws Exception {
    JsonNode first = JSON.readTree(post("/predictions", "").body());
    HttpResponse<String> answer = post("/predictions", first.get("voice").toString());
    JsonNode second = JSON.readTree(answer.body());

    assertEquals(201, answer.statusCode(), answer.body());
    VoicePrediction once = recognizer.recognize(SPEECH, recognizer.unknownVoice());
    VoicePrediction twice = recognizer.recognize(SPEECH, once.profile());
    assertEquals(once.profile(), VoiceProfile.parse(first.get("voice").toString()));
    assertEquals(twice.profile().toJson(), second.get("voice").toString());
    assertEquals(twice.prediction().confidence(), second.get("confidence").doubleValue(), 1e-9);
    assertEquals(2, second.get("voice").get("clips").intValue());
  }

  @Test
  void knowsTheVoiceOfOneChannelAtATime() throws Exception {
    assertEquals(400, post("/predictions?channel=each", "").statusCode());
    assertEquals(201, post("/predictions?channel=left", "").statusCode());
  }

  @Test
  void strangersGetNoProfile() throws Exception {
    JsonNode answer = JSON.readTree(post("/predictions", null).body());

    assertTrue(answer.get("voice").isNull(), answer.toString());
    assertEquals(
        recognizer.recognize(SPEECH).confidence(), answer.get("confidence").doubleValue(), 1e-9);
    assertTrue(get("/model").get("knowsVoices").booleanValue());
  }

  @Test
  void refusesProfilesThatItDidNotMake() throws Exception {
    String own = recognizer.unknownVoice().model();
    String json = recognizer.unknownVoice().toJson();

    for (String path : List.of("/predictions", "/timelines")) {
      refuse(
          path,
          json.replace(own, "another"),
          "the voice profile was made by another model, another, this one is " + own);
      refuse(path, "{\"clips\":", "the voice profile cannot be read: it is not the JSON of one");
      refuse(
          path,
          json.replace("\"clips\":0", "\"clips\":-1"),
          "the voice profile cannot be read: clips is -1, expected 0 to 1000000");
      refuse(
          path, json.replaceFirst("0.0,", ""), "the voice profile has 5 emotionCounts, expected 6");
      refuse(path, " ".repeat(20_000), "the voice profile has 20000 bytes, expected at most 16384");
    }
    assertEquals(0, store.count(RecordingQuery.newest(RecordingStore.LOCAL_OWNER)));
    try (Stream<Path> uploads = Files.list(data.resolve("uploads"))) {
      assertEquals(0, uploads.count());
    }
  }

  private void refuse(String path, String voice, String reason) throws Exception {
    HttpResponse<String> answer = post(path, voice);
    assertEquals(422, answer.statusCode(), answer.body());
    assertTrue(
        answer
            .headers()
            .firstValue("Content-Type")
            .orElseThrow()
            .startsWith("application/problem+json"));
    assertEquals(reason, JSON.readTree(answer.body()).get("detail").textValue());
  }

  @Test
  void followsOneVoiceThroughARecording() throws Exception {
    HttpResponse<String> answer = post("/timelines", "");

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals(
        List.of("event: progress", "event: segment", "event: voice", "event: done"),
        answer.body().lines().filter(line -> line.startsWith("event: ")).toList());
    VoiceProfile grown = recognizer.recognize(SPEECH, recognizer.unknownVoice()).profile();
    assertTrue(answer.body().contains("event: voice\ndata: " + grown.toJson() + "\n"));
  }

  @Test
  void hearsLiveAudioWithTheVoiceInMind() throws Exception {
    VoiceProfile known = recognizer.recognize(SPEECH, recognizer.unknownVoice()).profile();
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    WebSocket socket = connect(heard);
    socket.sendText(known.toJson(), true).join();
    ByteBuffer pcm = pcm();
    for (int from = 0; from < pcm.limit(); from += 4_000) {
      socket.sendBinary(pcm.slice(from, Math.min(4_000, pcm.limit() - from)), true).join();
    }

    float[] sent = new float[pcm.limit() / 2];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = Short.reverseBytes(pcm.getShort(2 * i)) / 32_768f;
    }
    AudioClip clip = new AudioClip(sent, AudioClip.SAMPLE_RATE);
    JsonNode segment = JSON.readTree(heard.poll(20, TimeUnit.SECONDS));
    assertEquals(
        recognizer.recognize(clip, known).prediction().confidence(),
        segment.get("confidence").doubleValue(),
        1e-9);
    socket.sendText(known.toJson(), true).join();
    assertEquals(
        "{\"error\":\"a voice profile has to come before the audio\"}",
        heard.poll(20, TimeUnit.SECONDS));
  }

  @Test
  void refusesAForeignProfileBeforeLiveAudio() throws Exception {
    String json = recognizer.unknownVoice().toJson();
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    connect(heard).sendText(json.replaceFirst("\"model\":\"....", "\"model\":\"gone"), true).join();

    JsonNode refusal = JSON.readTree(heard.poll(20, TimeUnit.SECONDS));
    assertEquals("voice", refusal.get("refused").textValue());
    assertTrue(
        refusal
            .get("error")
            .textValue()
            .startsWith("the voice profile was made by another model, gone"),
        refusal.toString());
  }

  private WebSocket connect(BlockingQueue<String> heard) {
    return CLIENT
        .newWebSocketBuilder()
        .buildAsync(
            URI.create("ws://localhost:" + server.port() + "/api/v1/stream?sampleRate=16000"),
            new WebSocket.Listener() {
              private final StringBuilder text = new StringBuilder();

              @Override
              public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
                text.append(part);
                if (last) {
                  heard.add(text.toString());
                  text.setLength(0);
                }
                socket.request(1);
                return null;
              }
            })
        .join();
  }

  private static ByteBuffer pcm() {
    float[] samples = new AudioDecoder().decode(SPEECH).samples();
    ByteBuffer pcm = ByteBuffer.allocate(2 * samples.length);
    for (float sample : samples) {
      pcm.putShort(Short.reverseBytes((short) (sample * 32_767)));
    }
    return pcm.flip();
  }

  @Test
  void lightModelSaysThatItHasNoUseForProfiles() throws Exception {
    server.close();
    try (EmotionRecognizer light =
        EmotionRecognizer.of(ModelBundle.light(), RecognizerOptions.defaults())) {
      serve(light);
      String sentence =
          "the model that answers here, " + light.modelName() + ", makes no use of voice profiles";

      assertTrue(!get("/model").get("knowsVoices").booleanValue());
      assertEquals(201, post("/predictions", null).statusCode());
      refuse("/predictions", "", sentence);
      VoiceProfile foreign = recognizer.unknownVoice();
      refuse(
          "/predictions",
          foreign.toJson(),
          sentence + ", this one is of the model " + foreign.model());
    }
  }

  private HttpResponse<String> post(String path, String voice) throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (voice != null) {
      write(body, "--x\r\nContent-Disposition: form-data; name=\"voice\"\r\n\r\n" + voice + "\r\n");
    }
    write(
        body,
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n"
            + "Content-Type: audio/wav\r\n\r\n");
    body.writeBytes(Files.readAllBytes(SPEECH));
    write(body, "\r\n--x--\r\n");
    return CLIENT.send(
        to(path)
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build(),
        BodyHandlers.ofString());
  }

  private static void write(ByteArrayOutputStream body, String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode get(String path) throws Exception {
    return JSON.readTree(CLIENT.send(to(path).build(), BodyHandlers.ofString()).body());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + server.port() + "/api/v1" + path));
  }
}
