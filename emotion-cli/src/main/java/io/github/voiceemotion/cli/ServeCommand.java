package io.github.voiceemotion.cli;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.api.RecognizerOptions;
import io.github.voiceemotion.history.DataFolder;
import io.github.voiceemotion.history.HistoryException;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.model.ModelBundleException;
import io.github.voiceemotion.transcription.Transcription;
import io.github.voiceemotion.transcription.TranscriptionException;
import io.github.voiceemotion.web.WebOptions;
import io.github.voiceemotion.web.WebServer;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code serve} sub-command: the web service and its page. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Serves the web page and its REST interface until Ctrl-C.",
      "Other machines can reach it only with --host, and then it wants a token."
    },
    footer = {
      "",
      "Examples:",
      "  emotion serve",
      "  emotion serve --host 0.0.0.0 --token-file tokens.txt --keep-days 30",
      "  emotion serve --host 0.0.0.0 --tls --open      for telephones that are near"
    })
final class ServeCommand implements Callable<Integer> {

  private static final int BAD_INPUT = 2;
  private static final Duration LIVE_HOP = Duration.ofMillis(500);
  private static final Duration STOPPING = Duration.ofSeconds(10);
  private static final long MEGABYTE = 1_000_000;

  private final CountDownLatch closed = new CountDownLatch(1);

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "7070",
      description = "Port, 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to bind to (default: ${DEFAULT-VALUE}, this machine alone).")
  private String host;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "File with a bearer token a line, each of at least 16 characters and with recordings of"
              + " its own.")
  private Path tokenFile;

  @Option(
      names = "--open",
      description =
          "Let other machines in without a token. Whoever reaches it sees all recordings.")
  private boolean open;

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description =
          "Let pages of another site call it, such as%nhttps://example.org, or those of its own"
              + " behind a proxy, by the address that browsers show; may be repeated.")
  private List<String> origins = new ArrayList<>();

  @Mixin private TlsOption tls;

  @Option(names = "--no-history", description = "Keep nothing.")
  private boolean noHistory;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      description = "Delete recordings after so many days (default: never).")
  private Integer keepDays;

  @Option(
      names = "--keep-megabytes",
      paramLabel = "N",
      description = "Delete the oldest recordings beyond so much audio (default: never).")
  private Long keepMegabytes;

  @Option(
      names = "--uploads",
      paramLabel = "FOLDER",
      description =
          "Keep uploads here while they are worked on (default: the folder uploads in --data, or "
              + "one of this user in the system's folder for temporary files).")
  private Path uploads;

  @Mixin private RecognizerOption model;
  @Mixin private TranscriptionOption words;
  @Mixin private HistoryOption history;

  @Override
  public Integer call() throws InterruptedException {
    refuseContradictions();
    WebOptions options;
    try {
      options = options();
    } catch (IllegalArgumentException | IOException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return BAD_INPUT;
    }
    try (EmotionRecognizer recognizer = model.load(RecognizerOptions.defaults());
        EmotionRecognizer live = model.load(RecognizerOptions.defaults().withHop(LIVE_HOP));
        RecordingStore store = noHistory ? null : history.open();
        Transcription transcription = words.isWanted(true) ? words.open() : null;
        WebServer server =
            WebServer.start(
                options,
                recognizer,
                live,
                Optional.ofNullable(store),
                Optional.ofNullable(transcription))) {
      tellAddress(options, server.port());
      awaitInterrupt();
      return 0;
    } catch (IllegalArgumentException
        | IOException
        | HistoryException
        | ModelBundleException
        | TranscriptionException
        | JavalinBindException e) {
      spec.commandLine().getErr().println("error: " + e.getMessage());
      return BAD_INPUT;
    } finally {
      closed.countDown();
    }
  }

  /** Where others can reach it, their telephones are spared the typing. */
  private void tellAddress(WebOptions options, int port) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<String> addresses =
        ServedAddress.hosts(host).stream()
            .map(name -> ServedAddress.url(tls.isWanted(), name, port))
            .toList();
    addresses.forEach(out::println);
    options
        .certificate()
        .ifPresent(
            certificate -> out.println("SHA-256 of the certificate: " + certificate.fingerprint()));
    if (!ServedAddress.isLoopback(host)) {
      if (TextFormat.terminalHasUnicode()) {
        out.print(QrCode.of(addresses.get(0)));
      }
      if (!tls.isWanted()) {
        out.println("Browsers of other machines can record only over https: --tls");
      }
    }
    out.flush();
  }

  private void refuseContradictions() {
    if (open && tokenFile != null) {
      throw wrong("--open lets everyone in without a token: leave out --token-file");
    }
    boolean kept = keepDays != null || keepMegabytes != null || history.isGiven();
    if (noHistory && kept) {
      throw wrong(
          "--no-history keeps nothing: leave out --keep-days, --keep-megabytes, --data and"
              + " --jdbc-url");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** Waits until the process is asked to end; its end then waits until all is closed. */
  private void awaitInterrupt() throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop.countDown();
                  try {
                    closed.await(STOPPING.toSeconds(), TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "emotion-stop"));
    stop.await();
  }

  private WebOptions options() throws IOException {
    if (!open && tokenFile == null && !ServedAddress.isLoopback(host)) {
      throw new IllegalArgumentException(
          "--host " + host + " lets other machines in: expected --token-file, or --open");
    }
    WebOptions defaults = WebOptions.defaults();
    return new WebOptions(
        host,
        port,
        tokens(),
        open,
        origins,
        defaults.limits(),
        defaults.waiting(),
        Optional.ofNullable(keepDays).map(Duration::ofDays),
        keepMegabytes == null
            ? OptionalLong.empty()
            : OptionalLong.of(Math.multiplyExact(keepMegabytes, MEGABYTE)),
        uploads(),
        tls.certificate(history.folder().orElseGet(DataFolder::ofUser), ServedAddress.hosts(host)));
  }

  /** Whoever says where data is to be kept may have no other place to write to. */
  private Path uploads() {
    return uploads == null
        ? history
            .folder()
            .map(folder -> folder.resolve("uploads"))
            .orElse(WebOptions.defaults().uploads())
        : uploads;
  }

  private Set<String> tokens() throws IOException {
    if (tokenFile == null) {
      return Set.of();
    }
    if (!Files.exists(tokenFile)) {
      throw new IllegalArgumentException(tokenFile + ": no such file");
    }
    Set<String> tokens = new LinkedHashSet<>();
    Files.readAllLines(tokenFile).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .forEach(tokens::add);
    if (tokens.isEmpty()) {
      throw new IllegalArgumentException(tokenFile + ": holds no token");
    }
    return tokens;
  }
}
