package metropolis.platform.http;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open event streams by topic, e.g. a conference id. Threads may share it. The server closes
 * every hub that it handed out when it stops.
 */
public final class EventHub implements AutoCloseable {
  private static final int MOST_STREAMS = 1_000;

  private final Map<String, Set<EventStream>> streams = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Opens a stream for one client.
   *
   * @throws Refusal 503 if too many are open or the server stops
   */
  public EventStream open(String topic) {
    if (closed || count() >= MOST_STREAMS) {
      throw Problem.unavailable().refuse();
    }
    EventStream[] self = new EventStream[1];
    var stream = new EventStream(() -> remove(topic, self[0]));
    self[0] = stream;
    streams.computeIfAbsent(topic, _ -> ConcurrentHashMap.newKeySet()).add(stream);
    return stream;
  }

  /** Sends to every client of a topic; never waits for one. */
  public void send(String topic, String event, String data) {
    streams.getOrDefault(topic, Set.of()).forEach(stream -> stream.send(event, data));
  }

  public int count() {
    return streams.values().stream().mapToInt(Set::size).sum();
  }

  @Override
  public void close() {
    closed = true;
    streams.values().forEach(all -> all.forEach(EventStream::close));
  }

  private void remove(String topic, EventStream stream) {
    streams.computeIfPresent(
        topic,
        (_, all) -> {
          all.remove(stream);
          return all.isEmpty() ? null : all;
        });
  }
}
