package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
    AtomicLong now = new AtomicLong();
    EventStream events = new EventStream(new SlowReader(now), PACE, now::get);

    for (int i = 0; i < 3; i++) {
      events.send("progress", Map.of("seconds", 1.5));
    }
    EofException slow =
        assertThrows(EofException.class, () -> events.send("progress", Map.of("seconds", 1.5)));

    assertEquals("the client reads too slowly", slow.getMessage());
  }

  /** Takes each event, but 30 ms for each: never idle for long, and never done. */
  private static final class SlowReader extends OutputStream {

    private final AtomicLong now;

    SlowReader(AtomicLong now) {
      this.now = now;
    }

    @Override
    public void write(int one) throws IOException {
      throw new UnsupportedOperationException("events are written whole");
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
      now.addAndGet(TimeUnit.MILLISECONDS.toNanos(30));
    }
  }
}
