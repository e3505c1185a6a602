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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was there at all, and where. */
class PresenceTest {

  private static final String CAME = "AAAAAAAAAAAAAAAA";
  private static final String STAYED_AWAY = "BBBBBBBBBBBBBBBB";
  private static final Instant STARTS = MONDAY.plus(Duration.ofHours(3));
  private static final BadgeId BADGE = BadgeId.of(CONFERENCE, CAME);

  private final AdmissionBook doors = new AdmissionBook();
  private final BadgeBook badges = book(issued(CAME, 1), issued(STAYED_AWAY, 1));

  @BeforeEach
  void aWorkshop() {
    doors.venue(Gates.workshop(STARTS, AntiPassBack.BLOCK, Set.of()));
  }

  @Test
  void whoever_came_to_a_session_was_there_on_its_day() {
    pass(doors, badges, Gates.letThrough("s1", ROOM_DOOR, token(CAME, 1), STARTS.minusSeconds(60)));

    assertThat(presences()).containsOnlyKeys(BADGE);
    assertThat(presences().get(BADGE).days())
        .containsExactly(STARTS.atZone(doors.venue().timeZone()).toLocalDate());
    assertThat(presences().get(BADGE).sessions()).containsExactly("ws-asylum");
  }

  @Test
  void whoever_left_before_the_session_was_there_but_not_in_it() {
    pass(doors, badges, Gates.letThrough("s1", ROOM_DOOR, token(CAME, 1), STARTS.minusSeconds(60)));
    pass(doors, badges, Gates.out("s2", ROOM_DOOR, token(CAME, 1), STARTS.minusSeconds(30)));

    assertThat(presences().get(BADGE).sessions()).isEmpty();
    assertThat(presences().get(BADGE).days()).hasSize(1);
  }

  @Test
  void each_day_counts_once_in_order() {
    Instant next = STARTS.plus(Duration.ofDays(1));
    pass(doors, badges, Gates.letThrough("s1", ROOM_DOOR, token(CAME, 1), next));
    pass(doors, badges, Gates.letThrough("s2", ROOM_DOOR, token(CAME, 1), STARTS));
    pass(doors, badges, Gates.out("s3", ROOM_DOOR, token(CAME, 1), STARTS.plusSeconds(60)));
    pass(doors, badges, Gates.letThrough("s4", ROOM_DOOR, token(CAME, 1), STARTS.plusSeconds(90)));

    LocalDate first = STARTS.atZone(doors.venue().timeZone()).toLocalDate();
    assertThat(presences().get(BADGE).days()).containsExactly(first, first.plusDays(1));
  }

  @Test
  void what_was_undone_was_not() {
    pass(doors, badges, Gates.letThrough("s1", ROOM_DOOR, token(CAME, 1), STARTS));
    doors.apply(new AdmissionEvent.Undone("s1", UndoReason.values()[0], Doors.at(STARTS)));

    assertThat(presences()).isEmpty();
  }

  private Map<BadgeId, Presence> presences() {
    return Presence.of(doors, badge -> List.of());
  }
}
