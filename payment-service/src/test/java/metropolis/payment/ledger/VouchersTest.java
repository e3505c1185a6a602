package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import metropolis.payment.ledger.PaymentCommand.AllocateByHand;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.ClosePeriod;
import metropolis.payment.ledger.PaymentCommand.ReaddressInvoice;
import metropolis.payment.ledger.PaymentCommand.ReverseAllocation;
import metropolis.payment.ledger.PaymentCommand.WaiveInvoice;
import metropolis.payment.ledger.PaymentEvent.InvoiceReaddressed;
import metropolis.payment.ledger.Vouchers.CreditNote;
import metropolis.payment.ledger.Vouchers.Receipt;
import org.junit.jupiter.api.Test;

class VouchersTest {

  private static final LocalDate MONDAY = LocalDate.of(2004, 6, 14);

  private final Scenario scenario = Scenario.invoiced("R1");

  @Test
  void a_paid_invoice_has_a_receipt_of_the_moment_nothing_was_open() {
    scenario.given(statement("S1", credit("L1", 20000, scenario.reference("R1"))));
    scenario.at("2004-06-15T08:00:00Z");

    scenario.given(statement("S2", credit("L2", 25000, scenario.reference("R1"))));

    assertThat(Vouchers.receipt(scenario.invoice("R1")))
        .contains(new Receipt("2004-000001-R1", MONDAY));
  }

  @Test
  void a_part_payment_has_none() {
    scenario.given(statement("S1", credit("L1", 44999, scenario.reference("R1"))));

    assertThat(Vouchers.receipt(scenario.invoice("R1"))).isEmpty();
  }

  @Test
  void a_waiver_alone_is_nothing_received() {
    scenario.given(new WaiveInvoice("2004-000001", chf(45000), "speaker"));

    assertThat(Vouchers.receipt(scenario.invoice("R1"))).isEmpty();
  }

  @Test
  void what_was_paid_with_the_rest_waived_is_receipted() {
    scenario.given(statement("S1", credit("L1", 20000, scenario.reference("R1"))));

    scenario.given(new WaiveInvoice("2004-000001", chf(25000), "goodwill"));

    assertThat(Vouchers.receipt(scenario.invoice("R1"))).isPresent();
  }

  @Test
  void an_undone_payment_makes_the_receipt_void_and_the_next_one_has_another_number() {
    scenario.given(statement("S1", credit("L1", 45000, scenario.reference("R1"))));
    String allocation = scenario.invoice("R1").allocations().firstEntry().getKey();

    scenario.given(new ReverseAllocation(allocation, "wrong-invoice"));

    assertThat(Vouchers.receipt(scenario.invoice("R1"))).isEmpty();
    scenario.given(new AllocateByHand("L1", "2004-000001", chf(45000)));
    assertThat(Vouchers.receipt(scenario.invoice("R1")))
        .contains(new Receipt("2004-000001-R2", MONDAY));
  }

  @Test
  void a_receipt_outlives_the_registration() {
    scenario.given(statement("S1", credit("L1", 45000, scenario.reference("R1"))));

    scenario.given(new CancelInvoice("R1"));

    assertThat(Vouchers.receipt(scenario.invoice("R1"))).isPresent();
    assertThat(Vouchers.creditNotes(scenario.invoice("R1"))).as("nothing was open").isEmpty();
  }

  @Test
  void a_registration_that_ended_has_a_credit_note_of_what_was_open() {
    scenario.given(statement("S1", credit("L1", 20000, scenario.reference("R1"))));

    scenario.given(new CancelInvoice("R1"));

    assertThat(Vouchers.creditNotes(scenario.invoice("R1")))
        .containsExactly(
            new CreditNote("2004-000001-C1", MONDAY, chf(25000), "R1", "registration-ended"));
  }

  @Test
  void what_falls_open_afterwards_is_credited_by_a_note_of_its_own() {
    scenario.given(statement("S1", credit("L1", 20000, scenario.reference("R1"))));
    String allocation = scenario.invoice("R1").allocations().firstEntry().getKey();
    scenario.given(new CancelInvoice("R1"));

    scenario.given(new ReverseAllocation(allocation, "returned-by-bank"));

    assertThat(Vouchers.creditNotes(scenario.invoice("R1")))
        .extracting(CreditNote::number)
        .containsExactly("2004-000001-C1", "2004-000001-C2");
  }

  /** A registration that ended before a period was closed, of which payment hears after it. */
  @Test
  void no_paper_bears_a_day_of_a_closed_period() {
    scenario.at("2004-07-05T08:00:00Z").given(new ClosePeriod(LocalDate.of(2004, 6, 30)));
    scenario.at("2004-06-29T08:00:00Z");

    scenario.given(new CancelInvoice("R1")).given(Scenario.fee("R2", 45000));

    LocalDate firstOpen = LocalDate.of(2004, 7, 1);
    assertThat(Vouchers.creditNotes(scenario.invoice("R1")))
        .extracting(CreditNote::date)
        .containsExactly(firstOpen);
    assertThat(scenario.invoice("R2").head().issued()).isEqualTo(firstOpen);
  }

  // Whom an invoice is addressed to

  @Test
  void an_open_invoice_is_readdressed_and_remembers_by_whom() {
    var events = scenario.eventsOf(new ReaddressInvoice("2004-000001"));

    assertThat(events)
        .containsExactly(new InvoiceReaddressed("R1", scenario.invoice("R1").number()));
    assertThat(scenario.invoice("R1").readdressings())
        .singleElement()
        .satisfies(cause -> assertThat(cause.actor().id()).isEqualTo("clerk"));
  }

  @Test
  void a_settled_or_cancelled_one_stays_as_it_is() {
    Scenario two = Scenario.invoiced("R1", "R2");
    two.given(statement("S1", credit("L1", 45000, two.reference("R1"))));
    two.given(new CancelInvoice("R2"));

    assertThat(two.when(new ReaddressInvoice("2004-000001")))
        .isEqualTo(new Decision.Refused("invoice-settled", "invoice"));
    assertThat(two.when(new ReaddressInvoice("2004-000002")))
        .isEqualTo(new Decision.Refused("invoice-cancelled", "invoice"));
    assertThat(two.when(new ReaddressInvoice("2004-000009")))
        .isEqualTo(new Decision.Refused("unknown-invoice", "invoice"));
  }

  @Test
  void a_payment_with_the_reference_for_payers_abroad_finds_the_invoice() {
    String abroad = scenario.invoice("R1").head().referenceAbroad();

    scenario.given(statement("S1", credit("L1", 45000, abroad)));

    assertThat(abroad).startsWith("RF");
    assertThat(scenario.invoice("R1").standing()).isEqualTo(Invoice.Standing.PAID);
  }
}
