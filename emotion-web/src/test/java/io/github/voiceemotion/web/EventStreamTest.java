package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.io.EofException;
import org.junit.jupiter.api.Test;

class EventStreamTest {

  private static final Pace PACE = new Pace(Duration.ofMillis(100), 1_000_000, Duration.ofHours(1));

  @Test
  void writesEventsAsBrowsersReadThem() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EventStream events = new EventStream(out, PACE);

    events.send("progress", Map.of("seconds", 1.5));
    events.send("done", Map.of("segments", 1));

    assertEquals(
        "event: progress\ndata: {\"seconds\":1.5}\n\nevent: done\ndata: {\"segments\":1}\n\n",
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void endsWithAClientThatReadsTooSlowly() throws IOException {
    EventStream events = new EventStream(new SlowReader(), PACE);

    events.send("progress", Map.of("seconds", 1.5));
    EofException slow =
        assertThrows(
            EofException.class,
            () -> {
              for (int i = 0; i < 10; i++) {
                events.send("progress", Map.of("seconds", 1.5));
              }
            });

    assertEquals("the client reads too slowly", slow.getMessage());
  }

  /** Takes each event, but not at once: never idle for long, and never done. */
  private static final class SlowReader extends OutputStream {

    @Override
    public void write(int one) throws IOException {
      throw new UnsupportedOperationException("events are written whole");
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      try {
        Thread.sleep(30);
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
    }
  }
}
