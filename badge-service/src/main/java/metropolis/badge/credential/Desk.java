package metropolis.badge.credential;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import metropolis.platform.values.Cause;

/** The rules of what staff do with badges. They return what happens, and change nothing. */
public final class Desk {

  private static final int LAST_SERIAL = 0xffff;

  private Desk() {}

  /** Why staff do not get what they asked for. */
  public enum Refusal {
    NO_SUCH_BADGE,
    /** Another serial was issued since the caller looked: two clerks at work on one badge. */
    BADGE_CHANGED,
    /** It went with the registration; only a new confirmation brings it back. */
    BADGE_REVOKED,
    /** The serial is used up. */
    TOO_MANY_PRINTS,
    /** It was printed before: why once more? */
    REASON_NEEDED,
    /** Only what came out of a printer can be handed over. */
    NOT_PRINTED,
    HANDED_OVER_ALREADY,
    /** Only what was handed over can come back. */
    NOT_HANDED_OVER
  }

  /** What came of a request by staff. */
  public sealed interface Outcome {
    record Done(BadgeEvent event) implements Outcome {}

    record Refused(Refusal why) implements Outcome {}
  }

  /** The badge that staff want something done with, and the serial they saw, if they say which. */
  public record Request(BadgeBook book, String registrationId, OptionalInt serial, Cause cause) {}

  /** Decides what staff ask for. */
  public static Outcome decide(Request request, Wish wish) {
    return switch (wish) {
      case Wish.Reissue reissue ->
          firstRefusal(request, Desk::noSuchBadge, Desk::changed, Desk::goneForGood, Desk::usedUp)
              .orElseGet(() -> done(reissued(request, reissue)));
      case Wish.Revoke revoke ->
          firstRefusal(request, Desk::noSuchBadge, Desk::changed, Desk::revoked)
              .orElseGet(() -> done(revocation(request, revoke)));
      case Wish.Print print ->
          firstRefusal(
                  request,
                  Desk::noSuchBadge,
                  Desk::changed,
                  Desk::revoked,
                  asked -> printedForNoReason(asked, print))
              .orElseGet(() -> done(printed(badge(request), print, request)));
      case Wish.HandOver _ ->
          firstRefusal(
                  request,
                  Desk::noSuchBadge,
                  Desk::changed,
                  Desk::revoked,
                  Desk::notPrinted,
                  Desk::handedOver)
              .orElseGet(() -> done(handedOver(badge(request), request)));
      case Wish.TakeBack _ ->
          firstRefusal(request, Desk::noSuchBadge, Desk::changed, Desk::notHandedOver)
              .orElseGet(() -> done(returned(badge(request), request)));
    };
  }

  @FunctionalInterface
  private interface Rule {
    Optional<Refusal> check(Request request);
  }

  private static Optional<Outcome> firstRefusal(Request request, Rule... rules) {
    return Stream.of(rules)
        .flatMap(rule -> rule.check(request).stream())
        .findFirst()
        .map(Outcome.Refused::new);
  }

  private static Optional<Refusal> noSuchBadge(Request request) {
    return refuseIf(held(request).isEmpty(), Refusal.NO_SUCH_BADGE);
  }

  private static Optional<Refusal> changed(Request request) {
    int current = badge(request).serial();
    return refuseIf(request.serial().orElse(current) != current, Refusal.BADGE_CHANGED);
  }

  private static Optional<Refusal> goneForGood(Request request) {
    return held(request)
        .flatMap(Badge::revocation)
        .filter(revocation -> !revocation.reason().byStaff())
        .map(revocation -> Refusal.BADGE_REVOKED);
  }

  private static Optional<Refusal> revoked(Request request) {
    return refuseIf(badge(request).isRevoked(), Refusal.BADGE_REVOKED);
  }

  private static Optional<Refusal> usedUp(Request request) {
    return refuseIf(badge(request).serial() == LAST_SERIAL, Refusal.TOO_MANY_PRINTS);
  }

  private static Optional<Refusal> printedForNoReason(Request request, Wish.Print print) {
    return refuseIf(
        badge(request).print().isPresent() && print.reason().isEmpty(), Refusal.REASON_NEEDED);
  }

  private static Optional<Refusal> notPrinted(Request request) {
    return refuseIf(badge(request).state() == PrintState.NOT_PRINTED, Refusal.NOT_PRINTED);
  }

  private static Optional<Refusal> handedOver(Request request) {
    return refuseIf(badge(request).state() == PrintState.HANDED_OVER, Refusal.HANDED_OVER_ALREADY);
  }

  private static Optional<Refusal> notHandedOver(Request request) {
    return refuseIf(badge(request).state() != PrintState.HANDED_OVER, Refusal.NOT_HANDED_OVER);
  }

  private static Optional<Refusal> refuseIf(boolean so, Refusal why) {
    return so ? Optional.of(why) : Optional.empty();
  }

  private static Optional<Badge> held(Request request) {
    return request.book().ofRegistration(request.registrationId());
  }

  /** Once it is known that there is one. */
  private static Badge badge(Request request) {
    return held(request).orElseThrow();
  }

  private static Outcome done(BadgeEvent event) {
    return new Outcome.Done(event);
  }

  private static BadgeEvent reissued(Request request, Wish.Reissue wish) {
    Badge badge = badge(request);
    return Issuing.nextSerial(
        badge, badge.category(), badge.validity(), wish.reason(), request.cause());
  }

  private static BadgeEvent revocation(Request request, Wish.Revoke wish) {
    return Issuing.revocation(badge(request), wish.reason(), request.cause());
  }

  private static BadgeEvent printed(Badge badge, Wish.Print print, Request request) {
    return new BadgeEvent.Printed(
        badge.id(),
        badge.registrationId(),
        badge.serial(),
        print.imprint(),
        // Said of a first print it would be wrong.
        badge.print().isPresent() ? print.reason() : Optional.empty(),
        OptionalInt.empty(),
        request.cause());
  }

  private static BadgeEvent handedOver(Badge badge, Request request) {
    return new BadgeEvent.HandedOver(
        badge.id(), badge.registrationId(), badge.serial(), request.cause());
  }

  private static BadgeEvent returned(Badge badge, Request request) {
    return new BadgeEvent.Returned(
        badge.id(), badge.registrationId(), badge.serial(), request.cause());
  }
}
