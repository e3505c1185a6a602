package metropolis.badge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import metropolis.badge.admission.AdmissionBook;
import metropolis.badge.admission.Attendance;
import metropolis.badge.admission.CheckIn;
import metropolis.badge.admission.Forfeit;
import metropolis.badge.admission.Gate;
import metropolis.badge.admission.Presence;
import metropolis.badge.admission.Venue;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.http.Books;
import metropolis.badge.roster.Bearer;
import metropolis.platform.kafka.WindowedCounts;

/** What the doors and the control room read of one conference, under its lock. */
final class DoorBooks {

  /** As many as people can look through while others wait; each badge's page has all of its own. */
  private static final int MOST_OBJECTIONS = 15;

  private DoorBooks() {}

  static Books.RosterSince roster(ConferenceBook book, long since) {
    boolean whole = !book.rosterLog().reaches(since);
    List<Books.RosterLine> lines = new ArrayList<>();
    if (whole) {
      for (Badge badge : book.badges().all()) {
        lines.add(line(book, badge));
      }
    } else {
      for (String registration : book.rosterLog().since(since)) {
        book.badges().ofRegistration(registration).ifPresent(b -> lines.add(line(book, b)));
      }
    }
    return new Books.RosterSince(book.rosterLog().version(), whole, lines);
  }

  private static Books.RosterLine line(ConferenceBook book, Badge badge) {
    return new Books.RosterLine(badge, book.roster().bearer(badge.registrationId()));
  }

  static List<Books.Present> inside(ConferenceBook book, String zone, Instant now) {
    AdmissionBook doors = book.admissions();
    List<Books.Present> present = new ArrayList<>();
    doors
        .entries(zone, doors.venue().day(now))
        .forEach(
            (badge, entry) ->
                present.add(
                    new Books.Present(badge, entry.recorded().scan().gate(), entry.time())));
    return present;
  }

  static List<Books.Dispute> conflicts(ConferenceBook book) {
    return book.admissions().conflicts().stream()
        .map(conflict -> new Books.Dispute(conflict, holder(book, conflict.scan())))
        .toList();
  }

  private static Optional<Books.Holder> holder(ConferenceBook book, CheckIn checkIn) {
    return checkIn
        .recorded()
        .print()
        .map(BadgeBook.Print::badge)
        .flatMap(badge -> holder(book, badge));
  }

  private static Optional<Books.Holder> holder(ConferenceBook book, BadgeId badge) {
    return book.badges().badge(badge).map(held -> ShardBooks.holder(book, held));
  }

  static Books.Control control(ConferenceBook book, WindowedCounts minutes, Instant now) {
    AdmissionBook doors = book.admissions();
    Venue venue = doors.venue();
    LocalDate day = venue.day(now);
    Instant from = day.atStartOfDay(venue.timeZone()).toInstant();
    return new Books.Control(
        day,
        venue.gates().values().stream().map(gate -> busy(book, gate, minutes, from, now)).toList(),
        venue.zones().values().stream()
            .map(zone -> new Books.ZoneDay(zone, doors.inside(zone.id(), now)))
            .toList(),
        conflicts(book),
        doors.objections(now, MOST_OBJECTIONS).stream()
            .map(checkIn -> new Books.Scanned(checkIn, holder(book, checkIn)))
            .toList(),
        List.copyOf(book.devices().all()));
  }

  private static Books.Busy busy(
      ConferenceBook book, Gate gate, WindowedCounts minutes, Instant from, Instant now) {
    return new Books.Busy(
        gate,
        book.admissions().count(gate.id(), now),
        book.admissions().refusals(gate.id(), now),
        minutes.counts(book.id(), Minutes.kind(gate.id(), Minutes.IN), from, now),
        minutes.counts(book.id(), Minutes.kind(gate.id(), Minutes.OUT), from, now),
        minutes.counts(book.id(), Minutes.kind(gate.id(), Minutes.REFUSED), from, now));
  }

  static Optional<List<Books.Attendee>> attendance(ConferenceBook book, String session) {
    return book.admissions()
        .venue()
        .sitting(session)
        .map(
            sitting ->
                Attendance.of(
                        book.admissions(),
                        sitting,
                        badge ->
                            book.badges().badge(badge).map(b -> seats(book, b)).orElse(List.of()))
                    .stream()
                    .flatMap(
                        was ->
                            holder(book, was.badge()).stream()
                                .map(
                                    holder ->
                                        new Books.Attendee(
                                            holder,
                                            was.entered(),
                                            was.left(),
                                            was.inside().toMinutes(),
                                            was.walkIn())))
                    .toList());
  }

  static List<Books.Visitor> visitors(ConferenceBook book, Set<BadgeId> badges) {
    return Presence.of(
            book.admissions(),
            badge -> book.badges().badge(badge).map(b -> seats(book, b)).orElse(List.of()))
        .values()
        .stream()
        .filter(presence -> badges.isEmpty() || badges.contains(presence.badge()))
        .flatMap(
            presence ->
                holder(book, presence.badge()).stream()
                    .map(holder -> new Books.Visitor(holder, presence)))
        .toList();
  }

  private static List<String> seats(ConferenceBook book, Badge badge) {
    return book.roster().bearer(badge.registrationId()).map(Bearer::sessions).orElse(List.of());
  }

  static List<Books.DueRelease> dueReleases(ConferenceBook book, Instant now) {
    return book.admissions().venue().sittings().stream()
        .filter(sitting -> !book.released(sitting.id()))
        .filter(sitting -> Forfeit.isDue(book.admissions(), sitting.id(), now))
        .map(
            sitting ->
                new Books.DueRelease(
                    book.id(),
                    sitting.id(),
                    Forfeit.due(book.admissions().venue(), sitting.id()).orElseThrow(),
                    sitting.zone()))
        .toList();
  }
}
