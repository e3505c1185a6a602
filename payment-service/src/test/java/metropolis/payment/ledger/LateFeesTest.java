package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.statement;
import static metropolis.payment.ledger.Scenario.valued;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.IssueGroupInvoice;
import metropolis.payment.ledger.PaymentCommand.ReverseAllocation;
import metropolis.payment.ledger.PaymentCommand.WaiveInvoice;
import metropolis.payment.ledger.PaymentEvent.Basis;
import metropolis.payment.ledger.PaymentEvent.GroupInvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceCancelled;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceReopened;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Early fee CHF 450 until 30 June 2004 in Geneva, then 550, on site from 27 September 650. */
class LateFeesTest {

  private static final InvoiceNumber FIRST = new InvoiceNumber(2004, 1);
  private static final InvoiceNumber SECOND = new InvoiceNumber(2004, 2);

  @ParameterizedTest
  @CsvSource({
    "0, 2004-06-30, 0",
    "0, 2004-07-01, 10000",
    "3, 2004-07-01, 0",
    "3, 2004-07-03, 0",
    "3, 2004-07-04, 10000",
    "0, 2004-09-26, 10000",
    "0, 2004-09-27, 20000",
    "3, 2004-09-29, 10000",
    "3, 2004-09-30, 20000"
  })
  void the_value_date_decides_which_fee_is_owed(int grace, LocalDate valued, long difference) {
    Scenario scenario = Scenario.invoiced("R1").billingDifferences(grace);

    var events = scenario.eventsOf(paid(scenario, valued));

    List<PaymentEvent> supplements =
        events.stream().filter(InvoiceIssued.class::isInstance).toList();
    if (difference == 0) {
      assertThat(supplements).isEmpty();
      assertThat(events).contains(new InvoiceSettled("R1", FIRST, Basis.PAID));
    } else {
      assertThat(supplements)
          .singleElement()
          .isInstanceOfSatisfying(
              InvoiceIssued.class,
              issued -> {
                assertThat(issued.amount()).isEqualTo(chf(difference));
                assertThat(issued.supplementTo()).contains(FIRST);
                assertThat(issued.tier()).isEqualTo(difference == 10000 ? "REGULAR" : "ON_SITE");
              });
      assertThat(events).as("not settled yet").noneMatch(InvoiceSettled.class::isInstance);
    }
  }

  @Test
  void without_the_rule_a_fee_once_invoiced_stays() {
    Scenario scenario = Scenario.invoiced("R1");

    var events = scenario.eventsOf(paid(scenario, LocalDate.of(2004, 9, 30)));

    assertThat(events).noneMatch(InvoiceIssued.class::isInstance);
  }

  @Test
  void the_registration_is_settled_when_the_difference_is_paid_too() {
    Scenario scenario = late();

    var events =
        scenario.eventsOf(
            statement(
                "S2", valued("L2", 10000, scenario.reference("R1"), LocalDate.of(2004, 10, 1))));

    assertThat(events).contains(new InvoiceSettled("R1", SECOND, Basis.PAID));
    assertThat(events)
        .as("no supplement to a supplement")
        .noneMatch(InvoiceIssued.class::isInstance);
  }

  @Test
  void finance_accepts_a_late_payment_by_waiving_the_difference() {
    Scenario scenario = late();

    var events =
        scenario.eventsOf(new WaiveInvoice(SECOND.toString(), chf(10000), "late-payment-accepted"));

    assertThat(events).contains(new InvoiceSettled("R1", SECOND, Basis.PAID));
  }

  @Test
  void the_payment_that_makes_it_whole_decides() {
    Scenario scenario = Scenario.invoiced("R1").billingDifferences(0);
    scenario.given(
        statement("S1", valued("L1", 40000, scenario.reference("R1"), LocalDate.of(2004, 6, 20))));

    var events =
        scenario.eventsOf(
            statement(
                "S2", valued("L2", 5000, scenario.reference("R1"), LocalDate.of(2004, 7, 1))));

    assertThat(events).anyMatch(InvoiceIssued.class::isInstance);
  }

