package metropolis.badge.admission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.RevocationReason;
import metropolis.platform.values.Cause;

/**
 * The rules at the door. Each returns what happens, and changes nothing itself.
 *
 * <p>The tests stand in {@link #TESTS} in their order. "Already inside" comes last: a revoked badge
 * that went in this morning must not look harmless.
 */
public final class Admission {

  private Admission() {}

  /** What came of recording a scan. */
  public sealed interface Outcome {

    /** A new fact. */
    record Recorded(AdmissionEvent.Recorded event) implements Outcome {}

    /** The gate sent the same scan before. */
    record Repeated(CheckIn before) implements Outcome {}

    /** The gate gave one id to two scans: a fault of the gate, which must not open the door. */
    record IdReused() implements Outcome {}
  }

  /** What came of undoing a scan. */
  public sealed interface Undoing {

    record Undone(AdmissionEvent.Undone event) implements Undoing {}

    /** Somebody did it before. */
    record Repeated(CheckIn before) implements Undoing {}

    record NoSuchScan() implements Undoing {}

    /** It let nobody in. */
    record NothingToUndo() implements Undoing {}
  }

  private record Case(
      Scan scan, Optional<Badge> badge, Optional<Zone> zone, LocalDate day, AdmissionBook book) {

    int serial() {
      return scan.presented().print().orElseThrow().serial();
    }

    /** For the tests that come after the one for an unknown badge. */
    Badge held() {
      return badge.orElseThrow();
    }

    Zone entered() {
      return zone.orElseThrow();
    }
  }

  @FunctionalInterface
  private interface Test {
    Optional<Verdict> apply(Case at);
  }

  private static final List<Test> TESTS =
      List.of(
          Admission::gate,
          Admission::signature,
          Admission::conference,
          Admission::known,
          Admission::revoked,
          Admission::validity,
          Admission::payment,
          Admission::zone,
          Admission::capacity,
          Admission::alreadyInside);

  /** Judges a scan. A scan is kept whatever the verdict. */
  public static Outcome scanned(AdmissionBook book, BadgeBook badges, Scan scan) {
    Optional<CheckIn> before = book.checkIn(scan.id());
    if (before.isPresent()) {
      return isSame(before.get().recorded().scan(), scan)
          ? new Outcome.Repeated(before.get())
          : new Outcome.IdReused();
    }
    Optional<Zone> zone = book.venue().zoneOf(scan.gate());
    Case at =
        new Case(
            scan,
            scan.presented().print().map(BadgeBook.Print::badge).flatMap(badges::badge),
            zone,
            book.venue().day(scan.cause().time()),
            book);
    return new Outcome.Recorded(
        new AdmissionEvent.Recorded(scan, zone.map(Zone::id), at.day(), verdict(at)));
  }

  /** Takes back an admission. */
  public static Undoing undo(AdmissionBook book, String scanId, UndoReason reason, Cause cause) {
    Optional<CheckIn> held = book.checkIn(scanId);
    if (held.isEmpty()) {
      return new Undoing.NoSuchScan();
    }
    CheckIn checkIn = held.get();
    if (checkIn.undone().isPresent()) {
      return new Undoing.Repeated(checkIn);
    }
    return checkIn.stands()
        ? new Undoing.Undone(new AdmissionEvent.Undone(scanId, reason, cause))
        : new Undoing.NothingToUndo();
  }

  private static Verdict verdict(Case at) {
    for (Test test : TESTS) {
      Optional<Verdict> verdict = test.apply(at);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
    return new Verdict.Admitted();
  }

  private static Optional<Verdict> gate(Case at) {
    return refuseIf(at.zone().isEmpty(), RefusalReason.UNKNOWN_GATE);
  }

  private static Optional<Verdict> signature(Case at) {
    return switch (at.scan().presented()) {
      case Presented.Unreadable _ -> refuse(RefusalReason.UNREADABLE);
      case Presented.Forged _ -> refuse(RefusalReason.FORGED);
      case Presented.Token _, Presented.Typed _, Presented.OtherConference _ -> Optional.empty();
    };
  }

  private static Optional<Verdict> conference(Case at) {
    return refuseIf(
        at.scan().presented() instanceof Presented.OtherConference, RefusalReason.OTHER_CONFERENCE);
  }

  private static Optional<Verdict> known(Case at) {
    boolean issued = at.badge().isPresent() && at.serial() <= at.held().serial();
    return refuseIf(!issued, RefusalReason.UNKNOWN_BADGE);
  }

  private static Optional<Verdict> revoked(Case at) {
    if (at.serial() < at.held().serial()) {
      return refuse(RefusalReason.SUPERSEDED);
    }
    return refuseIf(at.held().isRevoked() && !isUnpaid(at.held()), RefusalReason.REVOKED);
  }

  private static Optional<Verdict> validity(Case at) {
    if (at.held().validity().startsAfter(at.day())) {
      return refuse(RefusalReason.NOT_YET_VALID);
    }
    return refuseIf(at.held().validity().endedBefore(at.day()), RefusalReason.EXPIRED);
  }

  private static Optional<Verdict> payment(Case at) {
    return refuseIf(isUnpaid(at.held()), RefusalReason.UNPAID);
  }

  private static Optional<Verdict> zone(Case at) {
    return refuseIf(!at.entered().admits(at.held().category()), RefusalReason.ZONE_NOT_ALLOWED);
  }

  /** Somebody who is inside already takes no more room: that is the next test's to say. */
  private static Optional<Verdict> capacity(Case at) {
    int inside = at.book().inside(at.entered().id(), at.scan().cause().time());
    return refuseIf(at.entered().isFull(inside) && entry(at).isEmpty(), RefusalReason.ZONE_FULL);
  }

  private static Optional<Verdict> alreadyInside(Case at) {
    return entry(at)
        .map(CheckIn::recorded)
        .map(entry -> new Verdict.AlreadyInside(entry.scan().gate(), entry.cause().time()));
  }

  private static Optional<CheckIn> entry(Case at) {
    return at.book().entry(at.entered().id(), at.day(), at.held().id());
  }

  private static boolean isUnpaid(Badge badge) {
    return badge
        .revocation()
        .map(BadgeEvent.Revoked::reason)
        .filter(RevocationReason.CONFIRMATION_WITHDRAWN::equals)
        .isPresent();
  }

  private static boolean isSame(Scan before, Scan now) {
    return before.gate().equals(now.gate()) && before.presented().equals(now.presented());
  }

  private static Optional<Verdict> refuse(RefusalReason reason) {
    return Optional.of(new Verdict.Refused(reason));
  }

  private static Optional<Verdict> refuseIf(boolean so, RefusalReason reason) {
    return so ? refuse(reason) : Optional.empty();
  }
}
