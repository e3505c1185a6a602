package metropolis.badge.credential;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import metropolis.platform.values.Cause;

/** The rules of issuing and revoking. Each returns what happens, and changes nothing itself. */
public final class Issuing {

  private static final int LAST_SERIAL = 0xffff;

  private Issuing() {}

  /** Why staff do not get what they asked for. */
  public enum Refusal {
    NO_SUCH_BADGE,
    /** Another print was issued since the caller looked: two clerks at work on one badge. */
    BADGE_CHANGED,
    /** It went with the registration; only a new confirmation brings it back. */
    BADGE_REVOKED,
    /** The serial is used up. */
    TOO_MANY_PRINTS
  }

  /** What came of a request by staff. */
  public sealed interface Outcome {
    record Done(BadgeEvent event) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}
  }

  /** What staff want done with a badge, and the print they saw, if they say which. */
  public record Request(BadgeBook book, String registrationId, OptionalInt serial, Cause cause) {}

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
      return Optional.of(nextPrint(badge, category, validity, IssueReason.CONFIRMED, cause));
    }
    if (!badge.category().equals(category)) {
      return Optional.of(nextPrint(badge, category, validity, IssueReason.DETAILS_CHANGED, cause));
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

  /** Staff want a new print; the one before stops counting at once. */
  public static Outcome reissue(Request request, IssueReason reason) {
    return firstRefusal(
            request, Issuing::noSuchBadge, Issuing::changed, Issuing::goneForGood, Issuing::usedUp)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(
            () -> {
              Badge badge = badge(request).orElseThrow();
              return new Outcome.Done(
                  nextPrint(badge, badge.category(), badge.validity(), reason, request.cause()));
            });
  }

  /** Staff want the badge to stop counting, without a new one. */
  public static Outcome revoke(Request request, RevocationReason reason) {
    return firstRefusal(request, Issuing::noSuchBadge, Issuing::changed, Issuing::revokedAlready)
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(
            () ->
                new Outcome.Done(
                    revocation(badge(request).orElseThrow(), reason, request.cause())));
  }

  @FunctionalInterface
  private interface Rule {
    Optional<Refusal> check(Request request);
  }

  private static Optional<Refusal> firstRefusal(Request request, Rule... rules) {
    return Stream.of(rules).flatMap(rule -> rule.check(request).stream()).findFirst();
  }

  private static Optional<Refusal> noSuchBadge(Request request) {
    return refuseIf(badge(request).isEmpty(), Refusal.NO_SUCH_BADGE);
  }

  private static Optional<Refusal> changed(Request request) {
    int current = badge(request).orElseThrow().serial();
    return refuseIf(request.serial().orElse(current) != current, Refusal.BADGE_CHANGED);
  }

  private static Optional<Refusal> goneForGood(Request request) {
    return badge(request)
        .flatMap(Badge::revocation)
        .filter(revocation -> !revocation.reason().byStaff())
        .map(revocation -> Refusal.BADGE_REVOKED);
  }

  private static Optional<Refusal> revokedAlready(Request request) {
    return refuseIf(badge(request).orElseThrow().isRevoked(), Refusal.BADGE_REVOKED);
  }

  private static Optional<Refusal> usedUp(Request request) {
    return refuseIf(badge(request).orElseThrow().serial() == LAST_SERIAL, Refusal.TOO_MANY_PRINTS);
  }

  private static Optional<Refusal> refuseIf(boolean so, Refusal why) {
    return so ? Optional.of(why) : Optional.empty();
  }

  private static Optional<Badge> badge(Request request) {
    return request.book().ofRegistration(request.registrationId());
  }

  private static BadgeEvent revocation(Badge badge, RevocationReason reason, Cause cause) {
    return new BadgeEvent.Revoked(
        badge.id(), badge.registrationId(), badge.serial(), reason, cause);
  }

  private static BadgeEvent nextPrint(
      Badge badge, String category, Validity validity, IssueReason reason, Cause cause) {
    return new BadgeEvent.Issued(
        badge.id(), badge.registrationId(), badge.serial() + 1, category, validity, reason, cause);
  }
}
