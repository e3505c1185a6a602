package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import metropolis.payment.ledger.Invoice.Standing;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.SplitLine;
import metropolis.payment.ledger.PaymentEvent.Basis;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import metropolis.payment.ledger.PaymentEvent.PaymentAllocated;
import metropolis.payment.matching.Share;
import metropolis.payment.reference.ShortCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules allocate of a statement, and lines that persons split. */
class AllocatingTest {

  private static final String N1 = "2004-000001";
  private static final String N2 = "2004-000002";
  private static final String N3 = "2004-000003";

  @Test
  void an_invoice_named_in_the_text_is_paid_and_rule_and_score_are_recorded() {
    Scenario scenario = Scenario.invoiced("R1", "R2").saying("L1", "Fee, invoice 2OO4-000 002");

    var events = scenario.eventsOf(statement("S1", credit("L1", 45000, "")));

    assertThat(events)
        .filteredOn(PaymentAllocated.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            PaymentAllocated.class,
            it -> {
              assertThat(it.rule()).isEqualTo("number-in-text");
              assertThat(it.score()).isBetween(90, 99);
            });
    assertThat(scenario.invoice("R2").standing()).isEqualTo(Standing.PAID);
    assertThat(scenario.line("L1").allocations().firstEntry().getValue().score()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "fee %s thank you", "PAYMENT/%s/CONF", "ref.%s"})
  void the_short_code_of_an_invoice_finds_it_however_it_is_written(String text) {
    String code = ShortCode.of("metropolis-2004", 2004, 2).grouped();
    for (String written :
        List.of(
            code, code.toLowerCase(Locale.ROOT), code.replace("-", " "), code.replace('0', 'O'))) {
      Scenario scenario = Scenario.invoiced("R1", "R2").saying("L1", text.formatted(written));

      scenario.given(statement("S1", credit("L1", 45000, "")));

      assertThat(scenario.invoice("R2").standing()).as(written).isEqualTo(Standing.PAID);
    }
  }

  @Test
  void a_short_code_with_a_wrong_character_finds_nothing() {
    String code = ShortCode.of("metropolis-2004", 2004, 2).text();
    char other = code.charAt(3) == 'A' ? 'B' : 'A';
    String wrong = code.substring(0, 3) + other + code.substring(4);
    Scenario scenario = Scenario.invoiced("R1", "R2").saying("L1", wrong);

    scenario.given(statement("S1", credit("L1", 45000, "")));

    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(45000));
  }

  @Test
  void one_transfer_for_a_delegation_settles_all_its_invoices() {
    Scenario scenario =
        Scenario.invoiced("R1", "R2", "R3").saying("L1", "2004-000001, 000002 et 000003");

    var events = scenario.eventsOf(statement("S1", credit("L1", 135000, "")));

    assertThat(events).filteredOn(InvoiceSettled.class::isInstance).hasSize(3);
    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(0));
    assertThat(Balance.of(scenario.books).holds()).isTrue();
  }

  @Test
  void two_lines_of_one_statement_that_name_one_invoice_pay_it_once() {
    Scenario scenario =
        Scenario.invoiced("R1").saying("L1", "2004-000001").saying("L2", "2004-000001");

    scenario.given(statement("S1", credit("L1", 45000, ""), credit("L2", 45000, "")));

    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(0));
    assertThat(scenario.line("L2").unallocated()).isEqualTo(chf(45000));
  }

  @Test
  void charges_wait_for_a_person_unless_the_conference_says_otherwise() {
    Scenario scenario = Scenario.invoiced("R1").charging(3000, false);

    scenario.given(statement("S1", credit("L1", 43000, scenario.reference("R1"))));

    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(43000));
  }

  @Test
  void charges_are_written_off_with_the_allocation() {
    Scenario scenario = Scenario.invoiced("R1").charging(3000, true);

    scenario.given(statement("S1", credit("L1", 43000, scenario.reference("R1"))));

    assertThat(scenario.invoice("R1").settled()).contains(Basis.PAID);
    assertThat(scenario.invoice("R1").figures().waived()).isEqualTo(chf(2000));
    assertThat(scenario.invoice("R1").postings())
        .anyMatch(posting -> posting.reason().equals("bank-charges"));
    assertThat(Balance.of(scenario.books).holds()).isTrue();
  }

  @Test
  void a_person_splits_a_line_over_invoices_at_once() {
    Scenario scenario = waiting(100000);

    scenario.given(split(false, share(N1, 45000), share(N2, 45000)));

    assertThat(scenario.invoice("R1").standing()).isEqualTo(Standing.PAID);
    assertThat(scenario.invoice("R2").standing()).isEqualTo(Standing.PAID);
    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(10000));
    assertThat(scenario.line("L1").allocations().values())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.rule()).isEqualTo(Allocation.BY_HAND));
  }

  @Test
  void a_person_writes_charges_off() {
    Scenario scenario = waiting(43000).charging(3000, false);

    scenario.given(split(true, share(N1, 43000)));

    assertThat(scenario.invoice("R1").open()).isEqualTo(chf(0));
    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(0));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void a_split_that_cannot_be_is_refused_whole(SplitLine command, String code) {
    Scenario scenario = waiting(80000).charging(3000, false).given(new CancelInvoice("R3"));

    var decision = scenario.when(command);

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(80000));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(split(false), "shares-one-to-many"),
        Arguments.of(split(false, share(N1, 45000), share(N2, 45000)), "amount-exceeds-line"),
        Arguments.of(split(false, share(N1, 10000), share(N1, 10000)), "invoice-twice"),
        Arguments.of(split(false, share(N1, 10000), share(N2, 45001)), "amount-exceeds-invoice"),
        Arguments.of(split(false, share(N1, 10000), share(N2, 0)), "amount-not-positive"),
        Arguments.of(split(false, share(N1, 10000), share(N3, 100)), "invoice-cancelled"),
        Arguments.of(split(false, share(N1, 10000), share("x", 100)), "unknown-invoice"),
        Arguments.of(split(true, share(N1, 41999)), "beyond-tolerance"),
        Arguments.of(split(true, share(N1, 45000)), "nothing-to-charge"),
        Arguments.of(split(true, share(N1, 44000), share(N2, 100)), "nothing-to-charge"),
        Arguments.of(new SplitLine("L9", List.of(share(N1, 1)), false), "unknown-line"));
  }

  @Test
  void a_line_from_which_an_allocation_was_taken_back_says_so() {
    Scenario scenario = waiting(45000).given(split(false, share(N1, 45000)));
    String allocation = scenario.line("L1").allocations().firstEntry().getKey();
    boolean before = scenario.line("L1").takenBack();

    scenario.given(new PaymentCommand.ReverseAllocation(allocation, "wrong-invoice"));

    assertThat(before).isFalse();
    assertThat(scenario.line("L1").takenBack()).isTrue();
    assertThat(scenario.line("L1").waits()).isTrue();
  }

  /** Three invoices of 450.00, and a line that nobody knows. */
  private static Scenario waiting(long minor) {
    return Scenario.invoiced("R1", "R2", "R3").given(statement("S1", credit("L1", minor, "")));
  }

  private static SplitLine split(boolean chargeRest, Share... shares) {
    return new SplitLine("L1", Arrays.asList(shares), chargeRest);
  }

  private static Share share(String number, long minor) {
    return new Share(number, chf(minor));
  }
}
