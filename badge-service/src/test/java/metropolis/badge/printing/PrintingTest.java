package metropolis.badge.printing;

import static metropolis.badge.credential.Story.book;
import static metropolis.badge.credential.Story.desk;
import static metropolis.badge.credential.Story.issued;
import static metropolis.badge.credential.Story.printed;
import static metropolis.badge.credential.Story.revoked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import metropolis.badge.credential.BadgeBook;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.ReprintReason;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.credential.Story;
import org.junit.jupiter.api.Test;

class PrintingTest {

  private static final String ONE = "7Q2M4X9K3TAB5CDE";
  private static final String TWO = "8R3N5Y0M4VBC6DEF";
  private static final String THREE = "9S4P6Z1N5WCD7EFG";

  private final BadgeBook badges = book(issued(ONE, 1), issued(TWO, 1), issued(THREE, 1));
  private final RunBook runs = new RunBook();

  @Test
  void a_run_has_its_badges_in_the_order_asked_for() {
    PrintRun run = done(start(THREE, ONE, TWO));

    assertThat(run.number()).isEqualTo(1);
    assertThat(run.members())
        .extracting(PrintRun.Member::badge)
        .containsExactly(id(THREE), id(ONE), id(TWO));
  }

  @Test
  void of_two_runs_that_want_the_same_badges_the_second_gets_the_rest() {
    runs.put(done(start(ONE, TWO)));

    PrintRun second = done(start(ONE, TWO, THREE));

    assertThat(second.members()).extracting(PrintRun.Member::badge).containsExactly(id(THREE));
  }

  @Test
  void of_two_runs_that_want_the_same_badges_only_the_second_is_told_that_none_are_left() {
    runs.put(done(start(ONE, TWO, THREE)));

    assertThat(start(ONE, TWO)).isEqualTo(refused(Printing.Refusal.NOTHING_TO_PRINT));
  }

  @Test
  void what_is_revoked_or_issued_anew_or_asked_for_twice_is_left_out() {
    badges.apply(revoked(ONE, 1, RevocationReason.LOST));
    badges.apply(issued(TWO, 2));

    PrintRun run = done(start(ONE, TWO, THREE, THREE));

    assertThat(run.members()).extracting(PrintRun.Member::badge).containsExactly(id(THREE));
  }

  @Test
  void what_was_printed_is_left_out_unless_it_is_stale() {
    badges.apply(printed(ONE, 1));
    badges.apply(printed(TWO, 1));

    PrintRun run =
        done(
            Printing.start(
                books(),
                new Printing.Plan(
                    Stream.of(ONE, TWO).map(PrintingTest::first).toList(), Optional.empty(), "a6"),
                Set.of(id(TWO)),
                desk("start")));

    assertThat(run.members()).extracting(PrintRun.Member::badge).containsExactly(id(TWO));
  }

  @Test
  void with_a_reason_what_was_printed_is_printed_again() {
    badges.apply(printed(ONE, 1));

    PrintRun run =
        done(
            Printing.start(
                books(),
                new Printing.Plan(
                    List.of(first(ONE)), Optional.of(ReprintReason.TEMPLATE_CHANGED), "a6"),
                Set.of(),
                desk("start")));

    assertThat(run.members()).hasSize(1);
  }

  @Test
  void a_document_counts_its_pages_and_tells_what_it_left_out() {
    runs.put(done(start(ONE, TWO, THREE)));

    PrintRun run = done(draw(0, Map.of(1, "no-person"), 0, 2));

    assertThat(run.drawing()).isEqualTo(1);
    assertThat(run.members())
        .extracting(PrintRun.Member::state)
        .containsExactly(PrintRun.State.DRAWN, PrintRun.State.LEFT_OUT, PrintRun.State.DRAWN);
    assertThat(run.members()).extracting(member -> member.leaf().first()).containsExactly(1, 0, 2);
  }

