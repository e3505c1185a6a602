package metropolis.badge.http;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import metropolis.platform.http.EventHub;
import metropolis.platform.http.EventStream;
import metropolis.platform.http.Json;
import metropolis.platform.values.HeldElsewhere;
import metropolis.platform.values.NotReady;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the counts of the doors to the pages that show them, some times a second at most, however
 * many scans there are. Any thread may use it.
 */
public final class CountsFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CountsFeed.class);
  private static final long PAUSE_MILLISECONDS = 250;
  private static final String EVENT = "counts";

  /** Something that is more than a count: whoever needs it asks. */
  private static final String HAPPENED = "doors";

  private final EventHub hub = new EventHub();
  private final Books books;
  private final InstantSource clock;
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final Map<String, String> sent = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("door-counts").factory());

  public CountsFeed(Books books, InstantSource clock) {
    this.books = books;
    this.clock = clock;
    thread.scheduleWithFixedDelay(
        this::sendChanges, PAUSE_MILLISECONDS, PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  /** The streams, to be ended with the server. */
  public EventHub hub() {
    return hub;
  }

  /** Something happened in a conference; returns at once. */
  public void changed(String conference) {
    if (hub.count() > 0) {
      changed.add(conference);
    }
  }

  /** A stream that begins with the counts of now. */
  EventStream open(String conference) {
    EventStream stream = hub.open(conference);
    counts(conference).ifPresent(counts -> stream.send(EVENT, counts));
    return stream;
  }

  private void sendChanges() {
    for (Iterator<String> all = changed.iterator(); all.hasNext(); ) {
      String conference = all.next();
      // Before reading: what happens from now on is noted again.
      all.remove();
      try {
        counts(conference)
            .filter(counts -> !counts.equals(sent.put(conference, counts)))
            .ifPresent(counts -> hub.send(conference, EVENT, counts));
        hub.send(conference, HAPPENED, "{}");
      } catch (HeldElsewhere | NotReady moved) {
        // The pages connect again, and are led to whoever holds the conference now.
        LOG.debug("counts of a conference that moved were left out");
      } catch (RuntimeException bug) {
        LOG.error("counts could not be sent", bug);
      }
    }
  }

  private Optional<String> counts(String conference) {
    return books
        .conference(conference)
        .flatMap(
            known ->
                books
                    .doors(conference, clock.instant())
                    .map(doors -> new Documents(known, "en").counts(doors)))
        .map(counts -> new String(Json.write(counts), StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    thread.shutdownNow();
    hub.close();
  }
}
