package metropolis.badge.credential;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.platform.values.Cause;

/** What happened to a badge. A badge is the fold of its events. */
public sealed interface BadgeEvent {

  BadgeId badge();

  String registrationId();

  int serial();

  Cause cause();

  /** A serial was issued; from now on every earlier one is refused. */
  record Issued(
      BadgeId badge,
      String registrationId,
      int serial,
      String category,
      Validity validity,
      IssueReason reason,
      Cause cause)
      implements BadgeEvent {}

  record Revoked(
      BadgeId badge, String registrationId, int serial, RevocationReason reason, Cause cause)
      implements BadgeEvent {}

  /**
   * It came out of a printer.
   *
   * @param reason of printing this serial again; empty the first time
   * @param run the print run it was part of; empty if it was printed by itself
   */
  record Printed(
      BadgeId badge,
      String registrationId,
      int serial,
      Imprint imprint,
      Optional<ReprintReason> reason,
      OptionalInt run,
      Cause cause)
      implements BadgeEvent {}

  record HandedOver(BadgeId badge, String registrationId, int serial, Cause cause)
      implements BadgeEvent {}

  record Returned(BadgeId badge, String registrationId, int serial, Cause cause)
      implements BadgeEvent {}

  /**
   * Something that is printed on it changed.
   *
   * @param details what changed, as words; never what it was or is
   */
  record WentStale(
      BadgeId badge, String registrationId, int serial, List<String> details, Cause cause)
      implements BadgeEvent {

    public WentStale {
      details = List.copyOf(details);
    }
  }
}
