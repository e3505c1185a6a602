package metropolis.badge.admission;

import static metropolis.badge.admission.Doors.GATE_1;
import static metropolis.badge.admission.Doors.GATE_2;
import static metropolis.badge.admission.Doors.HOUSE;
import static metropolis.badge.admission.Doors.ROOM;
import static metropolis.badge.admission.Doors.ROOM_DOOR;
import static metropolis.badge.admission.Doors.at;
import static metropolis.badge.admission.Doors.pass;
import static metropolis.badge.admission.Doors.scan;
import static metropolis.badge.admission.Doors.token;
import static metropolis.badge.admission.Doors.verdict;
import static metropolis.badge.credential.Story.CONFERENCE;
import static metropolis.badge.credential.Story.DAYS;
import static metropolis.badge.credential.Story.MONDAY;
import static metropolis.badge.credential.Story.REGISTRATION;
import static metropolis.badge.credential.Story.book;
import static metropolis.badge.credential.Story.issued;
import static metropolis.badge.credential.Story.revoked;
import static metropolis.badge.credential.Story.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.RevocationReason;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final Instant NINE = MONDAY.plus(Duration.ofHours(1));
  private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

  private final AdmissionBook gates = Doors.book();
  private final BadgeBook badges = book(issued(REGISTRATION, 1));

  @Test
  void a_good_badge_is_admitted() {
    Admission.Outcome outcome = scanning("s1", GATE_1, token(REGISTRATION, 1), MONDAY);

    assertThat(verdict(outcome)).contains(new Verdict.Admitted());
  }

  @Test
  void a_badge_inside_is_told_where_and_since_when() {
    pass(gates, badges, scan("s1", GATE_1, token(REGISTRATION, 1), MONDAY));

    Admission.Outcome outcome = scanning("s2", GATE_2, token(REGISTRATION, 1), NINE);

    assertThat(verdict(outcome)).contains(new Verdict.AlreadyInside(GATE_1, MONDAY));
  }

  @Test
  void a_new_day_begins_outside() {
    pass(gates, badges, scan("s1", GATE_1, token(REGISTRATION, 1), MONDAY));

    Admission.Outcome outcome = scanning("s2", GATE_1, token(REGISTRATION, 1), TUESDAY);

    assertThat(verdict(outcome)).contains(new Verdict.Admitted());
  }

  @Test
  void the_day_is_the_venues() {
    Instant justAfterMidnightInGeneva = Instant.parse("2004-09-26T22:05:00Z");

    Admission.Outcome outcome =
        scanning("s1", GATE_1, token(REGISTRATION, 1), justAfterMidnightInGeneva);

    assertThat(verdict(outcome)).contains(new Verdict.Admitted());
  }

  @Test
  void a_room_is_entered_besides_the_house() {
    pass(gates, badges, scan("s1", GATE_1, token(REGISTRATION, 1), MONDAY));

    Admission.Outcome outcome = scanning("s2", ROOM_DOOR, token(REGISTRATION, 1), NINE);

    assertThat(verdict(outcome)).contains(new Verdict.Admitted());
  }

  @Test
  void a_forged_badge_is_refused() {
    Admission.Outcome outcome = scanning("s1", GATE_1, new Presented.Forged(), MONDAY);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.FORGED));
  }

  @Test
  void what_cannot_be_read_is_refused() {
    Admission.Outcome outcome = scanning("s1", GATE_1, new Presented.Unreadable(), MONDAY);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.UNREADABLE));
  }

  @Test
  void a_badge_of_another_conference_is_refused() {
    Admission.Outcome outcome = scanning("s1", GATE_1, new Presented.OtherConference(), MONDAY);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.OTHER_CONFERENCE));
  }

  @Test
  void a_badge_we_never_issued_is_refused() {
    Admission.Outcome outcome = scanning("s1", GATE_1, token("0000000000000000", 1), MONDAY);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.UNKNOWN_BADGE));
  }

  @Test
  void a_print_that_is_yet_to_be_issued_is_refused() {
    Admission.Outcome outcome = scanning("s1", GATE_1, token(REGISTRATION, 2), MONDAY);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.UNKNOWN_BADGE));
  }

  @Test
  void the_print_before_is_refused_at_once() {
    badges.apply(issued(REGISTRATION, 2));

    Admission.Outcome outcome = scanning("s1", GATE_1, token(REGISTRATION, 1), MONDAY);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.SUPERSEDED));
  }

  @Test
  void a_revoked_badge_is_refused_even_if_it_is_inside() {
    pass(gates, badges, scan("s1", GATE_1, token(REGISTRATION, 1), MONDAY));
    badges.apply(revoked(REGISTRATION, 1, RevocationReason.REGISTRATION_CANCELLED));

    Admission.Outcome outcome = scanning("s2", GATE_2, token(REGISTRATION, 1), NINE);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.REVOKED));
  }

  @Test
  void who_has_not_paid_is_sent_to_pay() {
    badges.apply(revoked(REGISTRATION, 1, RevocationReason.CONFIRMATION_WITHDRAWN));

    Admission.Outcome outcome = scanning("s1", GATE_1, token(REGISTRATION, 1), MONDAY);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.UNPAID));
  }

  @Test
  void a_badge_does_not_count_before_its_first_day() {
    Instant sunday = MONDAY.minus(Duration.ofDays(1));

    Admission.Outcome outcome = scanning("s1", GATE_1, token(REGISTRATION, 1), sunday);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.NOT_YET_VALID));
  }

  @Test
  void a_badge_does_not_count_after_its_last_day() {
    Instant saturday = MONDAY.plus(Duration.ofDays(5));

    Admission.Outcome outcome = scanning("s1", GATE_1, token(REGISTRATION, 1), saturday);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.EXPIRED));
  }

  @Test
  void a_category_that_may_not_enter_the_zone_is_refused() {
    badges.apply(pressBadge("PRESS00000000000"));

    Admission.Outcome outcome = scanning("s1", ROOM_DOOR, token("PRESS00000000000", 1), MONDAY);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.ZONE_NOT_ALLOWED));
  }

  @Test
  void a_full_zone_admits_nobody_more() {
    badges.apply(issued("AAAAAAAAAAAAAAAA", 1));
    badges.apply(issued("BBBBBBBBBBBBBBBB", 1));
    pass(gates, badges, scan("s1", ROOM_DOOR, token("AAAAAAAAAAAAAAAA", 1), MONDAY));
    pass(gates, badges, scan("s2", ROOM_DOOR, token("BBBBBBBBBBBBBBBB", 1), MONDAY));

    Admission.Outcome outcome = scanning("s3", ROOM_DOOR, token(REGISTRATION, 1), NINE);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.ZONE_FULL));
  }

  @Test
  void who_is_inside_a_full_zone_is_told_so() {
    badges.apply(issued("AAAAAAAAAAAAAAAA", 1));
    pass(gates, badges, scan("s1", ROOM_DOOR, token("AAAAAAAAAAAAAAAA", 1), MONDAY));
    pass(gates, badges, scan("s2", ROOM_DOOR, token(REGISTRATION, 1), MONDAY));

    Admission.Outcome outcome = scanning("s3", ROOM_DOOR, token(REGISTRATION, 1), NINE);

    assertThat(verdict(outcome)).contains(new Verdict.AlreadyInside(ROOM_DOOR, MONDAY));
  }

  @Test
  void an_unknown_gate_admits_nobody_but_the_scan_is_kept() {
    Admission.Outcome outcome = scanning("s1", "cellar", token(REGISTRATION, 1), MONDAY);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.UNKNOWN_GATE));
  }

  @Test
  void a_typed_code_counts_like_the_badge() {
    Presented typed = new Presented.Typed(Optional.of(Doors.print(REGISTRATION, 1)));

    Admission.Outcome outcome = scanning("s1", GATE_1, typed, MONDAY);

    assertThat(verdict(outcome)).contains(new Verdict.Admitted());
  }

  @Test
  void a_typed_code_that_no_badge_has_is_refused() {
    Admission.Outcome outcome =
        scanning("s1", GATE_1, new Presented.Typed(Optional.empty()), MONDAY);

    assertThat(verdict(outcome)).contains(refused(RefusalReason.UNKNOWN_BADGE));
  }

  @Test
  void a_scan_sent_again_gets_its_verdict_again() {
    pass(gates, badges, scan("s1", GATE_1, token(REGISTRATION, 1), MONDAY));

    Admission.Outcome outcome = scanning("s1", GATE_1, token(REGISTRATION, 1), NINE);

    assertThat(outcome)
        .isEqualTo(new Admission.Outcome.Repeated(gates.checkIn("s1").orElseThrow()));
  }

  @Test
  void a_gate_that_gives_one_id_to_two_badges_is_not_believed() {
    badges.apply(issued("AAAAAAAAAAAAAAAA", 1));
    pass(gates, badges, scan("s1", GATE_1, token(REGISTRATION, 1), MONDAY));

    Admission.Outcome outcome = scanning("s1", GATE_1, token("AAAAAAAAAAAAAAAA", 1), NINE);

    assertThat(outcome).isEqualTo(new Admission.Outcome.IdReused());
  }

  @Test
  void after_an_undo_the_badge_is_outside() {
    pass(gates, badges, scan("s1", GATE_1, token(REGISTRATION, 1), MONDAY));
    gates.apply(new AdmissionEvent.Undone("s1", UndoReason.DID_NOT_ENTER, at(NINE)));

    Admission.Outcome outcome = scanning("s2", GATE_2, token(REGISTRATION, 1), NINE);

    assertThat(verdict(outcome)).contains(new Verdict.Admitted());
  }

  @Test
  void an_undo_says_who_and_why() {
    pass(gates, badges, scan("s1", GATE_1, token(REGISTRATION, 1), MONDAY));

    Admission.Undoing undoing = Admission.undo(gates, "s1", UndoReason.WRONG_PERSON, at(NINE));

    assertThat(undoing)
        .isEqualTo(
            new Admission.Undoing.Undone(
                new AdmissionEvent.Undone("s1", UndoReason.WRONG_PERSON, at(NINE))));
  }

  @Test
  void an_admission_is_undone_once() {
    pass(gates, badges, scan("s1", GATE_1, token(REGISTRATION, 1), MONDAY));
    gates.apply(new AdmissionEvent.Undone("s1", UndoReason.WRONG_PERSON, at(NINE)));

    Admission.Undoing undoing = Admission.undo(gates, "s1", UndoReason.OTHER, at(NINE));

    assertThat(undoing)
        .isEqualTo(new Admission.Undoing.Repeated(gates.checkIn("s1").orElseThrow()));
  }

  @Test
  void a_refusal_cannot_be_undone() {
    pass(gates, badges, scan("s1", GATE_1, new Presented.Forged(), MONDAY));

    Admission.Undoing undoing = Admission.undo(gates, "s1", UndoReason.OTHER, at(NINE));

    assertThat(undoing).isEqualTo(new Admission.Undoing.NothingToUndo());
  }

  @Test
  void a_scan_that_never_was_cannot_be_undone() {
    Admission.Undoing undoing = Admission.undo(gates, "s1", UndoReason.OTHER, at(NINE));

    assertThat(undoing).isEqualTo(new Admission.Undoing.NoSuchScan());
  }

  @Test
  void gates_count_what_they_did_and_zones_who_is_inside() {
    pass(gates, badges, scan("s1", GATE_1, token(REGISTRATION, 1), MONDAY));
    pass(gates, badges, scan("s2", GATE_1, token(REGISTRATION, 1), NINE));
    pass(gates, badges, scan("s3", GATE_1, new Presented.Forged(), NINE));

    GateCount count = gates.count(GATE_1, NINE);

    assertThat(count).isEqualTo(new GateCount(1, 1, 1));
    assertThat(gates.inside(HOUSE, NINE)).isEqualTo(1);
    assertThat(gates.inside(ROOM, NINE)).isZero();
  }

  @Test
  void what_spoke_against_somebody_is_listed_the_latest_first_and_stays_when_overridden() {
    pass(gates, badges, scan("s1", GATE_1, new Presented.Forged(), NINE));
    pass(gates, badges, scan("s2", GATE_1, token(REGISTRATION, 1), MONDAY));
    pass(gates, badges, scan("s3", GATE_2, token(REGISTRATION, 1), NINE.plusSeconds(1)));
    pass(gates, badges, scan("s4", GATE_2, token("nobody", 1), NINE.minusSeconds(1)));
    pass(gates, badges, scan("s5", GATE_1, new Presented.Forged(), TUESDAY));
    gates.apply(
        new AdmissionEvent.Overridden("s3", OverrideReason.SUPERVISOR_VOUCHES, at(TUESDAY)));

    assertThat(gates.objections(NINE, 2)).extracting(CheckIn::scanId).containsExactly("s3", "s1");
    assertThat(gates.objections(NINE, 9))
        .extracting(CheckIn::scanId, CheckIn::objection, CheckIn::canBeOverridden)
        .containsExactly(
            tuple("s3", "already-inside", false),
            tuple("s1", "forged", false),
            tuple("s4", "unknown-badge", true));
  }

  @Test
  void those_who_walk_in_are_counted_while_they_are_admitted() {
    pass(gates, badges, walkingIn("s1", MONDAY));
    pass(gates, badges, walkingIn("s2", NINE));
    GateCount before = gates.count(GATE_1, NINE);

    gates.apply(new AdmissionEvent.Undone("s1", UndoReason.OTHER, at(NINE)));

    assertThat(before).isEqualTo(new GateCount(1, 1, 1, 0, 0));
    assertThat(gates.count(GATE_1, NINE)).isEqualTo(new GateCount(0, 0, 1, 0, 0));
  }

  private static Scan walkingIn(String id, Instant time) {
    return new Scan(id, GATE_1, "handheld", token(REGISTRATION, 1), time, at(time), true);
  }

  private Admission.Outcome scanning(String id, String gate, Presented presented, Instant time) {
    return Admission.scanned(gates, badges, scan(id, gate, presented, time));
  }

  private static BadgeEvent pressBadge(String registration) {
    return new BadgeEvent.Issued(
        BadgeId.of(CONFERENCE, registration),
        registration,
        1,
        "press",
        DAYS,
        IssueReason.CONFIRMED,
        service("c1"));
  }

  private static Verdict refused(RefusalReason reason) {
    return new Verdict.Refused(reason);
  }
}
