package io.github.voiceemotion.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.voiceemotion.history.RecordingQuery;
import io.github.voiceemotion.history.RecordingStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

  @TempDir private Path directory;

  private final StringWriter err = new StringWriter();

  @Test
  void servesUntilItIsAskedToEnd() throws Exception {
    Process server = startServer();
    try {
      String address = server.inputReader(StandardCharsets.UTF_8).readLine();
      try (InputStream health = URI.create(address + "/api/v1/health").toURL().openStream()) {
        assertEquals(
            "{\"status\":\"up\"}", new String(health.readAllBytes(), StandardCharsets.UTF_8));
      }
      server.destroy();
      assertTrue(server.waitFor(15, TimeUnit.SECONDS), "it ends");
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void keepsNothingOfAnUploadDuringWhichItIsKilled() throws Exception {
    Process server = startServer();
    try {
      URI address = URI.create(server.inputReader(StandardCharsets.UTF_8).readLine());
      try (Socket client = new Socket(address.getHost(), address.getPort())) {
        OutputStream out = client.getOutputStream();
        out.write(
            ("POST /api/v1/predictions HTTP/1.1\r\n"
                    + "Host: localhost\r\n"
                    + "Content-Length: 96044\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[50_000]);
        out.flush();
        await("the upload has begun").until(() -> holdsAny(directory.resolve("uploads")));
        server.destroyForcibly().waitFor();
      }
    } finally {
      server.destroyForcibly();
    }
    try (RecordingStore store = RecordingStore.open(directory)) {
      assertEquals(0, store.count(RecordingQuery.newest(RecordingStore.LOCAL_OWNER)));
    }
    assertFalse(holdsAny(directory.resolve("history/audio")), "audio");
    assertFalse(holdsAny(directory.resolve("history/pending")), "pending audio");
  }

  private static boolean holdsAny(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    }
  }

  @Test
  void servesHttpsToOtherMachinesAndSaysHowToTellIt() throws Exception {
    Process server = startServer("--host", "0.0.0.0", "--open", "--tls");
    try {
      BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
      List<String> lines = new ArrayList<>();
      while (lines.isEmpty() || !lines.get(lines.size() - 1).startsWith("SHA-256")) {
        lines.add(String.valueOf(out.readLine()));
        assertTrue(lines.get(lines.size() - 1).matches("https://.*|SHA-256.*"), lines.toString());
      }
      HttpsURLConnection health =
          (HttpsURLConnection) URI.create(lines.get(0) + "/api/v1/health").toURL().openConnection();
      health.setSSLSocketFactory(trusting(directory.resolve("certificate.p12")));
      assertEquals(200, health.getResponseCode());
      byte[] certificate = health.getServerCertificates()[0].getEncoded();
      assertEquals(
          "SHA-256 of the certificate: "
              + HexFormat.ofDelimiter(":")
                  .withUpperCase()
                  .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate)),
          lines.get(lines.size() - 1));
    } finally {
      server.destroyForcibly();
    }
  }

  private static SSLSocketFactory trusting(Path file) throws Exception {
    KeyStore own = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      own.load(in, "emotion".toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("own", own.getCertificate("emotion"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context.getSocketFactory();
  }

  @Test
  void namesACertificateThatIsOfNoUse() throws IOException {
    Path text = Files.writeString(directory.resolve("text.p12"), "no certificate");
    assertEquals(2, run("--certificate", "none.p12"));
    assertEquals(2, run("--certificate", text.toString()));
    List<String> lines = err.toString().lines().toList();
    assertEquals("error: none.p12: no such file", lines.get(0));
    assertTrue(lines.get(1).startsWith("error: " + text + ": is not a certificate"), lines.get(1));
    assertEquals(2, lines.size());
  }

  private Process startServer(String... more) throws IOException {
    List<String> command = new ArrayList<>(serverCommand());
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private List<String> serverCommand() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        // Whoever says where data is kept needs no folder for temporary files.
        "-Djava.io.tmpdir=/proc/none",
        "-cp",
        System.getProperty("java.class.path"),
        EmotionCommand.class.getName(),
        "serve",
        "--port",
        "0",
        "--transcription",
        "none",
        "--data",
        directory.toString());
  }

  @Test
  void refusesToBeReachedWithoutAToken() {
    assertEquals(2, run("--host", "0.0.0.0"));
    assertTrue(
        err.toString()
            .startsWith(
                "error: --host 0.0.0.0 lets other machines in: expected --token-file, or --open\n"),
        err.toString());
  }

  @Test
  void refusesOptionsThatContradictEachOther() {
    assertEquals(2, run("--no-history"));
    assertEquals(2, run("--open", "--token-file", "tokens.txt"));
    assertEquals(2, run("--jdbc-user", "anna"));
    List<String> lines = err.toString().lines().toList();
    assertEquals(
        List.of(
            "error: --no-history keeps nothing: leave out --keep-days, --keep-megabytes, --data and"
                + " --jdbc-url",
            "      --no-history         Keep nothing."),
        lines.subList(0, 2));
    assertTrue(err.toString().contains("error: --open lets everyone in"), err.toString());
    assertTrue(err.toString().contains("error: --jdbc-user is the user of"), err.toString());
  }

  @Test
  void namesATokenFileThatIsOfNoUse() throws IOException {
    Path empty = Files.createFile(directory.resolve("empty"));
    Path brief = Files.write(directory.resolve("brief"), List.of("secret"));
    assertEquals(2, run("--token-file", "none"));
    assertEquals(2, run("--token-file", empty.toString()));
    assertEquals(2, run("--token-file", brief.toString()));
    assertEquals(
        List.of(
            "error: none: no such file",
            "error: " + empty + ": holds no token",
            "error: a token has fewer than 16 characters: it can be guessed"),
        err.toString().lines().toList());
  }

  @Test
  void saysThatThePortIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertEquals(2, run("--port", String.valueOf(taken.getLocalPort())));
    }
    assertTrue(err.toString().startsWith("error: Port already in use."), err.toString());
  }

  private int run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("serve", "--data", directory.toString()));
    arguments.addAll(List.of("--uploads", directory.resolve("uploads").toString()));
    arguments.addAll(List.of(options));
    return EmotionCommand.commandLine()
        .setOut(new PrintWriter(new StringWriter(), true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }
}
