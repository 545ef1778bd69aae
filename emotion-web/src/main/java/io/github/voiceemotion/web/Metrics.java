package io.github.voiceemotion.web;

import io.github.voiceemotion.model.Prediction;
import io.github.voiceemotion.model.Rejection;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is counted and measured, for Prometheus. */
final class Metrics {

  private static final String START = "start";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter predictions =
      Counter.builder()
          .name("emotion_predictions_total")
          .help("Predictions by emotion and rejection.")
          .labelNames("emotion", "rejection")
          .register(registry);
  private final Counter transcripts =
      Counter.builder()
          .name("emotion_transcripts_total")
          .help("Clips that an engine transcribed, or failed to.")
          .labelNames("engine", "outcome")
          .register(registry);
  private final Histogram requests =
      Histogram.builder()
          .name("emotion_request_seconds")
          .help("Time from a request to its answer, by route, method and status.")
          .labelNames("route", "method", "status")
          .register(registry);

  Metrics(WorkQueue work) {
    GaugeWithCallback.builder()
        .name("emotion_predictions_under_way")
        .help("Predictions that are computed, stored, or wait for that.")
        .callback(gauge -> gauge.call(work.underWay()))
        .register(registry);
    JvmMetrics.builder().register(registry);
  }

  void predicted(Prediction prediction) {
    predictions
        .labelValues(
            prediction.emotion().label(),
            prediction.rejection().map(Rejection::label).orElse("none"))
        .inc();
  }

  void transcribed(String engine, boolean done) {
    transcripts.labelValues(engine, done ? "done" : "failed").inc();
  }

  void started(Context context) {
    context.attribute(START, System.nanoTime());
  }

  /** Counts by the route's pattern, of which there are few, never by the path. */
  void answered(Context context) {
    Long start = context.attribute(START);
    Endpoint matched = context.endpoints().matchedHttpEndpoint();
    String route = matched == null ? "none" : matched.path;
    if (start != null) {
      requests
          .labelValues(route, context.method().name(), String.valueOf(context.statusCode()))
          .observe((System.nanoTime() - start) / 1e9);
    }
  }

  void get(Context context) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, registry.scrape());
    context
        .contentType(PrometheusTextFormatWriter.CONTENT_TYPE)
        .result(text.toString(StandardCharsets.UTF_8));
  }
}
