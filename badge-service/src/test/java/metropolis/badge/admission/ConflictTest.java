package metropolis.badge.admission;

import static metropolis.badge.admission.Doors.GATE_1;
import static metropolis.badge.admission.Doors.GATE_2;
import static metropolis.badge.admission.Doors.HOUSE;
import static metropolis.badge.admission.Doors.at;
import static metropolis.badge.admission.Doors.pass;
import static metropolis.badge.admission.Doors.scan;
import static metropolis.badge.admission.Doors.token;
import static metropolis.badge.admission.Gates.letThrough;
import static metropolis.badge.admission.Gates.out;
import static metropolis.badge.admission.Gates.told;
import static metropolis.badge.credential.Story.MONDAY;
import static metropolis.badge.credential.Story.REGISTRATION;
import static metropolis.badge.credential.Story.book;
import static metropolis.badge.credential.Story.issued;
import static metropolis.badge.credential.Story.revoked;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.RevocationReason;
import org.junit.jupiter.api.Test;

/** Gates that decided by themselves come back and tell. */
class ConflictTest {

  private static final Instant NINE = MONDAY.plus(Duration.ofHours(1));
  private static final Instant TEN = MONDAY.plus(Duration.ofHours(2));
  private static final Presented BADGE = token(REGISTRATION, 1);

  private final AdmissionBook doors = Doors.book();
  private final BadgeBook badges = book(issued(REGISTRATION, 1));

  @Test
  void one_badge_at_two_gates_is_a_conflict_of_the_later_one() {
    pass(doors, badges, letThrough("second", GATE_2, BADGE, TEN));
    pass(doors, badges, letThrough("first", GATE_1, BADGE, NINE));

    assertThat(doors.conflicts())
        .singleElement()
        .satisfies(
            conflict -> {
              assertThat(conflict.kind()).isEqualTo(Conflict.Kind.DOUBLE_ENTRY);
              assertThat(conflict.scan().scanId()).isEqualTo("second");
              assertThat(conflict.entry().orElseThrow().scanId()).isEqualTo("first");
              assertThat(conflict.orderUncertain()).isFalse();
            });
    assertThat(doors.inside(HOUSE, TEN)).isEqualTo(1);
  }

  @Test
  void a_scan_is_listed_as_a_conflict_until_it_is_resolved_and_then_among_the_others() {
    pass(doors, badges, letThrough("first", GATE_1, BADGE, NINE));
    pass(doors, badges, letThrough("second", GATE_2, BADGE, TEN));
    List<CheckIn> open = doors.objections(TEN, 9);

    doors.apply(new AdmissionEvent.Resolved("second", Resolution.TOLERATED, at(TEN)));

    assertThat(open).isEmpty();
    assertThat(doors.objections(TEN, 9)).extracting(CheckIn::scanId).containsExactly("second");
  }

  @Test
  void clocks_that_are_closer_than_they_are_right_do_not_tell_the_order() {
    pass(doors, badges, letThrough("first", GATE_1, BADGE, NINE));
    pass(doors, badges, letThrough("second", GATE_2, BADGE, NINE.plusSeconds(3)));

    assertThat(doors.conflicts()).allMatch(Conflict::orderUncertain);
  }

  @Test
  void whoever_left_in_between_is_no_conflict() {
    pass(doors, badges, letThrough("first", GATE_1, BADGE, NINE));
    pass(doors, badges, letThrough("second", GATE_2, BADGE, TEN));
    pass(doors, badges, out("left", GATE_1, BADGE, NINE.plusSeconds(60)));

    assertThat(doors.conflicts()).isEmpty();
  }

  @Test
  void who_has_left_is_not_inside() {
    pass(doors, badges, scan("s1", GATE_1, BADGE, NINE));
    pass(doors, badges, out("s2", GATE_2, BADGE, TEN));

    assertThat(doors.inside(HOUSE, TEN)).isZero();
    assertThat(doors.count(GATE_2, TEN)).isEqualTo(new GateCount(0, 0, 0, 0, 1));
  }

  @Test
  void a_badge_let_in_that_was_revoked_before_is_a_conflict() {
    badges.apply(revoked(REGISTRATION, 1, RevocationReason.REGISTRATION_CANCELLED));
    pass(doors, badges, letThrough("s1", GATE_1, BADGE, NINE));

    assertThat(doors.conflicts())
        .extracting(Conflict::kind)
        .containsExactly(Conflict.Kind.AGAINST_THE_RULES);
  }

