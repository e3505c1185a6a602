package metropolis.badge.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import metropolis.badge.credential.BadgeId;

/**
 * The scans of one conference and who is inside, changed only by applying events. Not safe for use
 * by several threads: one writes, readers are kept out meanwhile by whoever owns the book.
 *
 * <p>Who is inside is kept by zone and day: nobody stays overnight, and few badges are scanned on
 * the way out. It follows from what happened when: in whatever order the gates tell of their scans,
 * the same people are inside and the same conflicts are found.
 */
public final class AdmissionBook {

  private record ZoneDay(String zone, LocalDate day) {}

  private record GateDay(String gate, LocalDate day) {}

  private final Map<String, CheckIn> checkIns = new LinkedHashMap<>();
  private final Map<BadgeId, List<String>> byBadge = new HashMap<>();
  private final Map<ZoneDay, Map<BadgeId, List<String>>> passages = new HashMap<>();
  private final Map<ZoneDay, Set<BadgeId>> inside = new HashMap<>();
  private final Map<GateDay, GateCount> counts = new HashMap<>();
  private final Map<GateDay, Map<String, Integer>> refusals = new HashMap<>();
  private final Map<String, Conflict> conflicts = new LinkedHashMap<>();

  /** By day, as they happened; which scans these are does not change with what is said of them. */
  private final Map<LocalDate, NavigableSet<CheckIn>> objections = new HashMap<>();

  private Venue venue = Venue.UNKNOWN;

  public Venue venue() {
    return venue;
  }

  /** The doors as the programme now has them. */
  public void venue(Venue now) {
    venue = now;
    // What a zone thinks of coming in twice may be another now, or be known only now.
    passages.forEach((at, people) -> people.keySet().forEach(badge -> recount(at, badge)));
  }

  public Optional<CheckIn> checkIn(String scanId) {
    return Optional.ofNullable(checkIns.get(scanId));
  }

  /** All scans, in the order in which they were recorded. */
  public Collection<CheckIn> all() {
    return Collections.unmodifiableCollection(checkIns.values());
  }

  /** A badge's scans, in the order in which they were recorded. */
  public List<CheckIn> of(BadgeId badge) {
    return byBadge.getOrDefault(badge, List.of()).stream().map(checkIns::get).toList();
  }

  /** All passages of a zone's day that stand, by badge and as they happened. */
  public Map<BadgeId, List<CheckIn>> passages(String zone, LocalDate day) {
    Map<BadgeId, List<CheckIn>> found = new HashMap<>();
    ZoneDay at = new ZoneDay(zone, day);
    passages
        .getOrDefault(at, Map.of())
        .keySet()
        .forEach(badge -> found.put(badge, stay(at, badge).passages()));
    return found;
  }

  /** On which days each badge came in by any door. */
  Map<BadgeId, SortedSet<LocalDate>> days() {
    Map<BadgeId, SortedSet<LocalDate>> found = new HashMap<>();
    passages.forEach(
        (at, badges) ->
            badges.forEach(
                (badge, scans) -> {
                  if (scans.stream().map(checkIns::get).anyMatch(AdmissionBook::cameIn)) {
                    found.computeIfAbsent(badge, key -> new TreeSet<>()).add(at.day());
                  }
                }));
    return found;
  }

  private static boolean cameIn(CheckIn checkIn) {
    return checkIn.stands() && checkIn.inward();
  }

  /** By which scan each badge is in a zone. */
  public Map<BadgeId, CheckIn> entries(String zone, LocalDate day) {
    Map<BadgeId, CheckIn> found = new HashMap<>();
    ZoneDay at = new ZoneDay(zone, day);
    inside
        .getOrDefault(at, Set.of())
        .forEach(badge -> found.put(badge, stay(at, badge).entry().orElseThrow()));
    return found;
  }

  Stay stay(String zone, LocalDate day, BadgeId badge) {
    return stay(new ZoneDay(zone, day), badge);
  }

  private Stay stay(ZoneDay at, BadgeId badge) {
    return Stay.of(
        passages.getOrDefault(at, Map.of()).getOrDefault(badge, List.of()).stream()
            .map(checkIns::get));
  }

  /**
   * The verdict on a scan by all that is known by now: what a gate asked stays as it was answered,
   * what a gate told takes its place among what others told.
   */
  public Verdict settled(CheckIn checkIn) {
    AdmissionEvent.Recorded recorded = checkIn.recorded();
    boolean fixed =
        recorded.verdict() instanceof Verdict.Refused
            || !checkIn.inward()
            || recorded.scan().report().decision() instanceof Decision.Asked && !checkIn.stands();
    if (fixed) {
      return recorded.verdict();
    }
    return stay(
            recorded.zone().orElseThrow(), recorded.day(), recorded.print().orElseThrow().badge())
        .insideBefore(checkIn)
        .filter(entry -> policy(recorded.zone().orElseThrow()) != AntiPassBack.NONE)
        .<Verdict>map(AdmissionBook::inside)
        .orElseGet(Verdict.Admitted::new);
  }

  static Verdict inside(CheckIn entry) {
    return new Verdict.AlreadyInside(entry.recorded().scan().gate(), entry.time());
  }

