package io.github.voiceemotion.transcription.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that answers as it was told, in order, and keeps what it was sent. */
final class StandInService implements AutoCloseable {

  /** What a client sent. */
  record Received(String method, URI uri, Headers headers, JsonNode body) {}

  private interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  final List<Received> received = new CopyOnWriteArrayList<>();

  /** Open once a request hangs. */
  final CountDownLatch hanging = new CountDownLatch(1);

  private final CountDownLatch end = new CountDownLatch(1);
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  StandInService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  URI endpoint() {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    return URI.create(
        "http://" + host + ":" + server.getAddress().getPort() + "/v1/speech:recognize");
  }

  StandInService answers(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    answers.add(
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
        });
    return this;
  }

  /** Announces more than it sends, and hangs up. */
  StandInService hangsUpHalfWay() {
    answers.add(
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write("{\"results\": [".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        });
    return this;
  }

  StandInService hangs() {
    answers.add(
        exchange -> {
          hanging.countDown();
          end.await();
        });
    return this;
  }

  StandInService hangsAfterTheHead() {
    answers.add(
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().flush();
          hanging.countDown();
          end.await();
        });
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      received.add(
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              exchange.getRequestHeaders(),
              JSON.readTree(exchange.getRequestBody().readAllBytes())));
      answers.remove().to(exchange);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
