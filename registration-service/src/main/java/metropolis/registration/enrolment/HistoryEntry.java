package metropolis.registration.enrolment;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import metropolis.platform.values.Actor;

/**
 * What was done to a registration, by whom and when.
 *
 * @param what name for programs and bundles, as {@code seat-granted}
 * @param details codes, ids and amounts; nothing that names somebody
 */
public record HistoryEntry(Instant time, Actor actor, String what, Map<String, String> details) {

  public HistoryEntry {
    // Most entries tell one thing or nothing, and there are five of them for each delegate.
    details =
        details.size() < 2
            ? Map.copyOf(details)
            : Collections.unmodifiableMap(new TreeMap<>(details));
  }
}
