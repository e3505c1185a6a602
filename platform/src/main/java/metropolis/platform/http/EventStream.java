package metropolis.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One client's server-sent events. Any thread may send; a client that does not keep up with its
 * bounded buffer is cut off and, as browsers do, connects again. Idle streams carry a comment now
 * and then, so that proxies keep them open and lost clients are noticed.
 */
public final class EventStream implements AutoCloseable {
  private static final int BUFFERED = 256;
  static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private record Item(String text) {}

  private static final Item END = new Item("");

  private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(BUFFERED);
  private final Runnable onClose;
  private volatile boolean closed;

  EventStream(Runnable onClose) {
    this.onClose = onClose;
  }

  /**
   * Queues an event and returns at once.
   *
   * @param event its name; letters, digits and hyphens
   * @param data JSON or an HTML fragment; may have several lines
   * @return false if the client is gone
   */
  public boolean send(String event, String data) {
    var text = new StringBuilder("event: ").append(event).append('\n');
    data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    if (closed || !queue.offer(new Item(text.append('\n').toString()))) {
      close();
      return false;
    }
    return true;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    queue.offer(END);
  }

  /** Writes until the client or the server has enough; on the request's own virtual thread. */
  void writeTo(OutputStream out) {
    try {
      out.write(": connected\n\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      while (!closed) {
        Item next = queue.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        if (next == END) {
          break;
        }
        out.write(
            (next == null ? ": still here\n\n" : next.text()).getBytes(StandardCharsets.UTF_8));
        if (queue.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException _) {
      // The client has gone, which is how such a stream usually ends.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      closed = true;
      onClose.run();
    }
  }
}