  @Test
  void of_two_clerks_who_make_the_document_at_once_the_second_is_told() {
    runs.put(done(start(ONE, TWO)));
    runs.put(done(draw(0, Map.of(), 0, 1)));

    assertThat(draw(0, Map.of(), 0, 1)).isEqualTo(refused(Printing.Refusal.DRAWN_ANEW));
  }

  @Test
  void nothing_is_printed_before_the_desk_says_so() {
    runs.put(done(start(ONE, TWO)));
    runs.put(done(draw(0, Map.of(), 0, 1)));

    assertThat(badges.badge(id(ONE)).orElseThrow().print()).isEmpty();
  }

  @Test
  void pages_that_came_out_are_printed_with_hash_and_version() {
    runs.put(done(start(ONE, TWO, THREE)));
    runs.put(done(draw(0, Map.of(), 0, 1, 2)));

    Printing.Outcome outcome = confirm(1, 1, 2);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Printing.Outcome.Done.class,
            done -> {
              assertThat(done.events())
                  .extracting(BadgeEvent::badge)
                  .containsExactly(id(ONE), id(TWO));
              assertThat(((BadgeEvent.Printed) done.events().getFirst()).imprint())
                  .isEqualTo(Story.IMPRINT);
              assertThat(done.run().isOpen()).isTrue();
            });
  }

  @Test
  void after_a_jam_the_rest_is_drawn_and_confirmed_without_doubles() {
    runs.put(done(start(ONE, TWO, THREE)));
    runs.put(done(draw(0, Map.of(), 0, 1, 2)));
    runs.put(done(confirm(1, 1, 1)));

    PrintRun drawnAgain = done(draw(1, Map.of(), 1, 2));
    runs.put(drawnAgain);
    Printing.Outcome outcome = confirm(2, 1, 2);

    assertThat(drawnAgain.members())
        .extracting(member -> member.leaf().first())
        .containsExactly(1, 1, 2);
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Printing.Outcome.Done.class,
            done -> {
              assertThat(done.events())
                  .extracting(BadgeEvent::badge)
                  .containsExactly(id(TWO), id(THREE));
              assertThat(done.run().isOpen()).isFalse();
            });
  }

  @Test
  void pages_that_are_confirmed_twice_are_printed_once() {
    runs.put(done(start(ONE, TWO)));
    runs.put(done(draw(0, Map.of(), 0, 1)));
    runs.put(done(confirm(1, 1, 1)));

    Printing.Outcome again = confirm(1, 1, 1);

    assertThat(again)
        .isInstanceOfSatisfying(
            Printing.Outcome.Done.class, done -> assertThat(done.events()).isEmpty());
  }

  @Test
  void spoilt_pages_are_excepted() {
    runs.put(done(start(ONE, TWO, THREE)));
    runs.put(done(draw(0, Map.of(), 0, 1, 2)));

    Printing.Outcome outcome = confirm(1, 1, 3, 2);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Printing.Outcome.Done.class,
            done ->
                assertThat(done.events())
                    .extracting(BadgeEvent::badge)
                    .containsExactly(id(ONE), id(THREE)));
  }

  @Test
  void a_badge_issued_anew_while_it_was_printed_stays_unprinted() {
    runs.put(done(start(ONE, TWO)));
    runs.put(done(draw(0, Map.of(), 0, 1)));
    badges.apply(issued(ONE, 2));

    Printing.Outcome outcome = confirm(1, 1, 2);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Printing.Outcome.Done.class,
            done ->
                assertThat(done.events()).extracting(BadgeEvent::badge).containsExactly(id(TWO)));
  }

  @Test
  void only_pages_that_there_are_can_have_come_out() {
    runs.put(done(start(ONE)));

    assertThat(confirm(0, 1, 1)).isEqualTo(refused(Printing.Refusal.NOT_DRAWN));
    runs.put(done(draw(0, Map.of(), 0)));
    assertThat(confirm(1, 1, 2)).isEqualTo(refused(Printing.Refusal.NO_SUCH_PAGE));
    assertThat(confirm(2, 1, 1)).isEqualTo(refused(Printing.Refusal.DRAWN_ANEW));
  }

  @Test
  void what_was_left_out_stays_with_its_run_to_be_mended() {
    runs.put(done(start(ONE, TWO)));
    runs.put(done(draw(0, Map.of(1, "name-too-long"), 0)));

    assertThat(start(TWO)).isEqualTo(refused(Printing.Refusal.NOTHING_TO_PRINT));
    assertThat(done(draw(1, Map.of(), 0, 1)).members())
        .extracting(member -> member.leaf().first())
        .containsExactly(1, 2);
  }

  @Test
  void a_badge_issued_anew_is_free_for_another_run() {
    runs.put(done(start(ONE, TWO)));
    badges.apply(issued(ONE, 2));

    Printing.Outcome outcome =
        Printing.start(
            books(),
            new Printing.Plan(List.of(new Print(id(ONE), 2)), Optional.empty(), "a6"),
            Set.of(),
            desk("start"));

    assertThat(done(outcome).members()).hasSize(1);
  }

  @Test
  void a_run_that_is_closed_gives_its_badges_free() {
    runs.put(done(start(ONE, TWO)));
    runs.put(done(Printing.ended(books(), 1, desk("end"))));

    PrintRun next = done(start(ONE, TWO));

    assertThat(next.number()).isEqualTo(2);
    assertThat(next.members()).hasSize(2);
    assertThat(Printing.ended(books(), 1, desk("end")))
        .isEqualTo(refused(Printing.Refusal.RUN_ENDED));
  }

  @Test
  void a_run_that_never_was_is_not_found() {
    assertThat(Printing.ended(books(), 7, desk("end")))
        .isEqualTo(refused(Printing.Refusal.NO_SUCH_RUN));
  }

  @Test
  void a_run_has_an_end() {
    List<Print> many =
        IntStream.rangeClosed(0, Printing.MOST_MEMBERS).mapToObj(at -> first(ONE)).toList();

    assertThat(
            Printing.start(
                books(), new Printing.Plan(many, Optional.empty(), "a6"), Set.of(), desk("start")))
        .isEqualTo(refused(Printing.Refusal.TOO_MANY_BADGES));
  }

  @Test
  void portions_cover_every_page_once() {
    List<Printing.Pages> portions =
        Printing.portions(new Printing.Pages(1, 1, 1, 1_001, Set.of()), 500);

    assertThat(portions)
        .extracting(Printing.Pages::first, Printing.Pages::last)
        .containsExactly(tuple(1, 500), tuple(501, 1_000), tuple(1_001, 1_001));
  }

  @Test
  void a_badge_on_two_pages_is_printed_when_both_came_out() {
    runs.put(done(start(ONE, TWO, THREE)));
    runs.put(done(drawn(new int[] {1, 2}, new int[] {3, 4}, new int[] {5, 5})));

    assertThat(states(confirm(1, 1, 3))).containsExactly("PRINTED", "DRAWN", "DRAWN");
    assertThat(states(confirm(1, 1, 4))).containsExactly("PRINTED", "PRINTED", "DRAWN");
    assertThat(states(confirm(1, 1, 5, 1))).containsExactly("DRAWN", "PRINTED", "PRINTED");
    assertThat(states(confirm(1, 1, 5, 4))).containsExactly("PRINTED", "DRAWN", "PRINTED");
  }

  @Test
  void badges_of_a_sheet_are_printed_together() {
    runs.put(done(start(ONE, TWO, THREE)));
    runs.put(done(drawn(new int[] {1, 2}, new int[] {1, 2}, new int[] {3, 4})));

    assertThat(states(confirm(1, 1, 2))).containsExactly("PRINTED", "PRINTED", "DRAWN");
    assertThat(states(confirm(1, 1, 4, 2))).containsExactly("DRAWN", "DRAWN", "PRINTED");
  }

  @Test
  void a_badge_whose_pages_are_in_two_portions_is_printed_once() {
    runs.put(done(start(ONE, TWO, THREE)));
    runs.put(done(drawn(new int[] {1, 2}, new int[] {3, 4}, new int[] {5, 6})));
    List<BadgeEvent> events = new ArrayList<>();

    for (Printing.Pages portion : Printing.portions(new Printing.Pages(1, 1, 1, 6, Set.of()), 3)) {
      Printing.Outcome outcome = Printing.confirmed(books(), portion, desk("confirm"));
      events.addAll(((Printing.Outcome.Done) outcome).events());
      runs.put(done(outcome));
    }

    assertThat(events).extracting(BadgeEvent::badge).containsExactly(id(ONE), id(TWO), id(THREE));
  }

  @Test
  void each_badge_is_printed_with_the_look_that_it_has() {
    runs.put(done(start(ONE, TWO)));
    runs.put(done(drawn(new int[] {1, 1}, new int[] {2, 2})));

    Printing.Outcome outcome = confirm(1, 1, 2);

    assertThat(((Printing.Outcome.Done) outcome).events())
        .extracting(event -> ((BadgeEvent.Printed) event).imprint().templateVersion())
        .containsExactly("1", "v2");
  }

  private static List<String> states(Printing.Outcome outcome) {
    return done(outcome).members().stream().map(member -> member.state().name()).toList();
  }

  private Printing.Outcome start(String... registrations) {
    return Printing.start(
        books(),
        new Printing.Plan(
            Stream.of(registrations).map(PrintingTest::first).toList(), Optional.empty(), "a6"),
        Set.of(),
        desk("start"));
  }

  private Printing.Outcome draw(int before, Map<Integer, String> leftOut, int... places) {
    LinkedHashMap<Integer, PrintRun.Leaf> leaves = new LinkedHashMap<>();
    IntStream.of(places)
        .forEach(
            place ->
                leaves.put(place, new PrintRun.Leaf(leaves.size() + 1, leaves.size() + 1, 1, 0)));
    return drawn(before, leaves, leftOut, places.length);
  }

  /** On the pages given: first and last of each. */
  private Printing.Outcome drawn(int[]... pages) {
    LinkedHashMap<Integer, PrintRun.Leaf> leaves = new LinkedHashMap<>();
    for (int[] of : pages) {
      leaves.put(leaves.size(), new PrintRun.Leaf(of[0], of[1], 1, leaves.size() % 2));
    }
    return drawn(0, leaves, Map.of(), pages[pages.length - 1][1]);
  }

  private Printing.Outcome drawn(
      int before,
      LinkedHashMap<Integer, PrintRun.Leaf> leaves,
      Map<Integer, String> leftOut,
      int pages) {
    return Printing.drawn(
        books(),
        new Printing.Drawn(
            1,
            before,
            new PrintRun.Drawing(
                List.of(new PrintRun.Look("a6-portrait", "1"), new PrintRun.Look("press", "v2")),
                "5a".repeat(32),
                pages,
                desk("draw" + before)),
            leaves,
            leftOut));
  }

  private Printing.Outcome confirm(int drawing, int first, int last, Integer... except) {
    return Printing.confirmed(
        books(), new Printing.Pages(1, drawing, first, last, Set.of(except)), desk("confirm"));
  }

  private Printing.Desk books() {
    return new Printing.Desk(runs, badges);
  }

  private static Print first(String registration) {
    return new Print(id(registration), 1);
  }

  private static BadgeId id(String registration) {
    return BadgeId.of(Story.CONFERENCE, registration);
  }

  private static PrintRun done(Printing.Outcome outcome) {
    if (outcome instanceof Printing.Outcome.Done done) {
      return done.run();
    }
    throw new AssertionError("refused: " + outcome);
  }

  private static Printing.Outcome refused(Printing.Refusal why) {
    return new Printing.Outcome.Refused(why);
  }
}
