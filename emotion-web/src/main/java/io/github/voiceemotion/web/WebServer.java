package io.github.voiceemotion.web;

import io.github.voiceemotion.api.EmotionRecognizer;
import io.github.voiceemotion.audio.AudioException;
import io.github.voiceemotion.history.HistoryException;
import io.github.voiceemotion.history.RecordingStore;
import io.github.voiceemotion.transcription.Transcription;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web service and its page.
 *
 * <pre>{@code
 * try (WebServer server =
 *     WebServer.start(
 *         WebOptions.defaults(), recognizer, live, Optional.of(store), Optional.empty())) {
 *   System.out.println("http://localhost:" + server.port());
 *   Thread.currentThread().join();
 * }
 * }</pre>
 */
public final class WebServer implements AutoCloseable {

  /** Where the interface begins. */
  static final String API = "/api/v1";

  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);

  private static final int ANSWER = 1 << 16;
  private static final int SEND_BUFFER = 1 << 18;

  /** A timeline takes as long as its audio does. */
  private static final long FOR_EVER = 0;

  private static final String PAGE = "io/github/voiceemotion/web/page";

  /** The page needs nothing from elsewhere, and no other page may hold it. */
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; media-src 'self' blob:; img-src 'self' blob: data:; "
              + "worker-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self'; "
              + "frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "microphone=(self), camera=(), geolocation=()");

  private final WebOptions options;
  private final Pace pace;
  private final WorkQueue work;
  private final Metrics metrics;
  private final UploadFolder uploads;
  private final HeadLimit heads;
  private final Access access;
  private final Transcriptions transcriptions;
  private final Predictions predictions;
  private final Explanations explanations;
  private final Timelines timelines;
  private final Recordings recordings;
  private final LiveStream live;
  private final About about;
  private final Javalin javalin;
  private final Retention retention;
  private final ScheduledExecutorService rounds;

  private WebServer(
      WebOptions options,
      EmotionRecognizer recognizer,
      EmotionRecognizer liveRecognizer,
      Optional<RecordingStore> store,
      Optional<Transcription> transcription,
      Pace pace) {
    this.options = options;
    this.uploads = new UploadFolder(options.uploads());
    this.pace = pace;
    this.work = new WorkQueue(Runtime.getRuntime().availableProcessors(), options.waiting());
    this.metrics = new Metrics(work);
    this.heads = new HeadLimit(pace.idle());
    this.access = new Access(options);
    this.transcriptions = new Transcriptions(transcription, store, work::isBusy, metrics);
    this.predictions =
        new Predictions(
            recognizer, store, work, options.limits(), uploads, transcriptions, metrics);
    this.explanations = new Explanations(recognizer, work, options.limits(), uploads);
    this.timelines = new Timelines(recognizer, options.limits(), uploads, pace, transcriptions);
    this.recordings = new Recordings(store, pace);
    this.live = new LiveStream(liveRecognizer, pace.idle());
    this.about = new About(recognizer, options.limits(), store.isPresent(), transcription);
    this.javalin = Javalin.create(this::configure);
    this.retention = new Retention(uploads, store, options.keepAtMost(), options.keepBytes());
    this.rounds =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "emotion-web-retention");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Starts serving.
   *
   * @param recognizer answers files; stays open when the server is closed
   * @param live answers live audio, of which it tells at its hop; stays open, too
   * @param store of recordings; empty to keep none
   * @param transcription of what is said; empty to have the emotion only; stays open, too
   */
  public static WebServer start(
      WebOptions options,
      EmotionRecognizer recognizer,
      EmotionRecognizer live,
      Optional<RecordingStore> store,
      Optional<Transcription> transcription) {
    return start(options, recognizer, live, store, transcription, Pace.DEFAULT);
  }

  /** Starts serving at a pace of the caller's. */
  static WebServer start(
      WebOptions options,
      EmotionRecognizer recognizer,
      EmotionRecognizer live,
      Optional<RecordingStore> store,
      Optional<Transcription> transcription,
      Pace pace) {
    WebServer server = new WebServer(options, recognizer, live, store, transcription, pace);
    server.javalin.start();
    server.rounds.scheduleWithFixedDelay(
        server.retention, 0, pace.untilNextRound().toMillis(), TimeUnit.MILLISECONDS);
    return server;
  }

  /** Returns the port that it listens to. */
  public int port() {
    return javalin.port();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.http.asyncTimeout = TimeUnit.MINUTES.toMillis(5);
    config.jetty.modifyServer(server -> server.insertHandler(heads));
    config.jetty.modifyServer(server -> server.setErrorHandler(new EarlyErrors()));
    config.jetty.addConnector(this::connector);
    config.staticFiles.add(PAGE, Location.CLASSPATH);
    routes(config);
    errors(config);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    http.setSendServerVersion(false);
    // An answer that fits is written at once, and no thread waits for its reader.
    http.setOutputBufferSize(ANSWER);
    http.setOutputAggregationSize(ANSWER);
    HttpConnectionFactory connections = new HttpConnectionFactory(http);
    connections.addEventListener(heads);
    ServerConnector connector =
        options
            .certificate()
            .map(certificate -> secureConnector(server, http, connections, certificate))
            .orElseGet(() -> new ServerConnector(server, connections));
    connector.setHost(options.host());
    connector.setPort(options.port());
    connector.setIdleTimeout(pace.idle().toMillis());
    // Left alone, the system keeps some megabytes for each client that does not read.
    connector.setAcceptedSendBufferSize(SEND_BUFFER);
    return connector;
  }

  private static ServerConnector secureConnector(
      Server server,
      HttpConfiguration http,
      HttpConnectionFactory connections,
      ServerCertificate certificate) {
    // Whoever takes a certificate that nobody vouches for may call the machine by any name.
    http.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server,
        new SslConnectionFactory(certificate.sslContext(), connections.getProtocol()),
        connections);
  }

  private void routes(JavalinConfig config) {
    config.routes.before(
        context -> {
          metrics.started(context);
          HEADERS.forEach(context::header);
          access.check(context);
          if (context.method() == HandlerType.OPTIONS) {
            // A browser asks whether it may ask; the headers that say so are set.
            context.status(HttpStatus.NO_CONTENT).skipRemainingHandlers();
            return;
          }
          if (isPrivate(context)) {
            access.authenticate(context);
            context.header("Cache-Control", "no-store");
          }
        });
    config.routes.before(
        API + "/predictions",
        context -> receive(context, work::requireRoom, config.http.asyncTimeout));
    config.routes.before(
        API + "/explanations",
        context -> receive(context, explanations::requireRoom, config.http.asyncTimeout));
    config.routes.before(
        API + "/timelines", context -> receive(context, timelines::requireRoom, FOR_EVER));
    config.routes.after(ArrivingBody::discard);
    config.routes.after(metrics::answered);
    for (Route route : interfaceRoutes()) {
      config.routes.addHttpHandler(route.method(), route.path(), route.handler());
    }
    config.routes.wsBeforeUpgrade(
        API + "/stream",
        context -> {
          access.check(context);
          access.authenticate(context);
        });
    config.routes.ws(API + "/stream", live::configure);
  }

  /** Lets a body arrive before its route takes it. */
  private void receive(Context context, Runnable requireRoom, long timeLimit) {
    if (context.method() == HandlerType.POST) {
      requireRoom.run();
      context.future(
          () -> {
            context.req().getAsyncContext().setTimeout(timeLimit);
            return ArrivingBody.receive(context, options.limits(), uploads);
          });
    }
  }

  /** A part of the interface, as the OpenAPI document describes it. */
  record Route(HandlerType method, String path, Handler handler) {}

  List<Route> interfaceRoutes() {
    return List.of(
        new Route(HandlerType.POST, API + "/predictions", predictions::post),
        new Route(HandlerType.GET, API + "/transcriptions/{id}", transcriptions::get),
        new Route(HandlerType.POST, API + "/explanations", explanations::post),
        new Route(HandlerType.POST, API + "/timelines", timelines::post),
        new Route(HandlerType.GET, API + "/recordings", recordings::list),
        new Route(HandlerType.GET, API + "/recordings/{id}", recordings::get),
        new Route(HandlerType.DELETE, API + "/recordings/{id}", recordings::delete),
        new Route(HandlerType.GET, API + "/recordings/{id}/audio", recordings::audio),
        new Route(HandlerType.GET, API + "/model", about::model),
        new Route(HandlerType.GET, API + "/samples", about::samples),
        new Route(HandlerType.GET, API + "/metrics", metrics::get),
        new Route(
            HandlerType.GET, API + "/health", context -> context.json(Map.of("status", "up"))),
        new Route(HandlerType.GET, API + "/ready", this::ready),
        new Route(HandlerType.GET, API + "/openapi.json", WebServer::openApi));
  }

  /** The page, and whether the service runs, are for whoever can reach it. */
  private static boolean isPrivate(Context context) {
    return context.path().startsWith(API)
        && !context.path().equals(API + "/health")
        && !context.path().equals(API + "/ready")
        && !context.path().equals(API + "/openapi.json");
  }

  private void ready(Context context) {
    work.requireRoom();
    context.json(Map.of("status", "ready"));
  }

  private static void openApi(Context context) {
    context
        .contentType("application/json")
        .result(WebServer.class.getResourceAsStream("openapi.json"));
  }

  private void errors(JavalinConfig config) {
    config.routes.exception(Problem.class, (problem, context) -> problem.answer(context));
    config.routes.exception(
        AudioException.class,
        (failure, context) ->
            new Problem(HttpStatus.BAD_REQUEST, failure.getMessage()).answer(context));
    config.routes.exception(
        CompletionException.class, (failure, context) -> answer(failure.getCause(), context));
    config.routes.exception(Exception.class, WebServer::answer);
    for (HttpStatus status :
        new HttpStatus[] {HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED}) {
      config.routes.error(
          status,
          context -> {
            if (context.result() == null || !isProblem(context)) {
              new Problem(status, "there is nothing of that name and method").answer(context);
            }
          });
    }
  }

  private static boolean isProblem(Context context) {
    return String.valueOf(context.res().getContentType()).startsWith("application/problem+json");
  }

  private static void answer(Throwable failure, Context context) {
    if (failure instanceof Problem problem) {
      problem.answer(context);
    } else if (failure instanceof AudioException audio) {
      new Problem(HttpStatus.BAD_REQUEST, audio.getMessage()).answer(context);
    } else if (failure instanceof HistoryException) {
      LOG.error("{} {}", context.method(), context.path(), failure);
      new Problem(HttpStatus.SERVICE_UNAVAILABLE, "the recordings cannot be reached at present")
          .answer(context);
    } else {
      LOG.error("{} {}", context.method(), context.path(), failure);
      new Problem(HttpStatus.INTERNAL_SERVER_ERROR, "something went wrong here").answer(context);
    }
  }

  /** Stops serving. Closing twice does nothing. */
  @Override
  public void close() {
    rounds.shutdownNow();
    javalin.stop();
    work.close();
  }
}
