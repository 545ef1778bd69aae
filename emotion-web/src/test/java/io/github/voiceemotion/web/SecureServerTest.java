package io.github.voiceemotion.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.api.EmotionRecognizer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service over https, as a client sees it that trusts its certificate. */
class SecureServerTest {

  private static final Path SPEECH = Path.of("../data/samples/synthesised.wav");

  @TempDir private Path folder;

  @Test
  void answersOverHttpsWithItsOwnCertificate() throws Exception {
    Path file = folder.resolve("data/certificate.p12");
    ServerCertificate certificate = ServerCertificate.own(file, List.of("192.0.2.7", "voice"));
    try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained();
        WebServer server = start(recognizer, certificate)) {
      HttpClient client = HttpClient.newBuilder().sslContext(trusting(file)).build();
      for (String host : List.of("localhost", "127.0.0.1")) {
        HttpResponse<String> health = get(client, host, server.port());
        assertEquals("{\"status\":\"up\"}", health.body(), host);
        assertEquals(
            certificate.fingerprint(),
            sha256(health.sslSession().orElseThrow().getPeerCertificates()[0]));
      }
      assertEquals(
          List.of("localhost", "127.0.0.1", "192.0.2.7", "voice"),
          ((X509Certificate) read(file, "emotion").getCertificate("emotion"))
              .getSubjectAlternativeNames().stream().map(name -> name.get(1)).toList());
      HttpResponse<String> posted =
          client.send(
              HttpRequest.newBuilder(at("https", "localhost", server.port(), "/predictions"))
                  .header("Origin", "https://localhost:" + server.port())
                  .POST(BodyPublishers.ofFile(SPEECH))
                  .build(),
              BodyHandlers.ofString());
      assertEquals(200, posted.statusCode(), posted.body());
      client
          .newWebSocketBuilder()
          .buildAsync(
              at("wss", "localhost", server.port(), "/stream?sampleRate=16000"),
              new WebSocket.Listener() {})
          .get(10, TimeUnit.SECONDS)
          .abort();
      assertThrows(
          SSLHandshakeException.class,
          () -> get(HttpClient.newHttpClient(), "localhost", server.port()),
          "nobody vouches for it");
      assertThrows(
          IOException.class,
          () ->
              client.send(
                  HttpRequest.newBuilder(at("http", "localhost", server.port(), "/health")).build(),
                  BodyHandlers.discarding()),
          "no plain http");
    }
  }

  private WebServer start(EmotionRecognizer recognizer, ServerCertificate certificate) {
    WebOptions any = WebOptions.defaults();
    return WebServer.start(
        new WebOptions(
            "0.0.0.0",
            0,
            Set.of(),
            true,
            List.of(),
            any.limits(),
            any.waiting(),
            Optional.empty(),
            OptionalLong.empty(),
            folder.resolve("uploads"),
            Optional.of(certificate)),
        recognizer,
        recognizer,
        Optional.empty(),
        Optional.empty());
  }

  private static HttpResponse<String> get(HttpClient client, String host, int port)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(at("https", host, port, "/health")).build(),
        BodyHandlers.ofString());
  }

  private static URI at(String scheme, String host, int port, String path) {
    return URI.create(scheme + "://" + host + ":" + port + "/api/v1" + path);
  }

  private static SSLContext trusting(Path file) throws Exception {
    KeyStore own = read(file, "emotion");
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("own", own.getCertificate("emotion"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore read(Path file, String password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password.toCharArray());
    }
    return store;
  }

  private static String sha256(Certificate certificate) throws Exception {
    return HexFormat.ofDelimiter(":")
        .withUpperCase()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
  }

  @Test
  void keepsItsCertificateToItselfUntilItEnds() throws Exception {
    Path file = folder.resolve("certificate.p12");
    String first = ServerCertificate.own(file, List.of()).fingerprint();
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    assertEquals(first, ServerCertificate.own(file, List.of("127.0.0.1")).fingerprint());
    String moved = ServerCertificate.own(file, List.of("192.0.2.1")).fingerprint();
    assertNotEquals(first, moved, "another address");
    assertEquals(moved, ServerCertificate.own(file, List.of("192.0.2.1")).fingerprint());

    Files.delete(file);
    keytool("-startdate", "-362d", "-validity", "365", "-keystore", file.toString());
    String ending = ServerCertificate.load(file, "emotion").fingerprint();
    assertNotEquals(ending, ServerCertificate.own(file, List.of()).fingerprint());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  private static void keytool(String... options) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-alias", "emotion", "-dname", "CN=test"));
    command.addAll(List.of("-keyalg", "EC", "-storetype", "PKCS12", "-storepass", "emotion"));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertEquals(0, process.waitFor());
  }

  @Test
  void namesAFileThatIsNoCertificate() throws Exception {
    Path text = Files.writeString(folder.resolve("text.p12"), "no certificate");
    Path missing = folder.resolve("missing.p12");
    assertEquals(
        missing + ": no such file",
        assertThrows(IOException.class, () -> ServerCertificate.load(missing, "")).getMessage());
    assertTrue(
        assertThrows(IOException.class, () -> ServerCertificate.load(text, ""))
            .getMessage()
            .startsWith(text + ": is not a certificate with its key in PKCS #12: "));
    Path own = folder.resolve("own.p12");
    assertFalse(ServerCertificate.own(own, List.of()).fingerprint().isEmpty());
    assertTrue(
        assertThrows(IOException.class, () -> ServerCertificate.load(own, "guess"))
            .getMessage()
            .contains("password was incorrect"));
  }

  @Test
  void answersWithACertificateAndKeyInPem() throws Exception {
    Path file = folder.resolve("own.p12");
    String expected = ServerCertificate.own(file, List.of()).fingerprint();
    KeyStore store = read(file, "emotion");
    Path certificate =
        pem("fullchain.pem", "CERTIFICATE", store.getCertificate("emotion").getEncoded());
    byte[] secret = store.getKey("emotion", "emotion".toCharArray()).getEncoded();
    ServerCertificate read =
        ServerCertificate.ofPem(certificate, pem("privkey.pem", "PRIVATE KEY", secret));
    assertEquals(expected, read.fingerprint());
    try (EmotionRecognizer recognizer = EmotionRecognizer.pretrained();
        WebServer server = start(recognizer, read)) {
      HttpClient client = HttpClient.newBuilder().sslContext(trusting(file)).build();
      assertEquals("{\"status\":\"up\"}", get(client, "localhost", server.port()).body());
    }
  }

  @Test
  void saysWhatIsWrongWithAKeyInPem() throws Exception {
    Path file = folder.resolve("own.p12");
    ServerCertificate.own(file, List.of());
    KeyStore store = read(file, "emotion");
    byte[] secret = store.getKey("emotion", "emotion".toCharArray()).getEncoded();
    Path certificate =
        pem("fullchain.pem", "CERTIFICATE", store.getCertificate("emotion").getEncoded());
    Path key = pem("privkey.pem", "PRIVATE KEY", secret);
    Path other = folder.resolve("other.p12");
    ServerCertificate.own(other, List.of());
    byte[] foreign = read(other, "emotion").getKey("emotion", "emotion".toCharArray()).getEncoded();

    assertPemRefused(key + ": holds no certificate in PEM", key, key);
    assertPemRefused(certificate + ": holds no private key in PEM", certificate, certificate);
    assertPemRefused("missing.pem: no such file", certificate, Path.of("missing.pem"));
    Path another = pem("another.pem", "PRIVATE KEY", foreign);
    assertPemRefused(another + ": is not the key of " + certificate, certificate, another);
    Path broken = pem("broken.pem", "PRIVATE KEY", new byte[] {1, 2, 3});
    assertPemRefused(
        broken + ": holds no EC key, which the certificate asks for", certificate, broken);
    Path old = pem("old.pem", "EC PRIVATE KEY", secret);
    assertPemRefused(
        old
            + ": the key is in SEC 1, expected PKCS #8 that is not encrypted: openssl pkcs8 -topk8"
            + " -nocrypt -in old.pem -out key.pem",
        certificate,
        old);
  }

  private static void assertPemRefused(String reason, Path certificate, Path key) {
    assertEquals(
        reason,
        assertThrows(IOException.class, () -> ServerCertificate.ofPem(certificate, key))
            .getMessage());
  }

  private Path pem(String name, String title, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + title + "-----\n" + text + "\n-----END " + title + "-----\n");
  }
}
