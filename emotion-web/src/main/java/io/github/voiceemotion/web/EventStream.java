package io.github.voiceemotion.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.EofException;

/** Server-sent events on their way to a client that keeps pace with them. */
final class EventStream {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final OutputStream out;
  private final Pace pace;
  private final LongSupplier nanoTime;
  private long sent;
  private long waited;

  EventStream(OutputStream out, Pace pace) {
    this(out, pace, System::nanoTime);
  }

  /** Creates a stream that measures the client's pace by a clock of the caller's. */
  EventStream(OutputStream out, Pace pace, LongSupplier nanoTime) {
    this.out = out;
    this.pace = pace;
    this.nanoTime = nanoTime;
  }

  /**
   * Sends an event.
   *
   * @param data written as JSON
   * @throws EofException if the client has left, or has made the events before wait for too long
   */
  void send(String event, Object data) throws IOException {
    String text = "event: " + event + "\ndata: " + JSON.writeValueAsString(data) + "\n\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long start = nanoTime.getAsLong();
    out.write(bytes);
    out.flush();
    waited += nanoTime.getAsLong() - start;
    sent += bytes.length;
    if (waited > pace.toRead(sent).toNanos()) {
      throw new EofException("the client reads too slowly");
    }
  }
}