  @Test
  void an_early_payment_told_late_is_in_time() {
    Scenario scenario = Scenario.invoiced("R1").billingDifferences(0).at("2004-07-20T08:00:00Z");

    var events = scenario.eventsOf(paid(scenario, LocalDate.of(2004, 6, 30)));

    assertThat(events).contains(new InvoiceSettled("R1", FIRST, Basis.PAID));
  }

  @Test
  void undoing_the_late_payment_takes_the_difference_back() {
    Scenario scenario = late();
    String allocation =
        scenario.books.invoice(FIRST).orElseThrow().allocations().firstEntry().getKey();

    var events = scenario.eventsOf(new ReverseAllocation(allocation, "wrong-invoice"));

    assertThat(events).contains(new InvoiceCancelled("R1", SECOND, chf(10000), "payment-undone"));
    assertThat(scenario.books.invoice(FIRST).orElseThrow().open()).isEqualTo(chf(45000));
    assertThat(Balance.of(scenario.books).broken()).isEmpty();
  }

  @Test
  void undoing_it_after_all_was_paid_opens_the_registration() {
    Scenario scenario = late();
    scenario.given(
        statement("S2", valued("L2", 10000, scenario.reference("R1"), LocalDate.of(2004, 7, 20))));
    String allocation =
        scenario.books.invoice(FIRST).orElseThrow().allocations().firstEntry().getKey();

    var events = scenario.eventsOf(new ReverseAllocation(allocation, "wrong-invoice"));

    assertThat(events).contains(new InvoiceReopened("R1", SECOND, chf(45000)));
    assertThat(scenario.books.invoice(SECOND).orElseThrow().refundToDecide()).isEqualTo(chf(10000));
  }

  @Test
  void a_registration_that_ends_is_credited_on_both() {
    Scenario scenario = late();

    var events = scenario.eventsOf(new CancelInvoice("R1"));

    assertThat(events)
        .containsExactly(
            new InvoiceCancelled("R1", FIRST, chf(0)),
            new InvoiceCancelled("R1", SECOND, chf(10000)));
  }

  @Test
  void a_group_that_pays_late_gets_one_supplement_for_those_concerned() {
    Scenario scenario = Scenario.invoiced("R1", "R2", "R3").billingDifferences(0);
    scenario.given(new IssueGroupInvoice(List.of("2004-000001", "2004-000002", "2004-000003")));
    String reference = scenario.invoice("R1").head().reference();
    scenario.given(statement("S1", valued("L1", 45000, reference, LocalDate.of(2004, 6, 30))));

    var events =
        scenario.eventsOf(
            statement("S2", valued("L2", 90000, reference, LocalDate.of(2004, 7, 2))));

    assertThat(events)
        .filteredOn(GroupInvoiceIssued.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            GroupInvoiceIssued.class,
            issued ->
                assertThat(issued.items()).containsExactly(difference("R2"), difference("R3")));
    assertThat(Balance.of(scenario.books).broken()).isEmpty();
  }

  @Test
  void several_late_payments_of_a_file_have_numbers_of_their_own() {
    Scenario scenario = Scenario.invoiced("R1", "R2").billingDifferences(0);
    LocalDate july = LocalDate.of(2004, 7, 2);

    scenario.given(
        statement(
            "S1",
            valued("L1", 45000, scenario.reference("R1"), july),
            valued("L2", 45000, scenario.reference("R2"), july)));

    assertThat(scenario.number("R1")).isEqualTo("2004-000003");
    assertThat(scenario.number("R2")).isEqualTo("2004-000004");
  }

  private static InvoiceItem difference(String registration) {
    return new InvoiceItem(registration, "academia", "REGULAR", chf(10000), VatRate.NONE);
  }

  /** Paid on 2 July, so that CHF 100 are billed. */
  private static Scenario late() {
    Scenario scenario = Scenario.invoiced("R1").billingDifferences(0);
    return scenario.given(paid(scenario, LocalDate.of(2004, 7, 2)));
  }

  private static PaymentCommand paid(Scenario scenario, LocalDate valued) {
    return statement("S1", valued("L1", 45000, scenario.reference("R1"), valued));
  }
}
