package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.debit;
import static metropolis.payment.ledger.Scenario.detail;
import static metropolis.payment.ledger.Scenario.returned;
import static metropolis.payment.ledger.Scenario.statement;
import static metropolis.payment.ledger.Scenario.sum;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import metropolis.payment.ledger.Invoice.Standing;
import metropolis.payment.ledger.PaymentCommand.AllocateByHand;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.ImportStatement;
import metropolis.payment.ledger.PaymentEvent.BankLineReplaced;
import metropolis.payment.ledger.PaymentEvent.Basis;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import metropolis.payment.ledger.PaymentEvent.PaymentAllocated;
import metropolis.payment.ledger.PaymentEvent.StatementImported;
import metropolis.payment.matching.ExactReference;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.Test;

class StatementIntakeTest {

  @Test
  void a_payment_with_the_reference_settles_its_invoice() {
    Scenario scenario = Scenario.invoiced("R1", "R2");

    var events = scenario.eventsOf(statement("S1", credit("L1", 45000, scenario.reference("R2"))));

    assertThat(events)
        .hasSize(4)
        .endsWith(new InvoiceSettled("R2", new InvoiceNumber(2004, 2), Basis.PAID));
    assertThat(scenario.line("L1").allocations().values())
        .singleElement()
        .satisfies(a -> assertThat(a.rule()).isEqualTo(ExactReference.RULE));
    assertThat(scenario.invoice("R2").standing()).isEqualTo(Standing.PAID);
    assertThat(scenario.invoice("R1").standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void a_part_payment_leaves_the_rest_open() {
    Scenario scenario = Scenario.invoiced("R1");

    scenario.given(statement("S1", credit("L1", 44000, scenario.reference("R1"))));

    assertThat(scenario.invoice("R1").standing()).isEqualTo(Standing.PART_PAID);
    assertThat(scenario.invoice("R1").open()).isEqualTo(chf(1000));
    assertThat(scenario.invoice("R1").settled()).isEmpty();
  }

  @Test
  void two_part_payments_in_one_statement_settle_once() {
    Scenario scenario = Scenario.invoiced("R1");
    String reference = scenario.reference("R1");

    var events =
        scenario.eventsOf(
            statement("S1", credit("L1", 20000, reference), credit("L2", 25000, reference)));

    assertThat(events).filteredOn(InvoiceSettled.class::isInstance).hasSize(1);
  }

  @Test
  void the_surplus_of_an_over_payment_waits_for_nobody() {
    Scenario scenario = Scenario.invoiced("R1");

    scenario.given(statement("S1", credit("L1", 50000, scenario.reference("R1"))));

    assertThat(scenario.invoice("R1").standing()).isEqualTo(Standing.PAID);
    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(0));
  }

  @Test
  void a_second_payment_of_a_paid_invoice_is_left_to_a_person() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", credit("L1", 45000, scenario.reference("R1"))));

    scenario.given(statement("S2", credit("L2", 45000, scenario.reference("R1"))));

    assertThat(scenario.line("L2").unallocated()).isEqualTo(chf(45000));
  }