  @Test
  void a_badge_let_in_before_it_was_revoked_is_none() {
    Instant dawn = MONDAY.minusSeconds(3600);
    badges.apply(revoked(REGISTRATION, 1, RevocationReason.REGISTRATION_CANCELLED));

    Admission.Outcome outcome =
        Admission.scanned(doors, badges, letThrough("s1", GATE_1, BADGE, dawn));

    assertThat(Doors.verdict(outcome)).contains(new Verdict.Admitted());
  }

  @Test
  void a_supervisor_who_vouched_at_the_gate_makes_no_conflict() {
    badges.apply(revoked(REGISTRATION, 1, RevocationReason.REGISTRATION_CANCELLED));
    Decision vouched =
        new Decision.LetThrough("revoked", Optional.of(OverrideReason.SUPERVISOR_VOUCHES));

    pass(doors, badges, told("s1", GATE_1, BADGE, NINE, vouched));

    assertThat(doors.conflicts()).isEmpty();
    assertThat(doors.inside(HOUSE, NINE)).isEqualTo(1);
  }

  @Test
  void whom_a_gate_turned_away_is_outside_and_counted() {
    pass(doors, badges, told("s1", GATE_1, BADGE, NINE, new Decision.TurnedAway("unpaid")));

    assertThat(doors.inside(HOUSE, NINE)).isZero();
    assertThat(doors.refusals(GATE_1, NINE)).containsEntry("unpaid", 1);
  }

  @Test
  void a_resolved_conflict_stays_with_both_scans() {
    pass(doors, badges, letThrough("first", GATE_1, BADGE, NINE));
    pass(doors, badges, letThrough("second", GATE_2, BADGE, TEN));

    Admission.Ruling ruling = Admission.resolve(doors, "second", Resolution.SHARED_BADGE, at(TEN));
    doors.apply(((Admission.Ruling.Done) ruling).event());

    assertThat(doors.conflicts()).singleElement().matches(conflict -> !conflict.isOpen());
    assertThat(doors.all()).hasSize(2).allMatch(CheckIn::stands);
  }

  @Test
  void what_is_no_conflict_cannot_be_resolved() {
    pass(doors, badges, letThrough("first", GATE_1, BADGE, NINE));

    Admission.Ruling ruling = Admission.resolve(doors, "first", Resolution.ERROR, at(TEN));

    assertThat(ruling)
        .isEqualTo(new Admission.Ruling.Refused(Admission.RulingRefusal.UNKNOWN_CONFLICT));
  }

  @Test
  void an_override_lets_in_whom_the_rules_kept_out() {
    badges.apply(revoked(REGISTRATION, 1, RevocationReason.CONFIRMATION_WITHDRAWN));
    pass(doors, badges, scan("s1", GATE_1, BADGE, NINE));

    Admission.Ruling ruling = Admission.override(doors, "s1", OverrideReason.PAID_AT_DESK, at(TEN));
    doors.apply(((Admission.Ruling.Done) ruling).event());

    assertThat(doors.inside(HOUSE, NINE)).isEqualTo(1);
    assertThat(doors.count(GATE_1, NINE)).isEqualTo(new GateCount(1, 0, 0));
    assertThat(doors.refusals(GATE_1, NINE)).isEmpty();
    assertThat(doors.conflicts()).isEmpty();
  }

  @Test
  void there_is_nothing_to_override_where_nobody_knows_who_it_was() {
    pass(doors, badges, scan("s1", GATE_1, new Presented.Forged(), NINE));

    Admission.Ruling ruling = Admission.override(doors, "s1", OverrideReason.OTHER, at(TEN));

    assertThat(ruling)
        .isEqualTo(new Admission.Ruling.Refused(Admission.RulingRefusal.NOTHING_TO_OVERRIDE));
  }

  @Test
  void a_clock_that_is_wrong_is_put_right() {
    Scan wrong =
        new Scan(
            "s1",
            GATE_1,
            "tablet",
            BADGE,
            NINE.minusSeconds(600),
            at(TEN),
            Direction.IN,
            Optional.empty(),
            false,
            new Report(
                new Decision.LetThrough("", Optional.empty()),
                1,
                Duration.ofSeconds(600),
                Duration.ofSeconds(1),
                true,
                1,
                1,
                ""));

    assertThat(wrong.time()).isEqualTo(NINE);
  }
}
