package io.github.voiceemotion.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.EmotionStream;
import io.javalin.websocket.WsBinaryMessageContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * The WebSocket {@code /stream}: takes live audio, signed 16-bit little-endian mono, and sends what
 * is heard every half second. An idle one holds no thread; one that is written to faster than the
 * cores can hear slows its writer down.
 */
final class LiveStream {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STREAM = "stream";
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final int AT_ONCE = 32;
  private static final int POLICY_VIOLATION = 1008;
  private static final int TRY_AGAIN_LATER = 1013;

  private final EmotionRecognizer recognizer;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * @param recognizer whose hop is half a second
   */
  LiveStream(EmotionRecognizer recognizer) {
    this.recognizer = recognizer;
  }

  void configure(WsConfig socket) {
    socket.onConnect(this::open);
    socket.onBinaryMessage(LiveStream::hear);
    socket.onClose(this::close);
  }

  private void open(WsConnectContext context) {
    context.session.setIdleTimeout(IDLE);
    if (!places.tryAcquire()) {
      refuse(context, TRY_AGAIN_LATER, "too many live streams");
      return;
    }
    try {
      int rate = Integer.parseInt(String.valueOf(context.queryParam("sampleRate")));
      context.attribute(
          STREAM,
          recognizer.openStream(rate, segment -> context.send(text(EmotionJson.fields(segment)))));
    } catch (IllegalArgumentException e) {
      places.release();
      refuse(context, POLICY_VIOLATION, "sampleRate is missing, or not 4000 to 384000");
    }
  }

  private static void refuse(WsContext context, int status, String reason) {
    context.send(text(Map.of("error", reason)));
    context.closeSession(status, reason);
  }

  private static void hear(WsBinaryMessageContext context) {
    EmotionStream stream = context.attribute(STREAM);
    if (stream != null) {
      byte[] pcm = new byte[context.data().remaining()];
      context.data().get(pcm);
      stream.write(pcm, 0, pcm.length);
    }
  }

  /** What was not heard yet when a client leaves is of no use to it. */
  private void close(WsContext context) {
    if (context.attribute(STREAM) != null) {
      context.attribute(STREAM, null);
      places.release();
    }
  }

  private static String text(Map<String, Object> message) {
    try {
      return JSON.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always valid JSON", e);
    }
  }
}
