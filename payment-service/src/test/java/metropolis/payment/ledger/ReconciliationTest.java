package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.ledger.PaymentCommand.ClosePeriod;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.PaymentCommand.OpenCredit;
import metropolis.payment.ledger.PaymentCommand.SetAsideLine;
import metropolis.payment.ledger.Reconciliation.Missing;
import metropolis.payment.ledger.Reconciliation.OfAccount;
import metropolis.payment.ledger.Reconciliation.OfStatement;
import metropolis.payment.ledger.Reconciliation.Proof;
import org.junit.jupiter.api.Test;

/** The bank's statements against the books, as of a day. */
class ReconciliationTest {

  private static final String ACCOUNT = "CH9300762011623852957";

  @Test
  void says_what_became_of_every_part_of_a_line() {
    Scenario scenario = Scenario.invoiced("R1", "R2");
    scenario.given(
        statement(
            "S1",
            "1",
            14,
            0,
            102000,
            line("L1", 14, 50000, scenario.reference("R1")),
            line("L2", 14, 45000, scenario.reference("R2")),
            line("L3", 14, 7000, ""),
            line("L4", 14, 1000, ""),
            line("L5", 14, -1000, "")));
    scenario.given(new SetAsideLine("L4", "not-ours"));

    OfStatement statement = only(scenario, 30).statements().getFirst();

    assertThat(statement.rows().getFirst().fates())
        .containsExactly(
            new Fate(
                Fate.Kind.ALLOCATED,
                InvoiceNumber.parse("2004-000001"),
                "exact-reference",
                chf(45000)),
            new Fate(Fate.Kind.CREDIT, InvoiceNumber.parse("2004-000001"), "overpaid", chf(5000)));
    assertThat(statement.totals())
        .containsEntry(Fate.Kind.ALLOCATED, chf(90000))
        .containsEntry(Fate.Kind.CREDIT, chf(5000))
        .containsEntry(Fate.Kind.SET_ASIDE, chf(0))
        .containsEntry(Fate.Kind.UNALLOCATED, chf(7000));
    assertThat(statement.othersCount()).isZero();
    assertThat(statement.others()).contains(chf(0));
  }

  @Test
  void lines_stand_in_the_order_of_the_banks_file() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", "1", 14, 0, 100, line("L7", 14, 100, "")));
    scenario.given(
        statement(
            "S2",
            "2",
            15,
            100,
            1000,
            line("L9", 15, 200, ""),
            line("L7", 14, 100, ""),
            line("L1", 15, 300, ""),
            line("L5", 14, 400, "")));
    // As a start reads them back: by their keys.
    Books restored = new Books("metropolis-2004");
    scenario.books.lines().stream()
        .sorted(Comparator.comparing(BankLine::key))
        .forEach(restored::restore);
    scenario.books.imports().forEach(restored::restore);

