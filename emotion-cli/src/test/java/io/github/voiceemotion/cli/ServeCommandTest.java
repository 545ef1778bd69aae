package io.github.voiceemotion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {

  @TempDir private Path directory;

  private final StringWriter err = new StringWriter();

  @Test
  void servesUntilItIsAskedToEnd() throws Exception {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EmotionCommand.class.getName(),
                "serve",
                "--port",
                "0",
                "--data",
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
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
  void refusesToBeReachedWithoutAToken() {
    assertEquals(2, run("--host", "0.0.0.0"));
    assertTrue(
        err.toString().startsWith("error: host is 0.0.0.0, which other machines can reach"),
        err.toString());
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
    String[] arguments = new String[options.length + 3];
    System.arraycopy(options, 0, arguments, 3, options.length);
    arguments[0] = "serve";
    arguments[1] = "--data";
    arguments[2] = directory.toString();
    return EmotionCommand.commandLine()
        .setOut(new PrintWriter(new StringWriter(), true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
