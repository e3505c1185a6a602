package metropolis.badge.admission;

import static metropolis.badge.admission.Doors.GATE_1;
import static metropolis.badge.admission.Doors.GATE_2;
import static metropolis.badge.admission.Doors.HOUSE;
import static metropolis.badge.admission.Doors.ROOM;
import static metropolis.badge.admission.Doors.ROOM_CAPACITY;
import static metropolis.badge.admission.Doors.ROOM_DOOR;
import static metropolis.badge.admission.Doors.at;
import static metropolis.badge.admission.Doors.pass;
import static metropolis.badge.admission.Doors.scan;
import static metropolis.badge.admission.Doors.token;
import static metropolis.badge.credential.Story.MONDAY;
import static metropolis.badge.credential.Story.book;
import static metropolis.badge.credential.Story.issued;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is scanned, in whatever order and however often, the books stay right. */
class AdmissionPropertyTest {

  private static final List<String> REGISTRATIONS =
      List.of("AAAAAAAAAAAAAAAA", "BBBBBBBBBBBBBBBB", "CCCCCCCCCCCCCCCC", "DDDDDDDDDDDDDDDD");

  /** What may happen at the doors; the same scan id may well come again, from anywhere. */
  sealed interface Step {
    record Held(String scanId, String gate, String registration) implements Step {}

    record TakenBack(String scanId) implements Step {}
  }

  @Property(tries = 500)
  void a_badge_is_admitted_to_a_zone_once_until_undone(@ForAll("steps") List<Step> steps) {
    AdmissionBook gates = replay(steps);

    Map<String, Integer> standing = new HashMap<>();
    gates.all().stream()
        .filter(CheckIn::stands)
        .forEach(
            checkIn ->
                standing.merge(
                    checkIn.recorded().zone().orElseThrow()
                        + checkIn.recorded().print().orElseThrow().badge(),
                    1,
                    Integer::sum));
    assertThat(standing.values()).allMatch(times -> times == 1);
  }

  @Property(tries = 500)
  void counts_equal_the_people_inside(@ForAll("steps") List<Step> steps) {
    AdmissionBook gates = replay(steps);

    for (String zone : List.of(HOUSE, ROOM)) {
      Set<BadgeId> people =
          gates.all().stream()
              .filter(CheckIn::stands)
              .filter(checkIn -> checkIn.recorded().zone().orElseThrow().equals(zone))
              .map(checkIn -> checkIn.recorded().print().orElseThrow().badge())
              .collect(Collectors.toSet());
      int admitted =
          Doors.VENUE.gates().values().stream()
              .filter(gate -> gate.zone().equals(zone))
              .mapToInt(gate -> gates.count(gate.id(), MONDAY).admitted())
              .sum();
      assertThat(gates.inside(zone, MONDAY)).isEqualTo(people.size()).isEqualTo(admitted);
    }
  }

  @Property(tries = 500)
  void a_room_never_holds_more_than_it_may(@ForAll("steps") List<Step> steps) {
    AdmissionBook gates = replay(steps);

    assertThat(gates.inside(ROOM, MONDAY)).isLessThanOrEqualTo(ROOM_CAPACITY);
  }

  @Property(tries = 200)
  void books_kept_and_restored_are_the_same(@ForAll("steps") List<Step> steps) {
    AdmissionBook gates = replay(steps);
    AdmissionBook again = Doors.book();

    gates.all().forEach(again::restore);

    assertThat(again.all()).containsExactlyElementsOf(gates.all());
    for (String zone : List.of(HOUSE, ROOM)) {
      assertThat(again.inside(zone, MONDAY)).isEqualTo(gates.inside(zone, MONDAY));
    }
    for (String gate : List.of(GATE_1, GATE_2, ROOM_DOOR)) {
      assertThat(again.count(gate, MONDAY)).isEqualTo(gates.count(gate, MONDAY));
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> ids = Arbitraries.integers().between(1, 12).map(n -> "scan-" + n);
    Arbitrary<String> gates = Arbitraries.of(GATE_1, GATE_2, ROOM_DOOR);
    Arbitrary<String> people = Arbitraries.of(REGISTRATIONS);
    Arbitrary<Step> held = Combinators.combine(ids, gates, people).as(Step.Held::new);
    Arbitrary<Step> takenBack = ids.map(Step.TakenBack::new);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(4, held), net.jqwik.api.Tuple.of(1, takenBack))
        .list()
        .ofMaxSize(40);
  }

  private static AdmissionBook replay(List<Step> steps) {
    AdmissionBook gates = Doors.book();
    BadgeBook badges = book();
    REGISTRATIONS.forEach(registration -> badges.apply(issued(registration, 1)));
    for (Step step : steps) {
      switch (step) {
        case Step.Held held ->
            pass(
                gates,
                badges,
                scan(held.scanId(), held.gate(), token(held.registration(), 1), MONDAY));
        case Step.TakenBack taken -> {
          if (Admission.undo(gates, taken.scanId(), UndoReason.OTHER, at(MONDAY))
              instanceof Admission.Undoing.Undone undone) {
            gates.apply(undone.event());
          }
        }
      }
    }
    return gates;
  }
}
