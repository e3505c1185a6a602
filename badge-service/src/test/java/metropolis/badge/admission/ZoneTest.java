package metropolis.badge.admission;

import static metropolis.badge.admission.Doors.ROOM;
import static metropolis.badge.admission.Doors.ROOM_DOOR;
import static metropolis.badge.admission.Doors.scan;
import static metropolis.badge.admission.Doors.token;
import static metropolis.badge.credential.Story.MONDAY;
import static metropolis.badge.credential.Story.REGISTRATION;
import static metropolis.badge.credential.Story.book;
import static metropolis.badge.credential.Story.issued;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import metropolis.badge.credential.BadgeBook;
import org.junit.jupiter.api.Test;

/** Who may enter a zone with rules of its own. */
class ZoneTest {

  private static final Instant STARTS = MONDAY.plus(Duration.ofHours(3));
  private static final LocalDate FRIDAY = LocalDate.of(2004, 10, 1);

  private final AdmissionBook doors = new AdmissionBook();
  private final BadgeBook badges = book(issued(REGISTRATION, 1));
  private List<String> seats = List.of();

  @Test
  void whoever_has_a_seat_comes_in() {
    doors.venue(Gates.workshop(STARTS, AntiPassBack.BLOCK, Set.of()));
    seats = List.of("ws-asylum");

    assertThat(scanning("s1", STARTS)).isEqualTo(new Verdict.Admitted());
  }

  @Test
  void whoever_has_none_waits_outside() {
    doors.venue(Gates.workshop(STARTS, AntiPassBack.BLOCK, Set.of()));

    assertThat(scanning("s1", STARTS)).isEqualTo(new Verdict.Refused(RefusalReason.NO_SEAT));
  }

  @Test
  void once_free_seats_are_given_away_whoever_finds_room_is_welcome_as_a_walk_in() {
    doors.venue(Gates.workshop(STARTS, AntiPassBack.BLOCK, Set.of()));

    assertThat(scanning("s1", STARTS.plusSeconds(600))).isEqualTo(new Verdict.Admitted());
    assertThat(doors.checkIn("s1").orElseThrow().recorded().walkIn()).isTrue();
  }

  @Test
  void long_before_a_session_its_room_is_open() {
    doors.venue(Gates.workshop(STARTS, AntiPassBack.BLOCK, Set.of()));

    assertThat(scanning("s1", STARTS.minusSeconds(3600))).isEqualTo(new Verdict.Admitted());
  }

  @Test
  void a_zone_is_closed_on_other_days() {
    doors.venue(Gates.workshop(STARTS, AntiPassBack.BLOCK, Set.of(FRIDAY)));
    seats = List.of("ws-asylum");

    assertThat(scanning("s1", STARTS)).isEqualTo(new Verdict.Refused(RefusalReason.ZONE_CLOSED));
  }

  @Test
  void a_zone_that_warns_lets_in_again_and_counts_people_not_scans() {
    doors.venue(Gates.workshop(STARTS, AntiPassBack.WARN, Set.of()));
    seats = List.of("ws-asylum");
    scanning("s1", STARTS);

    assertThat(scanning("s2", STARTS.plusSeconds(60)))
        .isEqualTo(new Verdict.AlreadyInside(ROOM_DOOR, STARTS));
    assertThat(doors.checkIn("s2").orElseThrow().stands()).isTrue();
    assertThat(doors.inside(ROOM, STARTS)).isEqualTo(1);
    assertThat(doors.conflicts()).isEmpty();
  }

  @Test
  void a_zone_that_does_not_mind_says_nothing() {
    doors.venue(Gates.workshop(STARTS, AntiPassBack.NONE, Set.of()));
    seats = List.of("ws-asylum");
    scanning("s1", STARTS);

    assertThat(scanning("s2", STARTS.plusSeconds(60))).isEqualTo(new Verdict.Admitted());
    assertThat(doors.inside(ROOM, STARTS)).isEqualTo(1);
  }

  private Verdict scanning(String id, Instant time) {
    Scan scan = scan(id, ROOM_DOOR, token(REGISTRATION, 1), time);
    Admission.Outcome outcome = Admission.scanned(doors, badges, registration -> seats, scan);
    if (outcome instanceof Admission.Outcome.Recorded recorded) {
      doors.apply(recorded.event());
    }
    return Doors.verdict(outcome).orElseThrow();
  }
}