    for (Books books : List.of(scenario.books, restored)) {
      OfStatement second =
          Reconciling.of(books, day(30)).accounts().getFirst().statements().getLast();
      assertThat(second.rows())
          .extracting(row -> row.line().key())
          .containsExactly("L9", "L1", "L5");
    }
  }

  @Test
  void the_totals_of_a_statement_add_up_to_what_it_moved() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(
        statement("S1", "1", 14, 0, 45000, line("L1", 14, 45000, scenario.reference("R1"))));
    // The same day again, from an export that has one payment more.
    scenario.given(
        statement(
            "S2",
            "",
            14,
            0,
            45300,
            line("L1", 14, 45000, scenario.reference("R1")),
            line("L2", 14, 300, "")));

    OfStatement second = only(scenario, 30).statements().getLast();

    assertThat(second.rows()).extracting(row -> row.line().key()).containsExactly("L2");
    assertThat(second.othersCount()).isEqualTo(1);
    assertThat(second.others()).contains(chf(45000));
    assertThat(second.reckoning().orElseThrow().moved()).isEqualTo(chf(45300));
  }

  @Test
  void a_day_in_the_past_shows_what_was_so_then() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", "1", 14, 0, 7000, line("L1", 14, 7000, "")));
    Reconciliation before = Reconciling.of(scenario.books, day(14));
    scenario.at("2004-06-20T08:00:00Z");
    scenario.given(new OpenCredit("L1", "", "paid-in-error"));
    scenario.given(statement("S2", "2", 20, 7000, 8000, line("L2", 20, 1000, "")));

    Reconciliation again = Reconciling.of(scenario.books, day(14));

    assertThat(again.accounts().getFirst().proof()).isEqualTo(before.accounts().getFirst().proof());
    assertThat(again.accounts().getFirst().statements()).hasSize(1);
    assertThat(again.accounts().getFirst().statements().getFirst().totals())
        .containsOnlyKeys(Fate.Kind.UNALLOCATED);
    assertThat(only(scenario, 20).statements()).hasSize(2);
    assertThat(only(scenario, 20).statements().getFirst().totals())
        .containsOnlyKeys(Fate.Kind.CREDIT);
  }

  @Test
  void a_statement_that_comes_after_its_days_were_closed_counts_in_the_open() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", "1", 14, 0, 7000, line("L1", 14, 7000, "")));
    scenario.at("2004-07-02T08:00:00Z").given(new ClosePeriod(day(30)));
    scenario.at("2004-07-02T09:00:00Z");
    scenario.given(statement("S2", "2", 15, 7000, 8000, line("L2", 15, 1000, "")));

    assertThat(only(scenario, 30).statements()).hasSize(1);
    OfAccount july = Reconciling.of(scenario.books, LocalDate.of(2004, 7, 1)).accounts().getFirst();
    assertThat(july.statements()).hasSize(2);
    assertThat(july.proof().orElseThrow().isExplained()).isTrue();
  }

  @Test
  void the_ledger_agrees_with_the_bank_but_for_what_was_there_before() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", "1", 14, 100000, 107000, line("L1", 14, 7000, "")));
    scenario.given(statement("S2", "2", 15, 107000, 106000, line("L2", 15, -1000, "")));

    Proof proof = only(scenario, 30).proof().orElseThrow();

    assertThat(proof.bank()).isEqualTo(chf(106000));
    assertThat(proof.ledger()).isEqualTo(chf(6000));
    assertThat(proof.opening()).isEqualTo(chf(100000));
    assertThat(proof.unexplained()).isEqualTo(chf(0));
  }

  @Test
  void a_statement_that_is_missing_is_named_with_its_number_and_sum() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", "00012/001", 14, 0, 7000, line("L1", 14, 7000, "")));
    scenario.given(statement("S3", "00015/001", 17, 9500, 9600, line("L3", 17, 100, "")));

    OfAccount account = only(scenario, 30);
    OfStatement last = account.statements().getLast();

    assertThat(last.gap()).contains(chf(2500));
    assertThat(last.before().orElseThrow().statement().statementId()).isEqualTo("STM-S1");
    assertThat(last.missing()).contains(new Missing(13, 14));
    assertThat(account.proof().orElseThrow().gaps()).isEqualTo(chf(2500));
    assertThat(account.proof().orElseThrow().unexplained()).isEqualTo(chf(0));
  }

  @Test
  void the_same_day_in_two_formats_is_no_gap() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", "1", 14, 0, 7000, line("L1", 14, 7000, "")));
    scenario.given(statement("S2", "2", 15, 7000, 8000, line("L2", 15, 1000, "")));
    scenario.given(statement("S2B", "2", 15, 7000, 8000, line("L2", 15, 1000, "")));

    OfAccount account = only(scenario, 30);

    assertThat(account.statements()).allSatisfy(s -> assertThat(s.gap()).isEmpty());
    assertThat(account.proof().orElseThrow().unexplained()).isEqualTo(chf(0));
  }

  @Test
  void what_no_line_explains_within_a_statement_explains_the_ledger() {
    Scenario scenario = Scenario.invoiced("R1");
    // A line of 500 could not be read.
    scenario.given(statement("S1", "1", 14, 0, 7500, line("L1", 14, 7000, "")));

    OfAccount account = only(scenario, 30);

    assertThat(account.statements().getFirst().reckoning().orElseThrow().difference())
        .contains(chf(-500));
    assertThat(account.proof().orElseThrow().differences()).isEqualTo(chf(-500));
    assertThat(account.proof().orElseThrow().unexplained()).isEqualTo(chf(0));
  }

  @Test
  void what_is_booked_after_the_last_balance_is_told_apart() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", "1", 14, 0, 7000, line("L1", 14, 7000, "")));
    scenario.given(
        new ImportStatement(
            "N1",
            "hash-N1",
            "camt.054.001.08",
            "N1",
            ACCOUNT,
            Optional.empty(),
            Optional.empty(),
            List.of(line("L2", 16, 300, "")),
            0));

    Proof proof = only(scenario, 30).proof().orElseThrow();

    assertThat(proof.later()).isEqualTo(chf(300));
    assertThat(proof.difference()).isEqualTo(chf(-300));
    assertThat(proof.unexplained()).isEqualTo(chf(0));
  }

  @Test
  void a_sum_that_gave_way_is_told_as_such() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", "1", 14, 0, 7000, Scenario.sum("L1", "E1", 7000)));
    scenario.given(
        new ImportStatement(
            "N1",
            "hash-N1",
            "camt.054.001.08",
            "N1",
            ACCOUNT,
            Optional.empty(),
            Optional.empty(),
            List.of(Scenario.detail("L2", "E1", 3000, ""), Scenario.detail("L3", "E1", 4000, "")),
            0));

    OfAccount account = only(scenario, 30);

    assertThat(account.statements().getFirst().totals())
        .containsExactly(Map.entry(Fate.Kind.REPLACED, chf(7000)));
    assertThat(account.proof().orElseThrow().unexplained()).isEqualTo(chf(0));
    assertThat(account.proof().orElseThrow().ledger()).isEqualTo(chf(7000));
  }

  private static OfAccount only(Scenario scenario, int day) {
    Reconciliation books = Reconciling.of(scenario.books, day(day));
    assertThat(books.accounts()).hasSize(1);
    return books.accounts().getFirst();
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2004, 6, day);
  }

  private static Line line(String key, int day, long minor, String reference) {
    return new Line(key, "", false, false, chf(minor), day(day), day(day), reference);
  }

  private static ImportStatement statement(
      String id, String sequence, int day, long opening, long closing, Line... lines) {
    return new ImportStatement(
        id,
        "hash-" + id,
        "camt.053.001.08",
        "STM-" + id,
        ACCOUNT,
        Optional.of(chf(opening)),
        Optional.of(chf(closing)),
        List.of(lines),
        0,
        0,
        "hash-" + id,
        Optional.empty(),
        new Extent(sequence, Optional.of(day(day)), Optional.of(day(day))));
  }
}
