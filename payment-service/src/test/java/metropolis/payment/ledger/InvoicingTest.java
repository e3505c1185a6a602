package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.fee;
import static metropolis.payment.ledger.Scenario.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import metropolis.payment.ledger.Invoice.Standing;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.ReverseAllocation;
import metropolis.payment.ledger.PaymentEvent.InvoiceCancelled;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.reference.PaymentReference;
import org.junit.jupiter.api.Test;

class InvoicingTest {

  @Test
  void an_accepted_registration_is_invoiced_with_a_due_date_and_a_reference() {
    Scenario scenario = new Scenario().at("2004-06-14T22:30:00Z");

    var events = scenario.eventsOf(fee("R1", 45000));

    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            InvoiceIssued.class,
            issued -> {
              assertThat(issued.number()).hasToString("2004-000001");
              assertThat(issued.amount()).isEqualTo(chf(45000));
              assertThat(issued.issued()).as("in Geneva").isEqualTo(LocalDate.of(2004, 6, 15));
              assertThat(issued.due()).isEqualTo(LocalDate.of(2004, 7, 15));
              assertThat(PaymentReference.parse(issued.reference())).isPresent();
            });
  }

  @Test
  void numbers_have_no_gaps_and_start_again_each_year() {
    Scenario scenario = Scenario.invoiced("R1", "R2").at("2005-01-03T08:00:00Z");

    scenario.given(fee("R3", 100)).given(fee("R4", 100));

    assertThat(scenario.books.invoices())
        .extracting(invoice -> invoice.number().toString())
        .containsExactly("2004-000001", "2004-000002", "2005-000001", "2005-000002");
  }

  @Test
  void a_free_place_is_not_invoiced() {
    Scenario scenario = new Scenario();

    assertThat(scenario.eventsOf(fee("R1", 0))).isEmpty();
  }

  @Test
  void accepting_twice_invoices_once() {
    Scenario scenario = Scenario.invoiced("R1");

    assertThat(scenario.eventsOf(fee("R1", 45000))).isEmpty();
  }

  @Test
  void a_registration_that_comes_back_gets_a_new_invoice() {
    Scenario scenario = Scenario.invoiced("R1").given(new CancelInvoice("R1"));

    scenario.given(fee("R1", 50000));

    assertThat(scenario.number("R1")).isEqualTo("2004-000002");
  }

  @Test
  void what_is_open_on_a_cancelled_registration_is_credited() {
    Scenario scenario = Scenario.invoiced("R1");

    var events = scenario.eventsOf(new CancelInvoice("R1"));

    assertThat(events)
        .containsExactly(new InvoiceCancelled("R1", new InvoiceNumber(2004, 1), chf(45000)));
    assertThat(scenario.invoice("R1").standing()).isEqualTo(Standing.CANCELLED);
  }

  @Test
  void what_was_paid_on_a_cancelled_registration_is_a_refund_to_decide() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", credit("L1", 20000, scenario.reference("R1"))));

    scenario.given(new CancelInvoice("R1"));

    assertThat(scenario.invoice("R1").figures())
        .isEqualTo(new Figures(chf(20000), chf(0), chf(25000), chf(0)));
    assertThat(scenario.invoice("R1").refundToDecide()).isEqualTo(chf(20000));
  }

  @Test
  void a_payment_taken_off_a_cancelled_invoice_is_credited_on_it() {
    Scenario scenario = Scenario.invoiced("R1");
    scenario.given(statement("S1", credit("L1", 20000, scenario.reference("R1"))));
    scenario.given(new CancelInvoice("R1"));
    String allocation = scenario.invoice("R1").allocations().firstEntry().getKey();

    scenario.given(new ReverseAllocation(allocation, "wrong-invoice"));

    assertThat(scenario.invoice("R1").figures())
        .isEqualTo(new Figures(chf(0), chf(0), chf(45000), chf(0)));
    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(20000));
  }

  @Test
  void cancelling_twice_or_without_an_invoice_changes_nothing() {
    Scenario scenario = Scenario.invoiced("R1").given(new CancelInvoice("R1"));

    assertThat(scenario.eventsOf(new CancelInvoice("R1"))).isEmpty();
    assertThat(scenario.eventsOf(new CancelInvoice("R2"))).isEmpty();
  }

  @Test
  void is_overdue_the_day_after_it_was_due_while_something_is_open() {
    Scenario scenario = Scenario.invoiced("R1");
    LocalDate due = scenario.invoice("R1").head().due();

    assertThat(scenario.invoice("R1").overdueOn(due)).isFalse();
    assertThat(scenario.invoice("R1").overdueOn(due.plusDays(1))).isTrue();
  }
}
