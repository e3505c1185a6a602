package metropolis.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The least that a client of HTTP/1.1 can do: posts JSON over kept connections and reads the
 * status. It shares the processors with the server that is measured, and a full client takes as
 * much of them as the server does. Any thread may use it.
 */
final class Wire implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 60_000;

  /** A server ends a connection that was silent for 30 seconds. */
  private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final InetSocketAddress address;
  private final String head;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  /**
   * @param token of the API
   */
  Wire(URI base, String token) {
    address = new InetSocketAddress(base.getHost(), base.getPort());
    head =
        " HTTP/1.1\r\nHost: "
            + base.getAuthority()
            + "\r\nAuthorization: Bearer "
            + token
            + "\r\nAccept: application/json\r\nContent-Type: application/json\r\n";
  }

  /** Posts a document, as a command of its own; an answer of another status is a failure. */
  void post(String path, byte[] json, int wanted) {
    String request =
        "POST %s%sIdempotency-Key: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, head, key(), json.length);
    try {
      Connection connection = kept();
      int status = connection.exchange(request, json);
      idle.push(connection);
      if (status != wanted) {
        throw new IllegalStateException("status " + status + " instead of " + wanted);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** New for each command; to be hard to guess is not needed here, and takes longer. */
  private static UUID key() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong());
  }

  private Connection kept() throws IOException {
    for (Connection c = idle.poll(); c != null; c = idle.poll()) {
      if (System.nanoTime() - c.used < KEPT_NANOS) {
        return c;
      }
      c.socket.close();
    }
    return new Connection();
  }

  @Override
  public void close() throws IOException {
    for (Connection c = idle.poll(); c != null; c = idle.poll()) {
      c.socket.close();
    }
  }

  /** One kept connection; one exchange at a time. */
  private final class Connection {
    private final Socket socket = new Socket();
    private final InputStream in;
    private long used = System.nanoTime();

    Connection() throws IOException {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(address, PATIENCE_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
    }

    int exchange(String head, byte[] body) throws IOException {
      byte[] start = head.getBytes(StandardCharsets.US_ASCII);
      byte[] all = new byte[start.length + body.length];
      System.arraycopy(start, 0, all, 0, start.length);
      System.arraycopy(body, 0, all, start.length, body.length);
      socket.getOutputStream().write(all);
      int status = Integer.parseInt(line().split(" ", 3)[1]);
      long length = -1;
      boolean chunked = false;
      for (String header = line(); !header.isEmpty(); header = line()) {
        String small = header.toLowerCase(Locale.ROOT);
        if (small.startsWith("content-length:")) {
          length = Long.parseLong(small.substring(small.indexOf(':') + 1).strip());
        }
        chunked |= small.startsWith("transfer-encoding:") && small.endsWith("chunked");
      }
      if (chunked) {
        skipChunks();
      } else if (length < 0) {
        throw new IOException("an answer of no known length");
      } else {
        in.skipNBytes(length);
      }
      used = System.nanoTime();
      return status;
    }

    private void skipChunks() throws IOException {
      int size;
      do {
        size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
        in.skipNBytes(size);
        line();
      } while (size > 0);
    }

    private String line() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new IOException("the connection ended in the middle of an answer");
        }
        if (b != '\r') {
          bytes.write(b);
        }
      }
      return bytes.toString(StandardCharsets.US_ASCII);
    }
  }
}
