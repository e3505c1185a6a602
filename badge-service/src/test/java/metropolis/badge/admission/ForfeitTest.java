package metropolis.badge.admission;

import static metropolis.badge.admission.Doors.ROOM_DOOR;
import static metropolis.badge.admission.Doors.pass;
import static metropolis.badge.admission.Doors.token;
import static metropolis.badge.credential.Story.CONFERENCE;
import static metropolis.badge.credential.Story.MONDAY;
import static metropolis.badge.credential.Story.book;
import static metropolis.badge.credential.Story.issued;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seats that nobody took, and who was there. */
class ForfeitTest {

  private static final String CAME = "AAAAAAAAAAAAAAAA";
  private static final String STAYED_AWAY = "BBBBBBBBBBBBBBBB";
  private static final Instant STARTS = MONDAY.plus(Duration.ofHours(3));
  private static final String SESSION = "ws-asylum";

  private final AdmissionBook doors = new AdmissionBook();
  private final BadgeBook badges = book(issued(CAME, 1), issued(STAYED_AWAY, 1));

  @BeforeEach
  void aWorkshop() {
    doors.venue(Gates.workshop(STARTS, AntiPassBack.BLOCK, Set.of()));
  }

  @Test
  void seats_are_kept_until_their_time_has_come() {
    assertThat(Forfeit.isDue(doors, SESSION, STARTS.plusSeconds(599))).isFalse();
    assertThat(Forfeit.isDue(doors, SESSION, STARTS.plusSeconds(600))).isTrue();
    assertThat(Forfeit.isDue(doors, SESSION, STARTS.plusSeconds(3600))).isFalse();
  }

  @Test
  void only_those_who_did_not_come_lose_theirs() {
    pass(doors, badges, Gates.letThrough("s1", ROOM_DOOR, token(CAME, 1), STARTS.minusSeconds(60)));

    assertThat(Forfeit.registrations(doors, badges, List.of(CAME, STAYED_AWAY), SESSION))
        .containsExactly(STAYED_AWAY);
  }

  @Test
  void whoever_came_for_something_earlier_did_not_come() {
    pass(
        doors,
        badges,
        Gates.letThrough("s1", ROOM_DOOR, token(CAME, 1), STARTS.minusSeconds(7_200)));

    assertThat(Forfeit.registrations(doors, badges, List.of(CAME), SESSION)).containsExactly(CAME);
  }

  @Test
  void attendance_tells_how_long_somebody_was_there() {
    pass(doors, badges, Gates.letThrough("s1", ROOM_DOOR, token(CAME, 1), STARTS.minusSeconds(60)));
    pass(doors, badges, Gates.out("s2", ROOM_DOOR, token(CAME, 1), STARTS.plusSeconds(1_200)));

    assertThat(attendance())
        .containsExactly(
            new Attendance(
                BadgeId.of(CONFERENCE, CAME),
                STARTS.minusSeconds(60),
                Optional.of(STARTS.plusSeconds(1_200)),
                Duration.ofMinutes(20),
                false));
  }

  @Test
  void whom_nobody_saw_leave_stayed_to_the_end() {
    pass(doors, badges, Gates.letThrough("s1", ROOM_DOOR, token(CAME, 1), STARTS));

    assertThat(attendance()).extracting(Attendance::inside).containsExactly(Duration.ofHours(1));
  }

  @Test
  void whoever_left_before_it_began_was_not_there() {
    pass(doors, badges, Gates.letThrough("s1", ROOM_DOOR, token(CAME, 1), STARTS.minusSeconds(60)));
    pass(doors, badges, Gates.out("s2", ROOM_DOOR, token(CAME, 1), STARTS.minusSeconds(30)));

    assertThat(attendance()).isEmpty();
  }

  private List<Attendance> attendance() {
    return Attendance.of(doors, doors.venue().sitting(SESSION).orElseThrow(), badge -> List.of());
  }
}
