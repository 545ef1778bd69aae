package io.github.voiceemotion.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.voiceemotion.api.EmotionJson;
import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.EmotionStream;
import io.github.voiceemotion.api.Segment;
import io.javalin.websocket.WsBinaryMessageContext;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;

/**
 * The WebSocket {@code /stream}: takes live audio, signed 16-bit little-endian mono, and sends what
 * is heard every half second. What is known of the voice may come before it, as text. One that
 * sends no audio holds no thread and no place, and is closed after a while; one that is written to
 * faster than the cores can hear slows its writer down.
 */
final class LiveStream {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLIENT = "client";
  private static final int AT_ONCE = 64;

  /** Segments that wait for a client to read them: what half a minute brings. */
  private static final int MOST_UNREAD = 64;

  private static final int GOING_AWAY = 1001;
  private static final int POLICY_VIOLATION = 1008;
  private static final int TRY_AGAIN_LATER = 1013;

  private final EmotionRecognizer recognizer;
  private final Duration idle;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param recognizer whose hop is half a second
   * @param idle how long a client may send no audio
   */
  LiveStream(EmotionRecognizer recognizer, Duration idle) {
    this.recognizer = recognizer;
    this.idle = idle;
  }

  void configure(WsConfig socket) {
    socket.onConnect(this::open);
    socket.onMessage(LiveStream::know);
    socket.onBinaryMessage(LiveStream::hear);
    socket.onClose(LiveStream::close);
  }

  private void open(WsConnectContext context) {
    // Longer than the client is given, for one that does not answer to being let go.
    context.session.setIdleTimeout(idle.multipliedBy(2));
    context.session.setMaxOutgoingFrames(MOST_UNREAD);
    try {
      int rate = Integer.parseInt(String.valueOf(context.queryParam("sampleRate")));
      Client client = new Client(context, rate);
      context.attribute(CLIENT, client);
      client.awaitAudio();
    } catch (IllegalArgumentException e) {
      refuse(context, POLICY_VIOLATION, "sampleRate is missing, or not 4000 to 384000");
    }
  }

  private static void know(WsMessageContext context) {
    Client client = context.attribute(CLIENT);
    if (client != null) {
      client.know(context.message());
    }
  }

  private static void hear(WsBinaryMessageContext context) {
    Client client = context.attribute(CLIENT);
    if (client != null) {
      byte[] pcm = new byte[context.data().remaining()];
      context.data().get(pcm);
      client.hear(pcm);
    }
  }

  private static void close(WsContext context) {
    Client client = context.attribute(CLIENT);
    if (client != null) {
      client.close();
    }
  }

  private static void refuse(WsContext context, int status, String reason) {
    send(context, Map.of("error", reason));
    context.closeSession(status, reason);
  }

  /** A client that does not read what it is told is let go. */
  private static void send(WsContext context, Map<String, Object> message) {
    context.session.sendText(
        text(message), Callback.from(() -> {}, failure -> context.session.disconnect()));
  }

  private static String text(Map<String, Object> message) {
    try {
      return JSON.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and numbers are always valid JSON", e);
    }
  }

  /** Gives an owner another place, of which each may have as many as it leaves to others. */
  private synchronized boolean takePlace(String owner) {
    int taken = places.values().stream().mapToInt(Integer::intValue).sum();
    if (places.getOrDefault(owner, 0) >= AT_ONCE - taken) {
      return false;
    }
    places.merge(owner, 1, Integer::sum);
    return true;
  }

  private synchronized void givePlaceBack(String owner) {
    places.computeIfPresent(owner, (same, count) -> count == 1 ? null : count - 1);
  }

  /** One socket, which takes a place with its first audio. */
  private final class Client {

    private final WsContext context;
    private final String owner;
    private final int sampleRate;
    private EmotionStream stream;
    private volatile long heard = System.nanoTime();
    private volatile boolean closed;
    private boolean placed;

    /**
     * @throws IllegalArgumentException if the rate is none that a stream can have
     */
    private Client(WsContext context, int sampleRate) {
      this.context = context;
      this.owner = Access.owner(context);
      this.sampleRate = sampleRate;
      this.stream = recognizer.openStream(sampleRate, this::tell);
    }

    private void tell(Segment segment) {
      send(context, EmotionJson.fields(segment));
    }

    private synchronized void know(String voice) {
      if (placed) {
        end(POLICY_VIOLATION, "a voice profile has to come before the audio");
        return;
      }
      try {
        stream = recognizer.openStream(sampleRate, SentVoice.read(voice, recognizer), this::tell);
      } catch (Problem e) {
        closed = true;
        send(context, Map.of("error", e.getMessage(), "refused", "voice"));
        context.closeSession(POLICY_VIOLATION, "the voice profile is refused");
      }
    }

    private synchronized void hear(byte[] pcm) {
      heard = System.nanoTime();
      if (!closed && !placed) {
        placed = takePlace(owner);
        if (!placed) {
          end(TRY_AGAIN_LATER, "too many live streams");
        }
      }
      if (!closed) {
        stream.write(pcm, 0, pcm.length);
      }
    }

    /** What was not heard yet when a client leaves is of no use to it. */
    private synchronized void close() {
      closed = true;
      if (placed) {
        placed = false;
        givePlaceBack(owner);
      }
    }

    private void end(int status, String reason) {
      closed = true;
      refuse(context, status, reason);
    }

    private void awaitAudio() {
      long left = heard + idle.toNanos() - System.nanoTime();
      if (closed) {
        return;
      }
      if (left <= 0) {
        end(GOING_AWAY, "no audio came for " + idle.toSeconds() + " s");
      } else {
        CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS).execute(this::awaitAudio);
      }
    }
  }
}
