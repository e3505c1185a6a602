package metropolis.badge.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeId;

/** Which seats of a session nobody took, so that those who wait may have them. */
public final class Forfeit {

  private Forfeit() {}

  /** When seats nobody took in a session are given away; empty if they are kept. */
  public static Optional<Instant> due(Venue venue, String session) {
    return venue
        .sitting(session)
        .filter(Sitting::seated)
        .flatMap(
            sitting ->
                Optional.ofNullable(venue.zones().get(sitting.zone()))
                    .filter(Zone::seatsNeeded)
                    .flatMap(Zone::seatsReleasedAfter)
                    .map(sitting.starts()::plus));
  }

  /** Whether that moment has come, and the session still lasts. */
  public static boolean isDue(AdmissionBook book, String session, Instant time) {
    return due(book.venue(), session).filter(moment -> !time.isBefore(moment)).isPresent()
        && book.venue().sitting(session).orElseThrow().ends().isAfter(time);
  }

  /**
   * Those who have a seat and did not come for it, in order of their ids.
   *
   * @param holders registrations with a seat in the session
   */
  public static List<String> registrations(
      AdmissionBook book, BadgeBook badges, Collection<String> holders, String session) {
    Sitting sitting = book.venue().sitting(session).orElseThrow();
    LocalDate day = book.venue().day(sitting.starts());
    Map<BadgeId, List<CheckIn>> came = book.passages(sitting.zone(), day);
    return holders.stream()
        .filter(
            holder ->
                badges
                    .ofRegistration(holder)
                    .map(Badge::id)
                    .map(came::get)
                    .filter(passages -> passages.stream().anyMatch(at -> cameFor(sitting, at)))
                    .isEmpty())
        .sorted()
        .toList();
  }

  private static boolean cameFor(Sitting sitting, CheckIn passage) {
    return passage.inward()
        && sitting.admitsAt(passage.time())
        && passage.recorded().scan().session().map(sitting.id()::equals).orElse(true);
  }
}
