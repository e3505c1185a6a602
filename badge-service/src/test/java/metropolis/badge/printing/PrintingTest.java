package metropolis.badge.printing;

import static metropolis.badge.credential.Story.desk;
import static metropolis.badge.credential.Story.issued;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import metropolis.badge.credential.BadgeEvent;
import metropolis.badge.credential.Story;
import org.junit.jupiter.api.Test;

/** What came out of the printer, as the desk says it. */
class PrintingTest extends PrintingStory {

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
}
