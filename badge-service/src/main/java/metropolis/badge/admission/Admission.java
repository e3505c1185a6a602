package metropolis.badge.admission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

  /** What came of a supervisor's word on a scan. */
  public sealed interface Ruling {

    record Done(AdmissionEvent event) implements Ruling {}

    /** Somebody said it before. */
    record Repeated(CheckIn before) implements Ruling {}

    record Refused(RulingRefusal why) implements Ruling {}
  }

  /** Why a supervisor's word has no effect. */
  public enum RulingRefusal {
    UNKNOWN_SCAN,
    /** The person went through anyway, or nobody knows who it was. */
    NOTHING_TO_OVERRIDE,
    UNKNOWN_CONFLICT,
    /** Another supervisor said what it was, and said otherwise. */
    RESOLVED_OTHERWISE
  }

  private record Case(
      Scan scan,
      Optional<Badge> badge,
      Optional<Zone> zone,
      LocalDate day,
      AdmissionBook book,
      Function<String, List<String>> seats) {

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

    boolean asked() {
      return scan.report().decision() instanceof Decision.Asked;
    }

    /** The entry by which the badge was inside when this happened. */
    Optional<CheckIn> entry() {
      Stay stay = book.stay(entered().id(), day, held().id());
      // Whoever asks, asks about now, whatever the clocks of others say.
      return asked() ? stay.entry() : stay.insideBefore(CheckIn.of(unjudged()));
    }

    private AdmissionEvent.Recorded unjudged() {
      return new AdmissionEvent.Recorded(
          scan, zone.map(Zone::id), day, new Verdict.Admitted(), false, false);
    }
  }

  @FunctionalInterface
  private interface Test {
    Optional<Verdict> apply(Case at);
  }

  /** Nobody is kept from leaving: what is asked is only whether we know who it is. */
  private static final List<Test> TESTS_OUTWARD =
      List.of(Admission::gate, Admission::signature, Admission::conference, Admission::known);

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
          Admission::open,
          Admission::seat,
          Admission::capacity,
          Admission::alreadyInside);

  /** Judges a scan where no session has seats. */
  public static Outcome scanned(AdmissionBook book, BadgeBook badges, Scan scan) {
    return scanned(book, badges, registration -> List.of(), scan);
  }

  /**
   * Judges a scan. A scan is kept whatever the verdict.
   *
   * @param seats the sessions in which a registration has a seat
   */
  public static Outcome scanned(
      AdmissionBook book, BadgeBook badges, Function<String, List<String>> seats, Scan scan) {
    Optional<CheckIn> before = book.checkIn(scan.id());
    if (before.isPresent()) {
      return isSame(before.get().recorded().scan(), scan)
          ? new Outcome.Repeated(before.get())
          : new Outcome.IdReused();
    }
    Optional<Zone> zone = book.venue().zoneOf(scan.gate());
    Case at = new Case(scan, badge(badges, scan), zone, book.venue().day(scan.time()), book, seats);
    Verdict verdict = verdict(at);
    return new Outcome.Recorded(
        new AdmissionEvent.Recorded(
            scan,
            zone.map(Zone::id),
            at.day(),
            verdict,
            passed(at, verdict),
            scan.walkIn() || cameWithoutSeat(at, verdict)));
  }

  /** The badge as it was when it was held out: what was told later cannot be held against it. */
  private static Optional<Badge> badge(BadgeBook badges, Scan scan) {
    Optional<Badge> now =
        scan.presented().print().map(BadgeBook.Print::badge).flatMap(badges::badge);
    return scan.report().decision() instanceof Decision.Asked
        ? now
        : now.map(badge -> badge.asOf(scan.time()));
  }

  private static boolean passed(Case at, Verdict verdict) {
    if (at.zone().isEmpty() || at.scan().presented().print().isEmpty()) {
      return false;
    }
    return switch (at.scan().report().decision()) {
      case Decision.LetThrough _ -> true;
      case Decision.TurnedAway _ -> false;
      case Decision.Asked _ ->
          switch (verdict) {
            case Verdict.Admitted _ -> true;
            case Verdict.AlreadyInside _ -> at.entered().antiPassBack() == AntiPassBack.WARN;
            case Verdict.Refused _ -> false;
          };
    };
  }

  private static boolean cameWithoutSeat(Case at, Verdict verdict) {
    return verdict instanceof Verdict.Admitted
        && at.scan().direction() == Direction.IN
        && at.entered().seatsNeeded()
        && !sittings(at).isEmpty()
        && sittings(at).stream().noneMatch(sitting -> !sitting.seated() || hasSeat(at, sitting));
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

  /** Lets somebody in whom the rules kept out. */
  public static Ruling override(
      AdmissionBook book, String scanId, OverrideReason reason, Cause cause) {
    Optional<CheckIn> held = book.checkIn(scanId);
    if (held.isEmpty()) {
      return new Ruling.Refused(RulingRefusal.UNKNOWN_SCAN);
    }
    CheckIn checkIn = held.get();
    if (checkIn.overridden().isPresent()) {
      return new Ruling.Repeated(checkIn);
    }
    return checkIn.canBeOverridden()
        ? new Ruling.Done(new AdmissionEvent.Overridden(scanId, reason, cause))
        : new Ruling.Refused(RulingRefusal.NOTHING_TO_OVERRIDE);
  }

  /** Says what a conflict was. */
  public static Ruling resolve(
      AdmissionBook book, String scanId, Resolution resolution, Cause cause) {
    Optional<Conflict> conflict = book.conflict(scanId);
    if (conflict.isEmpty()) {
      return new Ruling.Refused(RulingRefusal.UNKNOWN_CONFLICT);
    }
    CheckIn scan = conflict.get().scan();
    if (scan.resolved().isEmpty()) {
      return new Ruling.Done(new AdmissionEvent.Resolved(scanId, resolution, cause));
    }
    return scan.resolved().get().resolution() == resolution
        ? new Ruling.Repeated(scan)
        : new Ruling.Refused(RulingRefusal.RESOLVED_OTHERWISE);
  }

  private static Verdict verdict(Case at) {
    List<Test> tests = at.scan().direction() == Direction.IN ? TESTS : TESTS_OUTWARD;
    for (Test test : tests) {
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
      case Presented.Token _,
          Presented.Typed _,
          Presented.Searched _,
          Presented.OtherConference _ ->
          Optional.empty();
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

  private static Optional<Verdict> open(Case at) {
    return refuseIf(!at.entered().opensOn(at.day()), RefusalReason.ZONE_CLOSED);
  }

  /** Once the seats that nobody took are given away, whoever finds room is welcome. */
  private static Optional<Verdict> seat(Case at) {
    List<Sitting> sittings = sittings(at);
    boolean welcome =
        !at.entered().seatsNeeded()
            || sittings.isEmpty()
            || sittings.stream()
                .anyMatch(
                    sitting ->
                        !sitting.seated()
                            || hasSeat(at, sitting)
                            || at.entered().hasReleased(sitting, at.scan().time()));
    return refuseIf(!welcome, RefusalReason.NO_SEAT);
  }

  private static List<Sitting> sittings(Case at) {
    return at.book().venue().sittings(at.entered().id(), at.scan().time()).stream()
        .filter(sitting -> at.scan().session().map(sitting.id()::equals).orElse(true))
        .toList();
  }

  private static boolean hasSeat(Case at, Sitting sitting) {
    return at.seats().apply(at.held().registrationId()).contains(sitting.id());
  }

  /**
   * Somebody who is inside already takes no more room: that is the next test's to say. Nor is there
   * anything to refuse once a gate has let somebody in: then it is for the count to show.
   */
  private static Optional<Verdict> capacity(Case at) {
    int inside = at.book().inside(at.entered().id(), at.scan().time());
    return refuseIf(
        at.asked() && at.entered().isFull(inside) && at.entry().isEmpty(), RefusalReason.ZONE_FULL);
  }

  private static Optional<Verdict> alreadyInside(Case at) {
    return at.entered().antiPassBack() == AntiPassBack.NONE
        ? Optional.empty()
        : at.entry().map(AdmissionBook::inside);
  }

  private static boolean isUnpaid(Badge badge) {
    return badge
        .revocation()
        .map(BadgeEvent.Revoked::reason)
        .filter(RevocationReason.CONFIRMATION_WITHDRAWN::equals)
        .isPresent();
  }

  private static boolean isSame(Scan before, Scan now) {
    boolean asked = now.report().decision() instanceof Decision.Asked;
    return before.gate().equals(now.gate())
        && before.presented().equals(now.presented())
        && before.direction() == now.direction()
        && (asked || before.deviceTime().equals(now.deviceTime()));
  }

  private static Optional<Verdict> refuse(RefusalReason reason) {
    return Optional.of(new Verdict.Refused(reason));
  }

  private static Optional<Verdict> refuseIf(boolean so, RefusalReason reason) {
    return so ? refuse(reason) : Optional.empty();
  }
}
