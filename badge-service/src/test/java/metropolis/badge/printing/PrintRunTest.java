package metropolis.badge.printing;

import static metropolis.badge.credential.Story.desk;
import static metropolis.badge.credential.Story.issued;
import static metropolis.badge.credential.Story.printed;
import static metropolis.badge.credential.Story.revoked;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.ReprintReason;
import metropolis.badge.credential.RevocationReason;
import org.junit.jupiter.api.Test;

/** Which badges a run has, and how long. */
class PrintRunTest extends PrintingStory {

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
}
