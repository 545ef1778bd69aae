package io.github.voiceemotion.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of a request on its way into a temporary file. No thread waits for it, so that any
 * number of slow clients can send at once. The file goes away with the request.
 */
final class ArrivingBody implements ReadListener {

  private static final String BODY = "body";
  private static final int BLOCK = 1 << 14;

  private final UploadLimits limits;
  private final ServletInputStream in;
  private final Path file;
  private final OutputStream out;
  private final CompletableFuture<Void> whole = new CompletableFuture<>();
  private long received;
  private volatile boolean left;

  private ArrivingBody(UploadLimits limits, ServletInputStream in, Path file) throws IOException {
    this.limits = limits;
    this.in = in;
    this.file = file;
    this.out = Files.newOutputStream(file);
  }

  /**
   * Takes the body of a request in, which is then there for {@link #of}.
   *
   * @param context of a request that is answered asynchronously
   * @return done when it is there; failed with a {@link Problem} if it is larger or slower than the
   *     limits allow
   */
  static CompletableFuture<Void> receive(
      Context context, UploadLimits limits, UploadFolder folder) {
    if (context.req().getContentLengthLong() > limits.maxBytes()) {
      throw tooLarge(limits);
    }
    try {
      ArrivingBody body = new ArrivingBody(limits, context.req().getInputStream(), folder.create());
      context.attribute(BODY, body);
      body.in.setReadListener(body);
      AsyncContext answering = context.req().getAsyncContext();
      return body.whole
          .orTimeout(limits.maxTime().toNanos(), TimeUnit.NANOSECONDS)
          .whenComplete((nothing, failure) -> body.keepIf(failure == null))
          .handleAsync(
              (nothing, failure) -> body.require(causeOf(failure)), body.threads(answering));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the file with the body that was received. */
  static Path of(Context context) {
    ArrivingBody body = context.attribute(BODY);
    return body.file;
  }

  /** Deletes the file, if there is one. */
  static void discard(Context context) throws IOException {
    ArrivingBody body = context.attribute(BODY);
    if (body != null) {
      Files.deleteIfExists(body.file);
    }
  }

  private void keepIf(boolean good) {
    try {
      out.close();
      if (!good) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request that the client has left is gone as soon as the container has told of it. */
  private Executor threads(AsyncContext answering) {
    return work -> {
      if (left) {
        work.run();
      } else {
        answering.start(work);
      }
    };
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] block = new byte[BLOCK];
    while (!whole.isDone() && in.isReady()) {
      int count = in.read(block);
      if (count < 0) {
        return;
      }
      received += count;
      keep(block, count);
    }
  }

  private void keep(byte[] block, int count) {
    if (received > limits.maxBytes()) {
      whole.completeExceptionally(tooLarge(limits));
      return;
    }
    try {
      out.write(block, 0, count);
    } catch (IOException e) {
      // Nothing that the client could help.
      whole.completeExceptionally(new UncheckedIOException(e));
    }
  }

  @Override
  public void onAllDataRead() {
    if (received == 0) {
      whole.completeExceptionally(new Problem(HttpStatus.BAD_REQUEST, "the request has no body"));
    } else {
      whole.complete(null);
    }
  }

  @Override
  public void onError(Throwable failure) {
    left = true;
    whole.completeExceptionally(failure);
  }

  private static Throwable causeOf(Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }

  private Void require(Throwable failure) {
    if (failure instanceof TimeoutException) {
      throw new Problem(
          HttpStatus.REQUEST_TIMEOUT,
          "the upload is too slow: it may take "
              + limits.maxTime().toSeconds()
              + " s, and not pause");
    }
    if (failure instanceof RuntimeException known) {
      throw known;
    }
    if (failure != null) {
      throw new Problem(HttpStatus.BAD_REQUEST, "the upload broke off");
    }
    return null;
  }

  static Problem tooLarge(UploadLimits limits) {
    return new Problem(
        HttpStatus.CONTENT_TOO_LARGE,
        "the file is larger than " + limits.maxBytes() + " bytes, which is the limit");
  }
}
