package io.github.voiceemotion.web;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Many connections of one test that begin as told and then send or read little or nothing. */
final class SlowClients implements AutoCloseable {

  private static final int RECEIVE_BUFFER = 1 << 18;
  private static final int BEGINNING = 2_000;

  private final List<Client> clients = new ArrayList<>();
  private final ByteBuffer block = ByteBuffer.allocate(RECEIVE_BUFFER);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /**
   * Opens connections.
   *
   * @param count how many
   * @param beginning what each sends at once
   */
  static SlowClients open(int port, int count, String beginning) throws IOException {
    SlowClients all = new SlowClients();
    for (int i = 0; i < count; i++) {
      SocketChannel socket = SocketChannel.open();
      socket.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      socket.write(bytes(beginning));
      socket.configureBlocking(false);
      all.clients.add(new Client(socket));
    }
    return all;
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** One connection, and what the server has answered to it. */
  static final class Client {

    private final SocketChannel socket;
    private final StringBuilder beginning = new StringBuilder();
    private long received;
    private boolean ended;

    private Client(SocketChannel socket) {
      this.socket = socket;
    }

    /** Returns how the answer begins: the head and all of a short body. */
    String answer() {
      return beginning.toString();
    }

    /** Returns how many bytes came. */
    long received() {
      return received;
    }

    private int exchange(String text, ByteBuffer block) {
      try {
        int count = socket.read(block.clear());
        ended = count < 0;
        received += Math.max(0, count);
        int shown = Math.min(Math.max(0, count), BEGINNING - beginning.length());
        beginning.append(new String(block.array(), 0, shown, StandardCharsets.ISO_8859_1));
        socket.write(bytes(text));
        return count;
      } catch (IOException e) {
        // Reset by the server, which is an end, too.
        ended = true;
        return 0;
      }
    }
  }

  /** Sends a text over each connection now and then, and reads what comes. */
  SlowClients sending(String text) {
    nowAndThen(() -> round(text, block));
    return this;
  }

  /** Reads some bytes of each connection now and then. */
  SlowClients reading(int bytes) {
    nowAndThen(() -> round("", ByteBuffer.allocate(bytes)));
    return this;
  }

  private void nowAndThen(Runnable round) {
    clock.scheduleWithFixedDelay(round, 250, 250, TimeUnit.MILLISECONDS);
  }

  /** Returns whether anything was read. */
  private synchronized boolean round(String text, ByteBuffer into) {
    boolean read = false;
    for (Client client : clients) {
      read |= !client.ended && client.exchange(text, into) > 0;
    }
    return read;
  }

  /** Waits until the server has ended all connections. */
  List<Client> awaitEnds(int seconds) {
    clock.shutdownNow();
    await("all connections end")
        .atMost(seconds, TimeUnit.SECONDS)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(this::haveEnded);
    return clients;
  }

  private boolean haveEnded() {
    // What the server's system still held when the server hung up comes first.
    while (round("", block)) {}
    return clients.stream().allMatch(client -> client.ended);
  }

  @Override
  public void close() throws IOException {
    clock.shutdownNow();
    for (Client client : clients) {
      client.socket.close();
    }
  }
}
