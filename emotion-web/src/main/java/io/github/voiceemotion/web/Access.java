package io.github.voiceemotion.web;

import io.github.voiceemotion.history.RecordingStore;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Who may call, from which pages, and whose recordings they see. */
final class Access {

  private static final String OWNER = "owner";
  private static final String BEARER = "Bearer ";

  /** How a page gives its token to a WebSocket, which takes no headers. */
  private static final String BEARER_PROTOCOL = "bearer.";

  private static final Set<String> OWN_NAMES = Set.of("127.0.0.1", "localhost", "[::1]");

  private final WebOptions options;
  private final List<byte[]> hashes;

  Access(WebOptions options) {
    this.options = options;
    this.hashes = options.tokens().stream().map(Access::hash).toList();
  }

  /**
   * Lets a request pass, or not.
   *
   * @throws Problem if it comes from a foreign page, by a foreign name, or without a token
   */
  void check(Context context) {
    checkName(context);
    checkOrigin(context);
  }

  /**
   * Finds out whose request it is.
   *
   * @throws Problem if it shows no token that is known
   */
  void authenticate(Context context) {
    if (hashes.isEmpty()) {
      context.attribute(OWNER, RecordingStore.LOCAL_OWNER);
      return;
    }
    byte[] given = hash(token(context));
    boolean known = false;
    for (byte[] hash : hashes) {
      // All are compared, each in constant time.
      known |= MessageDigest.isEqual(hash, given);
    }
    if (!known) {
      throw new Problem(HttpStatus.UNAUTHORIZED, "a bearer token is needed");
    }
    context.attribute(OWNER, "token-" + HexFormat.of().formatHex(given, 0, 16));
  }

  /** Returns whose recordings an authenticated request is about. */
  static String owner(Context context) {
    return context.attribute(OWNER);
  }

  /** Returns whose live stream an authenticated one is. */
  static String owner(WsContext context) {
    return context.attribute(OWNER);
  }

  private static String token(Context context) {
    String header = context.header("Authorization");
    if (header != null && header.startsWith(BEARER)) {
      return header.substring(BEARER.length());
    }
    String protocols = context.header("Sec-WebSocket-Protocol");
    return protocols == null
        ? ""
        : Arrays.stream(protocols.split(","))
            .map(String::strip)
            .filter(protocol -> protocol.startsWith(BEARER_PROTOCOL))
            .map(protocol -> protocol.substring(BEARER_PROTOCOL.length()))
            .findFirst()
            .orElse("");
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * A foreign site can give its name this machine's address, and then its pages would be ours. A
   * site that is let in may be a proxy's, which passes its name on.
   */
  private void checkName(Context context) {
    String host = context.header("Host");
    if (options.isLoopback()
        && (host == null
            || !OWN_NAMES.contains(withoutPort(host))
                && options.origins().stream().noneMatch(origin -> isOwn(origin, host)))) {
      throw new Problem(
          HttpStatus.MISDIRECTED_REQUEST,
          "the service is called localhost here, unless it is started with --origin URL and called"
              + " as that says");
    }
  }

  private static String withoutPort(String host) {
    return host.replaceFirst(":\\d+$", "");
  }

  /** Browsers name the page that a request comes from; other programs do not. */
  private void checkOrigin(Context context) {
    String origin = context.header("Origin");
    if (origin == null) {
      return;
    }
    if (options.origins().contains(origin)) {
      context.header("Access-Control-Allow-Origin", origin);
      context.header("Vary", "Origin");
      context.header("Access-Control-Allow-Headers", "Authorization, Content-Type");
      context.header("Access-Control-Allow-Methods", "GET, POST, DELETE");
    } else if (!isOwn(origin, context.header("Host"))) {
      throw new Problem(
          HttpStatus.FORBIDDEN,
          "pages of other sites may not call this service, unless it is started with --origin URL,"
              + " the address that browsers show");
    }
  }

  private static boolean isOwn(String origin, String host) {
    try {
      return URI.create(origin).getAuthority() != null
          && URI.create(origin).getAuthority().equals(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
