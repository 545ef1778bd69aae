package io.github.voiceemotion.web;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/**
 * A part of a file on its way to a client, at the client's pace. No thread waits for it, so that
 * any number of slow clients can read at once.
 */
final class Download implements WriteListener {

  private static final int BLOCK = 1 << 15;
  private static final long FOR_EVER = 0;

  private final FileChannel file;
  private final ServletOutputStream out;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
  private long left;

  private Download(FileChannel file, long count, ServletOutputStream out) {
    this.file = file;
    this.left = count;
    this.out = out;
  }

  /**
   * Sends bytes.
   *
   * @param context of a request that is answered asynchronously
   * @param file to send from, where it stands; closed in the end
   * @param count of bytes to send
   * @param limit of time, after which the connection is closed
   * @return done when all is sent, or the client has left
   */
  static CompletableFuture<Void> send(Context context, FileChannel file, long count, Duration limit)
      throws IOException {
    EndPoint endPoint =
        ServletContextRequest.getServletContextRequest(context.req())
            .getConnectionMetaData()
            .getConnection()
            .getEndPoint();
    Download download = new Download(file, count, context.res().getOutputStream());
    context.req().getAsyncContext().setTimeout(FOR_EVER);
    download.out.setWriteListener(download);
    return download
        .over
        .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
        .whenComplete((nothing, failure) -> download.close())
        .exceptionally(
            failure -> {
              endPoint.close();
              return null;
            });
  }

  @Override
  public void onWritePossible() throws IOException {
    while (out.isReady()) {
      block.clear().limit((int) Math.min(BLOCK, left));
      int count = left == 0 ? -1 : file.read(block);
      if (count < 0) {
        over.complete(null);
        return;
      }
      left -= count;
      out.write(block.array(), 0, count);
    }
  }

  @Override
  public void onError(Throwable failure) {
    over.completeExceptionally(failure);
  }

  private void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