  AntiPassBack policy(String zone) {
    return Optional.ofNullable(venue.zones().get(zone))
        .map(Zone::antiPassBack)
        .orElse(AntiPassBack.BLOCK);
  }

  /** How many people are inside a zone at that time. */
  public int inside(String zone, Instant time) {
    return inside.getOrDefault(new ZoneDay(zone, venue.day(time)), Set.of()).size();
  }

  public boolean isInside(String zone, Instant time, BadgeId badge) {
    return inside.getOrDefault(new ZoneDay(zone, venue.day(time)), Set.of()).contains(badge);
  }

  public GateCount count(String gate, Instant time) {
    return counts.getOrDefault(new GateDay(gate, venue.day(time)), GateCount.NONE);
  }

  /** Why a gate turned people away on a day, as words, and how often. */
  public Map<String, Integer> refusals(String gate, Instant time) {
    return Map.copyOf(refusals.getOrDefault(new GateDay(gate, venue.day(time)), Map.of()));
  }

  /** All conflicts, resolved ones too, as they happened. */
  public List<Conflict> conflicts() {
    return conflicts.values().stream()
        .sorted((one, other) -> CheckIn.BY_TIME.compare(one.scan(), other.scan()))
        .toList();
  }

  /**
   * Scans of a day in which the rules or the gate had something against letting somebody in, the
   * latest first. Left out are those of open conflicts, which are resolved as such.
   *
   * @param most as many as are wanted
   */
  public List<CheckIn> objections(Instant time, int most) {
    NavigableSet<CheckIn> ofDay = objections.get(venue.day(time));
    return ofDay == null
        ? List.of()
        : ofDay.descendingSet().stream()
            .map(CheckIn::scanId)
            .filter(id -> conflict(id).filter(Conflict::isOpen).isEmpty())
            .limit(most)
            .map(checkIns::get)
            .toList();
  }

  public Optional<Conflict> conflict(String scanId) {
    return Optional.ofNullable(conflicts.get(scanId));
  }

  public void apply(AdmissionEvent event) {
    switch (event) {
      case AdmissionEvent.Recorded recorded -> record(CheckIn.of(recorded));
      case AdmissionEvent.Undone _, AdmissionEvent.Overridden _, AdmissionEvent.Resolved _ ->
          change(event.scanId(), held -> held.with(event));
    }
  }

  /** Takes in a scan as it was kept. */
  public void restore(CheckIn checkIn) {
    record(checkIn);
  }

  private void record(CheckIn checkIn) {
    AdmissionEvent.Recorded recorded = checkIn.recorded();
    checkIns.put(recorded.scanId(), checkIn);
    count(checkIn, 1);
    if (checkIn.objected()) {
      objections
          .computeIfAbsent(recorded.day(), day -> new TreeSet<>(CheckIn.BY_TIME))
          .add(checkIn);
    }
    recorded
        .print()
        .ifPresent(
            print ->
                byBadge
                    .computeIfAbsent(print.badge(), badge -> new ArrayList<>(2))
                    .add(recorded.scanId()));
    place(checkIn);
  }

  private void change(String scanId, UnaryOperator<CheckIn> how) {
    CheckIn before = checkIns.get(scanId);
    count(before, -1);
    CheckIn now = how.apply(before);
    checkIns.put(scanId, now);
    count(now, 1);
    place(now);
  }

  private void place(CheckIn checkIn) {
    AdmissionEvent.Recorded recorded = checkIn.recorded();
    boolean went = recorded.passed() || checkIn.overridden().isPresent();
    if (!went || recorded.zone().isEmpty() || recorded.print().isEmpty()) {
      return;
    }
    ZoneDay at = new ZoneDay(recorded.zone().get(), recorded.day());
    BadgeId badge = recorded.print().get().badge();
    List<String> ids =
        passages
            .computeIfAbsent(at, key -> new HashMap<>())
            .computeIfAbsent(badge, key -> new ArrayList<>(2));
    if (!ids.contains(checkIn.scanId())) {
      ids.add(checkIn.scanId());
    }
    recount(at, badge);
  }

  private void recount(ZoneDay at, BadgeId badge) {
    Stay stay = stay(at, badge);
    Set<BadgeId> people = inside.computeIfAbsent(at, key -> new HashSet<>());
    if (stay.entry().isPresent()) {
      people.add(badge);
    } else {
      people.remove(badge);
    }
    passages.get(at).get(badge).forEach(conflicts::remove);
    stay.conflicts(policy(at.zone()))
        .forEach(conflict -> conflicts.put(conflict.scan().scanId(), conflict));
  }

  private void count(CheckIn checkIn, int by) {
    if (checkIn.undone().isPresent()) {
      return;
    }
    GateDay at = new GateDay(checkIn.recorded().scan().gate(), checkIn.recorded().day());
    Deed deed = checkIn.deed();
    GateCount before = counts.getOrDefault(at, GateCount.NONE);
    boolean walkIn = checkIn.recorded().walkIn();
    counts.put(at, by > 0 ? before.plus(deed, walkIn) : before.minus(deed, walkIn));
    if (deed == Deed.REFUSED) {
      refusals
          .computeIfAbsent(at, key -> new TreeMap<>())
          .merge(checkIn.refusal(), by, (one, more) -> one + more == 0 ? null : one + more);
    }
  }
}
