package metropolis.badge.admission;

import static metropolis.badge.credential.Story.CONFERENCE;
import static metropolis.badge.credential.Story.cause;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeId;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;

/** A house with two gates, and a small room for speakers and NGOs. */
final class Doors {

  static final String HOUSE = "house";
  static final String ROOM = "room-ii";
  static final String GATE_1 = "gate-1";
  static final String GATE_2 = "gate-2";
  static final String ROOM_DOOR = "door-ii";
  static final int ROOM_CAPACITY = 2;

  static final Venue VENUE =
      Venue.of(
          ZoneId.of("Europe/Zurich"),
          List.of(
              new Zone(HOUSE, Map.of("en", "House"), Set.of(), OptionalInt.empty()),
              new Zone(
                  ROOM,
                  Map.of("en", "Room II"),
                  Set.of("ngo", "speaker"),
                  OptionalInt.of(ROOM_CAPACITY))),
          List.of(
              new Gate(GATE_1, Map.of("en", "Gate 1"), HOUSE),
              new Gate(GATE_2, Map.of("en", "Gate 2"), HOUSE),
              new Gate(ROOM_DOOR, Map.of("en", "Room II"), ROOM)));

  private Doors() {}

  static AdmissionBook book() {
    AdmissionBook book = new AdmissionBook();
    book.venue(VENUE);
    return book;
  }

  static Print print(String registration, int serial) {
    return new Print(BadgeId.of(CONFERENCE, registration), serial);
  }

  static Cause at(Instant time) {
    return cause("scan", Role.GATE, "gate-account", time);
  }

  static Scan scan(String id, String gate, Presented presented, Instant time) {
    return new Scan(id, gate, "handheld", presented, time, at(time));
  }

  static Presented token(String registration, int serial) {
    return new Presented.Token(print(registration, serial));
  }

  /** Scans and applies what comes of it, as the service does. */
  static Admission.Outcome pass(AdmissionBook book, BadgeBook badges, Scan scan) {
    Admission.Outcome outcome = Admission.scanned(book, badges, scan);
    if (outcome instanceof Admission.Outcome.Recorded recorded) {
      book.apply(recorded.event());
    }
    return outcome;
  }

  static Optional<Verdict> verdict(Admission.Outcome outcome) {
    return outcome instanceof Admission.Outcome.Recorded recorded
        ? Optional.of(recorded.event().verdict())
        : Optional.empty();
  }
}
