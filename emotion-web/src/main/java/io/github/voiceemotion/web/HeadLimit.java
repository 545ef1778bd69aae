package io.github.voiceemotion.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections on which no request begins in time. Jetty's own limit starts anew with each
 * byte, and a head of one byte now and then would hold its connection for days.
 */
final class HeadLimit extends Handler.Wrapper implements Connection.Listener {

  private final Duration limit;
  private final Map<EndPoint, Scheduler.Task> waiting = new ConcurrentHashMap<>();

  HeadLimit(Duration limit) {
    this.limit = limit;
  }

  @Override
  public void onOpened(Connection connection) {
    await(connection);
  }

  @Override
  public void onClosed(Connection connection) {
    cease(connection);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    cease(connection);
    Request.addCompletionListener(request, failure -> await(connection));
    return super.handle(request, response, callback);
  }

  /** A connection that has become a WebSocket gets no more requests. */
  private void await(Connection connection) {
    EndPoint endPoint = connection.getEndPoint();
    if (endPoint.isOpen() && endPoint.getConnection() == connection) {
      cease(connection);
      waiting.put(
          endPoint,
          getServer()
              .getScheduler()
              .schedule(() -> close(endPoint), limit.toMillis(), TimeUnit.MILLISECONDS));
    }
  }

  private void cease(Connection connection) {
    Scheduler.Task task = waiting.remove(connection.getEndPoint());
    if (task != null) {
      task.cancel();
    }
  }

  private void close(EndPoint endPoint) {
    waiting.remove(endPoint);
    endPoint.close();
  }
}
