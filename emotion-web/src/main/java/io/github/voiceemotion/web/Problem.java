package io.github.voiceemotion.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer that something is wrong (RFC 9457). What it says is fit for strangers: no path, no
 * class, no stack trace.
 */
final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String detail;

  Problem(HttpStatus status, String detail) {
    super(detail);
    this.status = status;
    this.detail = detail;
  }

  HttpStatus status() {
    return status;
  }

  /** Returns the fields of the answer. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("type", "about:blank");
    fields.put("title", status.getMessage());
    fields.put("status", status.getCode());
    fields.put("detail", detail);
    return fields;
  }

  /** Makes this the answer of a request. */
  void answer(Context context) {
    context.status(status).json(fields()).contentType("application/problem+json");
    if (status == HttpStatus.TOO_MANY_REQUESTS) {
      context.header("Retry-After", "1");
    }
    if (status == HttpStatus.UNAUTHORIZED) {
      context.header("WWW-Authenticate", "Bearer");
    }
  }
}
