package io.github.voiceemotion.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How the web service works.
 *
 * @param host address to bind to; anything but loopback needs a token or {@code open}
 * @param port to bind to; 0 for any that is free
 * @param tokens bearer tokens, one of which each request must show; none for no such check. Each
 *     has recordings of its own
 * @param open whether strangers may use a service without tokens from other machines
 * @param origins of other sites whose pages may call the service, such as {@code
 *     https://example.org}
 * @param limits of uploads
 * @param waiting how many predictions may wait for a core before more are refused
 * @param keepAtMost how long recordings are kept, if not for ever
 * @param keepBytes how much audio is kept, if not any amount
 * @param uploads folder of this user alone in which uploads lie while they are worked on; made if
 *     it is not there
 * @param certificate with which to serve https alone; empty for plain http
 */
public record WebOptions(
    String host,
    int port,
    Set<String> tokens,
    boolean open,
    List<String> origins,
    UploadLimits limits,
    int waiting,
    Optional<Duration> keepAtMost,
    OptionalLong keepBytes,
    Path uploads,
    Optional<ServerCertificate> certificate) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  public WebOptions {
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(uploads, "uploads");
    Objects.requireNonNull(certificate, "certificate");
    tokens = Set.copyOf(tokens);
    origins = List.copyOf(origins);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + ", expected 0 to 65535");
    }
    if (waiting < 1) {
      throw new IllegalArgumentException("waiting is " + waiting + ", expected at least 1");
    }
    if (tokens.stream().anyMatch(token -> token.length() < 16)) {
      throw new IllegalArgumentException("a token has fewer than 16 characters: it can be guessed");
    }
    if (!LOOPBACK.contains(host) && tokens.isEmpty() && !open) {
      throw new IllegalArgumentException(
          "host is "
              + host
              + ", which other machines can reach: expected a token, or leave to be open to all");
    }
  }

  /** Serves plain http, as the others say. */
  public WebOptions(
      String host,
      int port,
      Set<String> tokens,
      boolean open,
      List<String> origins,
      UploadLimits limits,
      int waiting,
      Optional<Duration> keepAtMost,
      OptionalLong keepBytes,
      Path uploads) {
    this(
        host,
        port,
        tokens,
        open,
        origins,
        limits,
        waiting,
        keepAtMost,
        keepBytes,
        uploads,
        Optional.empty());
  }

  /**
   * Returns the defaults: port 7070 of this machine alone, no token, everything is kept, uploads in
   * a folder of this user in the system's folder for temporary files.
   */
  public static WebOptions defaults() {
    return new WebOptions(
        "127.0.0.1",
        7070,
        Set.of(),
        false,
        List.of(),
        UploadLimits.DEFAULT,
        64,
        Optional.empty(),
        OptionalLong.empty(),
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "emotion-uploads-" + System.getProperty("user.name")));
  }

  boolean isLoopback() {
    return LOOPBACK.contains(host);
  }
}
