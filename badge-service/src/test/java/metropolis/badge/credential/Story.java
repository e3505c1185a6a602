package metropolis.badge.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;

/** The values that the tests' stories are about. */
public final class Story {

  public static final String CONFERENCE = "metropolis-2004";
  public static final String REGISTRATION = "7Q2M4X9K3TAB5CDE";
  public static final BadgeId BADGE = BadgeId.of(CONFERENCE, REGISTRATION);
  public static final Validity DAYS =
      new Validity(LocalDate.of(2004, 9, 27), LocalDate.of(2004, 10, 1));

  /** The Monday of the conference, 08:00 in Geneva. */
  public static final Instant MONDAY = Instant.parse("2004-09-27T06:00:00Z");

  public static final Imprint IMPRINT = new Imprint("a6-portrait", "1", "5a".repeat(32), 1);

  private Story() {}

  public static Cause cause(String command, Role role, String actor, Instant time) {
    return new Cause(command, new Actor(role, actor), time);
  }

  public static Cause service(String command) {
    return cause(command, Role.SYSTEM, "badge", MONDAY);
  }

  public static Cause desk(String command) {
    return cause(command, Role.SECRETARIAT, "desk-1", MONDAY);
  }

  public static BadgeEvent.Issued issued(String registration, int serial) {
    return new BadgeEvent.Issued(
        BadgeId.of(CONFERENCE, registration),
        registration,
        serial,
        "ngo",
        DAYS,
        serial == 1 ? IssueReason.CONFIRMED : IssueReason.LOST,
        service("c" + serial));
  }

  public static BadgeEvent.Revoked revoked(
      String registration, int serial, RevocationReason reason) {
    return new BadgeEvent.Revoked(
        BadgeId.of(CONFERENCE, registration), registration, serial, reason, service("r" + serial));
  }

  public static BadgeEvent.Printed printed(String registration, int serial) {
    return new BadgeEvent.Printed(
        BadgeId.of(CONFERENCE, registration),
        registration,
        serial,
        IMPRINT,
        Optional.empty(),
        OptionalInt.empty(),
        desk("p" + serial));
  }

  public static BadgeEvent.HandedOver handedOver(String registration, int serial) {
    return new BadgeEvent.HandedOver(
        BadgeId.of(CONFERENCE, registration), registration, serial, desk("h" + serial));
  }

  public static BadgeEvent.Returned returned(String registration, int serial) {
    return new BadgeEvent.Returned(
        BadgeId.of(CONFERENCE, registration), registration, serial, desk("t" + serial));
  }

  public static BadgeBook book(BadgeEvent... events) {
    BadgeBook book = new BadgeBook();
    for (BadgeEvent event : events) {
      book.apply(event);
    }
    return book;
  }
}
