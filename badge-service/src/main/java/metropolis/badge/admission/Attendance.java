package metropolis.badge.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import metropolis.badge.credential.BadgeId;

/**
 * Somebody's presence in a session, by what the doors of its zone saw. Immutable.
 *
 * @param left for the last time; empty if nobody saw it
 * @param inside for so long while the session lasted; until its end, if nobody saw the person leave
 * @param walkIn came in without a seat, or unannounced
 */
public record Attendance(
    BadgeId badge, Instant entered, Optional<Instant> left, Duration inside, boolean walkIn) {

  /**
   * Everybody who was there, in the order in which they came. Where several sessions share doors,
   * people are where the gate said, or where they have a seat, or in each that has none.
   *
   * @param seats the sessions in which a badge's wearer has a seat
   */
  public static List<Attendance> of(
      AdmissionBook book, Sitting sitting, Function<BadgeId, List<String>> seats) {
    List<Attendance> found = new ArrayList<>();
    book.passages(sitting.zone(), book.venue().day(sitting.starts()))
        .forEach(
            (badge, passages) ->
                during(badge, sitting, passages)
                    .filter(was -> isFor(book, sitting, badge, passages, seats))
                    .ifPresent(found::add));
    found.sort(Comparator.comparing(Attendance::entered).thenComparing(was -> was.badge().text()));
    return found;
  }

  private static Optional<Attendance> during(
      BadgeId badge, Sitting sitting, List<CheckIn> passages) {
    CheckIn first = null;
    Instant since = null;
    Instant left = null;
    Duration inside = Duration.ZERO;
    for (CheckIn passage : passages) {
      if (passage.inward() && since == null && passage.time().isBefore(sitting.ends())) {
        since = passage.time();
        left = null;
        first = first == null ? passage : first;
      } else if (!passage.inward() && since != null) {
        inside = inside.plus(overlap(sitting, since, passage.time()));
        left = passage.time();
        since = null;
        first = inside.isZero() ? null : first;
      }
    }
    if (since != null) {
      inside = inside.plus(overlap(sitting, since, sitting.ends()));
    }
    return first == null || inside.isZero()
        ? Optional.empty()
        : Optional.of(
            new Attendance(
                badge, first.time(), Optional.ofNullable(left), inside, first.recorded().walkIn()));
  }

  private static Duration overlap(Sitting sitting, Instant from, Instant to) {
    Instant begin = from.isAfter(sitting.starts()) ? from : sitting.starts();
    Instant end = to.isBefore(sitting.ends()) ? to : sitting.ends();
    return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
  }

  private static boolean isFor(
      AdmissionBook book,
      Sitting sitting,
      BadgeId badge,
      List<CheckIn> passages,
      Function<BadgeId, List<String>> seats) {
    List<String> said =
        passages.stream()
            .filter(passage -> sitting.admitsAt(passage.time()))
            .flatMap(passage -> passage.recorded().scan().session().stream())
            .toList();
    if (!said.isEmpty()) {
      return said.contains(sitting.id());
    }
    List<String> atOnce =
        book.venue().sittings().stream()
            .filter(other -> other.zone().equals(sitting.zone()))
            .filter(
                other ->
                    other.starts().isBefore(sitting.ends())
                        && sitting.starts().isBefore(other.ends()))
            .map(Sitting::id)
            .toList();
    List<String> own = seats.apply(badge).stream().filter(atOnce::contains).toList();
    return own.isEmpty() || own.contains(sitting.id());
  }
}
