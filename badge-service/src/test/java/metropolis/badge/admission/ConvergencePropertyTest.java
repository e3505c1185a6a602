package metropolis.badge.admission;

import static metropolis.badge.admission.Doors.GATE_1;
import static metropolis.badge.admission.Doors.GATE_2;
import static metropolis.badge.admission.Doors.HOUSE;
import static metropolis.badge.admission.Doors.ROOM;
import static metropolis.badge.admission.Doors.ROOM_DOOR;
import static metropolis.badge.admission.Doors.pass;
import static metropolis.badge.admission.Doors.token;
import static metropolis.badge.credential.Story.MONDAY;
import static metropolis.badge.credential.Story.issued;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.Story;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * In whatever order the gates tell of their scans, and however often, the books come to say the
 * same.
 */
class ConvergencePropertyTest {

  private static final List<String> REGISTRATIONS =
      List.of("AAAAAAAAAAAAAAAA", "BBBBBBBBBBBBBBBB", "CCCCCCCCCCCCCCCC");

  record Told(int second, String gate, String registration, Direction direction, Decision what) {}

  /** All that the books say, as text. */
  record Account(
      Map<String, String> verdicts, int house, int room, List<String> conflicts, String counts) {}

  @Property(tries = 400)
  void the_order_of_telling_does_not_matter(
      @ForAll("told") List<Told> told, @ForAll Random random) {
    List<Scan> inOrder = scans(told);
    List<Scan> mixed = new ArrayList<>(inOrder);
    for (Scan scan : inOrder) {
      if (random.nextInt(3) == 0) {
        mixed.add(scan);
      }
    }
    Collections.shuffle(mixed, random);

    assertThat(account(mixed)).isEqualTo(account(inOrder));
  }

  @Property(tries = 400)
  void every_second_entry_that_no_gate_knew_of_is_a_conflict(@ForAll("told") List<Told> told) {
    List<Scan> scans = scans(told);
    Map<String, Boolean> inside = new TreeMap<>();
    List<String> expected = new ArrayList<>();
    scans.stream()
        .sorted(Comparator.comparing(Scan::time).thenComparing(Scan::id))
        .filter(scan -> scan.report().decision() instanceof Decision.LetThrough)
        .forEach(
            scan -> {
              String who =
                  Doors.VENUE.zoneOf(scan.gate()).orElseThrow().id()
                      + scan.presented().print().orElseThrow().badge();
              boolean in = scan.direction() == Direction.IN;
              if (Boolean.TRUE.equals(inside.put(who, in)) && in) {
                expected.add(scan.id());
              }
            });

    List<Scan> backwards = new ArrayList<>(scans);
    Collections.reverse(backwards);

    assertThat(book(backwards).conflicts())
        .extracting(conflict -> conflict.scan().scanId())
        .containsExactlyElementsOf(expected);
  }

  @Property(tries = 200)
  void books_kept_and_restored_in_any_order_say_the_same(
      @ForAll("told") List<Told> told, @ForAll Random random) {
    AdmissionBook kept = book(scans(told));
    List<CheckIn> stored = new ArrayList<>(kept.all());
    Collections.shuffle(stored, random);
    AdmissionBook restored = Doors.book();

    stored.forEach(restored::restore);

    assertThat(account(restored)).isEqualTo(account(kept));
  }

  @Provide
  Arbitrary<List<Told>> told() {
    Arbitrary<Decision> decisions =
        Arbitraries.of(
            new Decision.LetThrough("", Optional.empty()),
            new Decision.LetThrough("", Optional.empty()),
            new Decision.TurnedAway("already-inside"));
    return Combinators.combine(
            Arbitraries.integers().between(0, 20),
            Arbitraries.of(GATE_1, GATE_2, ROOM_DOOR),
            Arbitraries.of(REGISTRATIONS),
            Arbitraries.of(Direction.IN, Direction.IN, Direction.OUT),
            decisions)
        .as(Told::new)
        .list()
        .ofMaxSize(25);
  }

  private static List<Scan> scans(List<Told> told) {
    List<Scan> scans = new ArrayList<>();
    for (Told one : told) {
      scans.add(
          Gates.told(
              "scan-%03d".formatted(scans.size()),
              one.gate(),
              token(one.registration(), 1),
              MONDAY.plusSeconds(one.second()),
              one.direction(),
              one.what()));
    }
    return scans;
  }

  private static AdmissionBook book(List<Scan> scans) {
    BadgeBook badges = Story.book();
    REGISTRATIONS.forEach(registration -> badges.apply(issued(registration, 1)));
    AdmissionBook doors = Doors.book();
    scans.forEach(scan -> pass(doors, badges, scan));
    return doors;
  }

  private static Account account(List<Scan> scans) {
    return account(book(scans));
  }

  private static Account account(AdmissionBook doors) {
    Map<String, String> verdicts = new TreeMap<>();
    doors.all().forEach(scan -> verdicts.put(scan.scanId(), doors.settled(scan).toString()));
    return new Account(
        verdicts,
        doors.inside(HOUSE, MONDAY),
        doors.inside(ROOM, MONDAY),
        doors.conflicts().stream()
            .map(c -> c.scan().scanId() + " after " + c.entry().map(CheckIn::scanId))
            .toList(),
        List.of(GATE_1, GATE_2, ROOM_DOOR).stream()
            .map(gate -> doors.count(gate, MONDAY) + " " + doors.refusals(gate, MONDAY))
            .toList()
            .toString());
  }
}
