package metropolis.badge.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.badge.credential.BadgeId;

/**
 * The scans of one conference and who is inside, changed only by applying events. Not safe for use
 * by several threads: one writes, readers are kept out meanwhile by whoever owns the book.
 *
 * <p>Who is inside is kept by zone and day: nobody stays overnight, and few badges are scanned on
 * the way out.
 */
public final class AdmissionBook {

  private record ZoneDay(String zone, LocalDate day) {}

  private record GateDay(String gate, LocalDate day) {}

  private final Map<String, CheckIn> checkIns = new LinkedHashMap<>();
  private final Map<BadgeId, List<String>> byBadge = new HashMap<>();
  private final Map<ZoneDay, Map<BadgeId, String>> inside = new HashMap<>();
  private final Map<GateDay, GateCount> counts = new HashMap<>();
  private Venue venue = Venue.UNKNOWN;

  public Venue venue() {
    return venue;
  }

  /** The doors as the programme now has them. */
  public void venue(Venue now) {
    venue = now;
  }

  public Optional<CheckIn> checkIn(String scanId) {
    return Optional.ofNullable(checkIns.get(scanId));
  }

  /** All scans, in the order in which they were recorded. */
  public Collection<CheckIn> all() {
    return Collections.unmodifiableCollection(checkIns.values());
  }

  /** A badge's scans, oldest first. */
  public List<CheckIn> of(BadgeId badge) {
    return byBadge.getOrDefault(badge, List.of()).stream().map(checkIns::get).toList();
  }

  /** The scan that let this badge into this zone on that day, if it is inside. */
  Optional<CheckIn> entry(String zone, LocalDate day, BadgeId badge) {
    return Optional.ofNullable(people(zone, day).get(badge)).map(checkIns::get);
  }

  /** How many people are inside a zone at that time. */
  public int inside(String zone, Instant time) {
    return people(zone, venue.day(time)).size();
  }

  public GateCount count(String gate, Instant time) {
    return counts.getOrDefault(new GateDay(gate, venue.day(time)), GateCount.NONE);
  }

  public void apply(AdmissionEvent event) {
    switch (event) {
      case AdmissionEvent.Recorded recorded -> record(CheckIn.of(recorded));
      case AdmissionEvent.Undone undone -> undo(undone);
    }
  }

  /** Takes in a scan as it was kept. */
  public void restore(CheckIn checkIn) {
    record(CheckIn.of(checkIn.recorded()));
    checkIn.undone().ifPresent(this::undo);
  }

  private void record(CheckIn checkIn) {
    AdmissionEvent.Recorded recorded = checkIn.recorded();
    checkIns.put(recorded.scanId(), checkIn);
    counts.merge(
        new GateDay(recorded.scan().gate(), recorded.day()),
        GateCount.NONE.plus(recorded.verdict()),
        (before, one) -> before.plus(recorded.verdict()));
    recorded
        .print()
        .ifPresent(
            print -> {
              byBadge
                  .computeIfAbsent(print.badge(), badge -> new ArrayList<>(2))
                  .add(recorded.scanId());
              if (recorded.admitted()) {
                enter(recorded, print.badge());
              }
            });
  }

  private void enter(AdmissionEvent.Recorded recorded, BadgeId badge) {
    String zone = recorded.zone().orElseThrow();
    inside
        .computeIfAbsent(new ZoneDay(zone, recorded.day()), key -> new HashMap<>())
        .put(badge, recorded.scanId());
  }

  private void undo(AdmissionEvent.Undone undone) {
    CheckIn checkIn = checkIns.computeIfPresent(undone.scanId(), (id, held) -> held.with(undone));
    AdmissionEvent.Recorded recorded = checkIn.recorded();
    counts.computeIfPresent(
        new GateDay(recorded.scan().gate(), recorded.day()),
        (gate, count) -> count.minusAdmitted());
    people(recorded.zone().orElseThrow(), recorded.day())
        .remove(recorded.print().orElseThrow().badge(), recorded.scanId());
  }

  private Map<BadgeId, String> people(String zone, LocalDate day) {
    return inside.getOrDefault(new ZoneDay(zone, day), Map.of());
  }
}
