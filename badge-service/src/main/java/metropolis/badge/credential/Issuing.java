package metropolis.badge.credential;

import java.util.Optional;
import metropolis.platform.values.Cause;

/**
 * What other services' events mean for badges. Each rule returns what happens, and changes nothing
 * itself.
 */
public final class Issuing {

  private Issuing() {}

  /**
   * A registration was confirmed: its first badge, or a new print if the one before was revoked or
   * shows another category. Hearing of the same confirmation again changes nothing.
   */
  public static Optional<BadgeEvent> confirmed(
      BadgeBook book,
      String conferenceId,
      String registrationId,
      String category,
      Validity validity,
      Cause cause) {
    Optional<Badge> held = book.ofRegistration(registrationId);
    if (held.isEmpty()) {
      BadgeId id = BadgeId.of(conferenceId, registrationId);
      return Optional.of(
          new BadgeEvent.Issued(
              id, registrationId, 1, category, validity, IssueReason.CONFIRMED, cause));
    }
    Badge badge = held.get();
    if (badge.isRevoked()) {
      return Optional.of(nextSerial(badge, category, validity, IssueReason.CONFIRMED, cause));
    }
    if (!badge.category().equals(category)) {
      return Optional.of(nextSerial(badge, category, validity, IssueReason.DETAILS_CHANGED, cause));
    }
    return Optional.empty();
  }

  /** What the badge stood on is gone. A badge that is revoked already stays as it is. */
  public static Optional<BadgeEvent> withdrawn(
      BadgeBook book, String registrationId, RevocationReason reason, Cause cause) {
    return book.ofRegistration(registrationId)
        .filter(badge -> !badge.isRevoked())
        .map(badge -> revocation(badge, reason, cause));
  }

  static BadgeEvent revocation(Badge badge, RevocationReason reason, Cause cause) {
    return new BadgeEvent.Revoked(
        badge.id(), badge.registrationId(), badge.serial(), reason, cause);
  }

  static BadgeEvent nextSerial(
      Badge badge, String category, Validity validity, IssueReason reason, Cause cause) {
    return new BadgeEvent.Issued(
        badge.id(), badge.registrationId(), badge.serial() + 1, category, validity, reason, cause);
  }
}
