package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.debit;
import static metropolis.payment.ledger.Scenario.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import metropolis.payment.ledger.Invoice.Standing;
import metropolis.payment.ledger.PaymentCommand.AllocateByHand;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.ReclaimLine;
import metropolis.payment.ledger.PaymentCommand.ReverseAllocation;
import metropolis.payment.ledger.PaymentCommand.ReverseWaiver;
import metropolis.payment.ledger.PaymentCommand.SetAsideLine;
import metropolis.payment.ledger.PaymentCommand.WaiveInvoice;
import metropolis.payment.ledger.PaymentEvent.Basis;
import metropolis.payment.ledger.PaymentEvent.InvoiceReopened;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ByHandTest {

  private static final String N1 = "2004-000001";
  private static final String N2 = "2004-000002";
  private static final String N3 = "2004-000003";

  /** Two invoices of 450.00, a third cancelled; 900.00 unallocated, 12.50 paid out. */
  private static Scenario books() {
    return Scenario.invoiced("R1", "R2", "R3")
        .given(new CancelInvoice("R3"))
        .given(statement("S1", credit("IN", 90000, ""), debit("OUT", 1250)));
  }

  @Test
  void one_line_can_pay_several_invoices() {
    Scenario scenario = books().given(new AllocateByHand("IN", N1, chf(45000)));

    var events = scenario.eventsOf(new AllocateByHand("IN", N2, chf(45000)));

    assertThat(events).endsWith(new InvoiceSettled("R2", new InvoiceNumber(2004, 2), Basis.PAID));
    assertThat(scenario.line("IN").unallocated()).isEqualTo(chf(0));
  }

  @Test
  void undoing_an_allocation_opens_the_invoice_again() {
    Scenario scenario = books().given(new AllocateByHand("IN", N1, chf(45000)));
    String allocation = scenario.invoice("R1").allocations().firstEntry().getKey();

    var events = scenario.eventsOf(new ReverseAllocation(allocation, "wrong-invoice"));

    assertThat(events).endsWith(new InvoiceReopened("R1", new InvoiceNumber(2004, 1), chf(45000)));
    assertThat(scenario.line("IN").unallocated()).isEqualTo(chf(90000));
    assertThat(scenario.invoice("R1").standing()).isEqualTo(Standing.OPEN);
  }

  @Test
  void an_allocation_is_undone_once() {
    Scenario scenario = books().given(new AllocateByHand("IN", N1, chf(45000)));
    String allocation = scenario.invoice("R1").allocations().firstEntry().getKey();
    scenario.given(new ReverseAllocation(allocation, "wrong-invoice"));

    var again = scenario.when(new ReverseAllocation(allocation, "wrong-invoice"));

    assertThat(again).isEqualTo(new Decision.Refused("unknown-allocation", "allocation"));
  }

  @Test
  void a_waiver_of_all_settles_as_waived() {
    Scenario scenario = books();

    var events = scenario.eventsOf(new WaiveInvoice(N1, chf(45000), "speaker"));

    assertThat(events).endsWith(new InvoiceSettled("R1", new InvoiceNumber(2004, 1), Basis.WAIVED));
    assertThat(scenario.invoice("R1").standing()).isEqualTo(Standing.WAIVED);
  }

  @Test
  void a_waiver_of_a_part_leaves_the_rest_to_be_paid() {
    Scenario scenario = books().given(new WaiveInvoice(N1, chf(20000), "hardship"));

    var events = scenario.eventsOf(new AllocateByHand("IN", N1, chf(25000)));

    assertThat(events).endsWith(new InvoiceSettled("R1", new InvoiceNumber(2004, 1), Basis.PAID));
  }

  @Test
  void undoing_a_waiver_opens_the_invoice_again() {
    Scenario scenario = books().given(new WaiveInvoice(N1, chf(45000), "speaker"));
    String waiver = scenario.invoice("R1").waivers().firstEntry().getKey();

    var events = scenario.eventsOf(new ReverseWaiver(waiver, "granted-in-error"));

    assertThat(events).endsWith(new InvoiceReopened("R1", new InvoiceNumber(2004, 1), chf(45000)));
  }

  @Test
  void what_is_not_ours_is_set_aside_and_can_be_reclaimed() {
    Scenario scenario = books().given(new AllocateByHand("IN", N1, chf(45000)));
    scenario.given(new SetAsideLine("IN", "not-ours"));

    scenario.given(new ReclaimLine("IN", "ours-after-all"));

    assertThat(scenario.line("IN").unallocated()).isEqualTo(chf(45000));
    assertThat(scenario.line("IN").setAside()).isEqualTo(chf(0));
  }

  @Test
  void every_posting_says_who_when_and_why() {
    Scenario scenario = books();

    scenario.given(new WaiveInvoice(N1, chf(45000), "speaker"));

    assertThat(scenario.invoice("R1").postings().getLast())
        .satisfies(
            posting -> {
              assertThat(posting.debit()).isEqualTo(Account.WAIVERS);
              assertThat(posting.credit()).isEqualTo(Account.RECEIVABLES);
              assertThat(posting.reason()).isEqualTo("speaker");
              assertThat(posting.cause().actor().id()).isEqualTo("clerk");
            });
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused(new AllocateByHand("NONE", N1, chf(1)), "unknown-line", "line"),
        refused(new AllocateByHand("IN", "2004-000009", chf(1)), "unknown-invoice", "invoice"),
        refused(new AllocateByHand("IN", "nonsense", chf(1)), "unknown-invoice", "invoice"),
        refused(new AllocateByHand("IN", N1, chf(0)), "amount-not-positive", "amount"),
        refused(new AllocateByHand("IN", N1, chf(-1)), "amount-not-positive", "amount"),
        refused(new AllocateByHand("IN", N1, chf(45001)), "amount-exceeds-invoice", "amount"),
        refused(new AllocateByHand("IN", N1, chf(90001)), "amount-exceeds-line", "amount"),
        refused(new AllocateByHand("IN", N1, Money.of(1, "EUR")), "currency-differs", "amount"),
        refused(new AllocateByHand("IN", N3, chf(1)), "invoice-cancelled", "invoice"),
        refused(new AllocateByHand("OUT", N1, chf(1)), "not-income", "line"),
        refused(new ReverseAllocation("NONE", "other"), "unknown-allocation", "allocation"),
        refused(new WaiveInvoice("2004-000009", chf(1), "other"), "unknown-invoice", "invoice"),
        refused(new WaiveInvoice(N1, chf(1), "because"), "unknown-reason", "reason"),
        refused(new WaiveInvoice(N1, chf(45001), "other"), "amount-exceeds-invoice", "amount"),
        refused(new WaiveInvoice(N1, chf(0), "other"), "amount-not-positive", "amount"),
        refused(new WaiveInvoice(N3, chf(1), "other"), "invoice-cancelled", "invoice"),
        refused(new WaiveInvoice(N1, Money.of(1, "EUR"), "other"), "currency-differs", "amount"),
        refused(new ReverseWaiver("NONE", "other"), "unknown-waiver", "waiver"),
        refused(new SetAsideLine("NONE", "not-ours"), "unknown-line", "line"),
        refused(new SetAsideLine("IN", "because"), "unknown-reason", "reason"),
        refused(new PaymentCommand.ChargeLine("OUT", "because"), "unknown-reason", "reason"),
        refused(new ReclaimLine("IN", "ours-after-all"), "nothing-set-aside", "line"),
        refused(new ReclaimLine("OUT", "ours-after-all"), "not-income", "line"));
  }

  private static Arguments refused(PaymentCommand command, String code, String field) {
    return Arguments.of(command, new Decision.Refused(code, field));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void a_command_against_the_rules_is_refused(PaymentCommand command, Decision.Refused expected) {
    Scenario scenario = books();

    assertThat(scenario.when(command)).isEqualTo(expected);
  }
}