  @Test
  void a_payment_for_a_cancelled_registration_is_left_to_a_person() {
    Scenario scenario = Scenario.invoiced("R1").given(new CancelInvoice("R1"));

    scenario.given(statement("S1", credit("L1", 45000, scenario.reference("R1"))));

    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(45000));
  }

  @Test
  void a_payment_without_a_known_reference_is_left_to_a_person() {
    Scenario scenario = Scenario.invoiced("R1");

    scenario.given(
        statement(
            "S1",
            credit("L1", 45000, ""),
            credit("L2", 45000, "NOTPROVIDED"),
            credit("L3", 45000, "210000000003139471430009017")));

    assertThat(scenario.books.lines()).extracting(BankLine::unallocated).containsOnly(chf(45000));
  }

  @Test
  void a_payment_in_another_currency_is_booked_and_left_to_a_person() {
    Scenario scenario = Scenario.invoiced("R1");
    Money euros = Money.of(45000, "EUR");

    scenario.given(
        statement(
            "S1",
            new PaymentCommand.Line(
                "L1",
                "",
                false,
                false,
                euros,
                Scenario.DAY,
                Scenario.DAY,
                scenario.reference("R1"))));

    assertThat(scenario.line("L1").unallocated()).isEqualTo(euros);
    assertThat(Balance.of(scenario.books).sheets()).hasSize(2);
  }

  @Test
  void money_that_left_is_set_aside() {
    Scenario scenario = Scenario.invoiced("R1");

    scenario.given(statement("S1", debit("L1", 1250)));

    assertThat(scenario.line("L1").setAside()).isEqualTo(chf(-1250));
    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(0));
  }

  @Test
  void a_returned_payment_is_never_income_even_with_a_reference() {
    Scenario scenario = Scenario.invoiced("R1");

    scenario.given(statement("S1", returned("L1", 45000, scenario.reference("R1"))));

    assertThat(scenario.line("L1").setAside()).isEqualTo(chf(45000));
    assertThat(scenario.invoice("R1").standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void the_same_statement_again_changes_nothing() {
    Scenario scenario = Scenario.invoiced("R1");
    ImportStatement first = statement("S1", credit("L1", 45000, scenario.reference("R1")));
    scenario.given(first);

    var again = scenario.when(first);

    assertThat(again)
        .isInstanceOfSatisfying(
            Decision.Done.class,
            done -> {
              assertThat(done.events()).isEmpty();
              assertThat(done.code()).isEqualTo("statement-known");
              assertThat(done.data()).containsEntry("new", "0").containsEntry("known", "1");
            });
  }

  @Test
  void another_file_with_the_same_lines_books_only_the_new_ones() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", credit("L1", 10000, ""), credit("L2", 10000, "")));

    var events =
        scenario.eventsOf(
            statement(
                "S2", credit("L1", 10000, ""), credit("L2", 10000, ""), credit("L3", 500, "")));

    assertThat(events.getFirst())
        .isInstanceOfSatisfying(
            StatementImported.class,
            imported -> {
              assertThat(imported.newLines()).isEqualTo(1);
              assertThat(imported.knownLines()).isEqualTo(2);
              assertThat(imported.newCredits()).isEqualTo(chf(500));
            });
    assertThat(scenario.books.lines()).hasSize(3);
  }

  @Test
  void the_details_of_a_sum_booked_before_take_its_place() {
    Scenario scenario = Scenario.invoiced("R1", "R2");
    scenario.given(statement("S1", sum("L0", "BATCH-7", 90000)));

    var events =
        scenario.eventsOf(
            statement(
                "S2",
                detail("L1", "BATCH-7", 45000, scenario.reference("R1")),
                detail("L2", "BATCH-7", 45000, scenario.reference("R2"))));

    assertThat(events).filteredOn(BankLineReplaced.class::isInstance).hasSize(1);
    assertThat(events).filteredOn(InvoiceSettled.class::isInstance).hasSize(2);
    assertThat(Balance.of(scenario.books).sheets().getFirst().bank()).isEqualTo(chf(90000));
  }

  @Test
  void a_sum_whose_details_were_booked_before_is_known() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(
        statement("S1", detail("L1", "BATCH-7", 45000, ""), detail("L2", "BATCH-7", 5000, "")));

    scenario.given(statement("S2", sum("L0", "BATCH-7", 50000)));

    assertThat(scenario.books.lines()).hasSize(2);
  }

  @Test
  void details_told_with_other_keys_are_known_by_their_sum() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(
        statement("S1", detail("L1", "BATCH-7", 45000, ""), detail("L2", "BATCH-7", 5000, "")));

    scenario.given(
        statement("S2", detail("K1", "BATCH-7", 45000, ""), detail("K2", "BATCH-7", 5000, "")));

    assertThat(scenario.books.lines()).hasSize(2);
  }

  @Test
  void details_that_come_in_parts_are_all_booked() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", detail("L1", "BATCH-7", 45000, "")));

    scenario.given(
        statement("S2", detail("L1", "BATCH-7", 45000, ""), detail("L2", "BATCH-7", 5000, "")));

    assertThat(scenario.books.lines()).hasSize(2);
  }

  @Test
  void a_sum_that_somebody_allocated_stays() {
    Scenario scenario = Scenario.invoiced("R1", "R2");
    scenario.given(statement("S1", sum("L0", "BATCH-7", 90000)));
    scenario.given(new AllocateByHand("L0", scenario.number("R1"), chf(45000)));

    scenario.given(
        statement(
            "S2",
            detail("L1", "BATCH-7", 45000, scenario.reference("R1")),
            detail("L2", "BATCH-7", 45000, scenario.reference("R2"))));

    assertThat(scenario.books.lines()).hasSize(1);
    assertThat(scenario.invoice("R1").standing()).isEqualTo(Standing.PAID);
  }

  @Test
  void an_entry_told_with_two_sums_is_reported_and_not_booked_twice() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", sum("L0", "BATCH-7", 90000)));

    var decision = scenario.when(statement("S2", detail("L1", "BATCH-7", 45000, "")));

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Done.class,
            done -> assertThat(done.data()).containsEntry("contradicted", "BATCH-7"));
    assertThat(scenario.books.lines()).hasSize(1);
  }

  @Test
  void a_statement_in_two_currencies_is_refused_whole() {
    Scenario scenario = Scenario.invoiced("R1");
    var euros =
        new PaymentCommand.Line(
            "L2", "", false, false, Money.of(1, "EUR"), Scenario.DAY, Scenario.DAY, "");

    var decision = scenario.when(statement("S1", credit("L1", 1, ""), euros));

    assertThat(decision).isEqualTo(new Decision.Refused("not-one-currency", "file"));
  }

  @Test
  void balances_that_do_not_tie_to_the_lines_are_shown() {
    Scenario scenario = Scenario.invoiced("R1");
    var command =
        new ImportStatement(
            "S1",
            "hash",
            "camt.053.001.08",
            "STM",
            "CH9300762011623852957",
            Optional.of(chf(100_000)),
            Optional.of(chf(145_100)),
            List.of(credit("L1", 45000, "")),
            0);

    var events = scenario.eventsOf(command);

    assertThat(((StatementImported) events.getFirst()).balanceDifference()).contains(chf(-100));
  }

  @Test
  void allocations_name_line_and_invoice() {
    Scenario scenario = Scenario.invoiced("R1");

    var events = scenario.eventsOf(statement("S1", credit("L1", 45000, scenario.reference("R1"))));

    assertThat(events)
        .filteredOn(PaymentAllocated.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            PaymentAllocated.class,
            e -> {
              assertThat(e.lineKey()).isEqualTo("L1");
              assertThat(e.invoice()).hasToString("2004-000001");
              assertThat(e.amount()).isEqualTo(chf(45000));
            });
  }
}
