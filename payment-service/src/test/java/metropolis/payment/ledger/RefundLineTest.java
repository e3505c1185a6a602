package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.debit;
import static metropolis.payment.ledger.Scenario.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import metropolis.payment.ledger.PaymentCommand.AllocateByHand;
import metropolis.payment.ledger.PaymentCommand.DecideProposal;
import metropolis.payment.ledger.PaymentCommand.RefundLine;
import metropolis.payment.ledger.PaymentCommand.ReverseCredit;
import metropolis.payment.ledger.PaymentCommand.SetAsideLine;
import metropolis.payment.ledger.PaymentCommand.WithdrawRefund;
import metropolis.payment.ledger.PaymentEvent.BankLineReclaimed;
import metropolis.payment.ledger.PaymentEvent.CreditOpened;
import metropolis.payment.ledger.PaymentEvent.RefundApproved;
import metropolis.payment.ledger.PaymentEvent.RefundProposed;
import metropolis.payment.ledger.Refund.Standing;
import metropolis.platform.values.Money;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Money of a line goes back to its payer by one decision: credited and to be refunded, or neither.
 */
class RefundLineTest {

  private static final LocalDate DAY = LocalDate.of(2004, 6, 14);
  private static final RefundLine REFUND = new RefundLine("IN", "", "paid-in-error");

  private final Scenario books = Scenario.invoiced("R1", "R2");

  @Test
  void a_line_is_credited_and_its_refund_approved_up_to_the_limit() {
    books.given(statement("S1", credit("IN", 7000, "")));

    List<PaymentEvent> events = books.eventsOf(REFUND);

    assertThat(events)
        .hasExactlyElementsOfTypes(CreditOpened.class, RefundProposed.class, RefundApproved.class);
    assertThat(books.line("IN").unallocated()).isEqualTo(chf(0));
    assertThat(owed().open()).isEqualTo(chf(0));
    assertThat(refund().amount()).isEqualTo(chf(7000));
    assertThat(refund().creditId()).isEqualTo(owed().id());
    balanced(books);
  }

  @Test
  void above_the_limit_it_waits_for_a_second_person() {
    books.aloneUpTo(6999).given(statement("S1", credit("IN", 7000, "")));

    assertThat(books.when(REFUND))
        .isInstanceOfSatisfying(
            Decision.Done.class,
            done -> {
              assertThat(done.code()).isEqualTo("refund-proposed");
              assertThat(done.data()).containsEntry("refund", refund().id());
            });
    assertThat(refund().standing()).isEqualTo(Standing.PROPOSED);
    assertThat(books.when(new DecideProposal(refund().id(), true, "")))
        .isEqualTo(new Decision.Refused("second-person-needed", "proposal"));
    books.by("head").given(new DecideProposal(refund().id(), true, ""));
    assertThat(refund().standing()).isEqualTo(Standing.APPROVED);
    balanced(books);
  }

  @Test
  void only_the_rest_of_a_line_goes_back() {
    books.given(statement("S1", credit("IN", 50000, "")));
    books.given(new AllocateByHand("IN", books.number("R1"), chf(45000)));

    books.given(new RefundLine("IN", books.number("R1"), "paid-too-much"));

    assertThat(refund().amount()).isEqualTo(chf(5000));
    assertThat(owed().invoice()).contains(books.invoice("R1").number());
    assertThat(books.invoice("R1").open()).isEqualTo(chf(0));
    balanced(books);
  }

  @Test
  void what_was_set_aside_as_not_ours_goes_back_too() {
    books.given(statement("S1", credit("IN", 7000, "")));
    books.given(new SetAsideLine("IN", "not-ours"));

    List<PaymentEvent> events = books.eventsOf(REFUND);

    assertThat(events)
        .hasExactlyElementsOfTypes(
            BankLineReclaimed.class,
            CreditOpened.class,
            RefundProposed.class,
            RefundApproved.class);
    balanced(books);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused(new RefundLine("NONE", "", "other"), "unknown-line", "line"),
        refused(new RefundLine("IN", "2004-000009", "other"), "unknown-invoice", "invoice"),
        refused(new RefundLine("IN", "", "because"), "unknown-reason", "reason"),
        refused(new RefundLine("OUT", "", "other"), "not-income", "line"),
        refused(new RefundLine("PAID", "", "other"), "nothing-unallocated", "line"),
        refused(new RefundLine("USD", "", "other"), "refund-currency", "line"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refused_there_is_neither_credit_nor_refund(
      PaymentCommand command, Decision.Refused expected) {
    books.given(
        statement(
            "S1",
            credit("IN", 7000, ""),
            credit("PAID", 45000, books.reference("R1")),
            debit("OUT", 1250)));
    books.given(
        statement(
            "S2",
            new PaymentCommand.Line("USD", "", false, false, Money.of(100, "USD"), DAY, DAY, "")));

    assertThat(books.when(command)).isEqualTo(expected);
    assertThat(books.books.payers().credits()).isEmpty();
    balanced(books);
  }

  @Property(tries = 100)
  void undone_in_two_steps_the_line_is_as_it_was(
      @ForAll @IntRange(min = 1, max = 200_000) int minor,
      @ForAll @IntRange(min = 0, max = 100_000) int limit) {
    Scenario scenario = Scenario.invoiced("R1").aloneUpTo(limit);
    scenario.given(statement("S1", credit("IN", minor, "")));
    List<Money> before = balances(scenario);

    scenario.given(REFUND);
    balanced(scenario);
    Refund refund = scenario.books.payers().refunds().iterator().next();
    assertThat(refund.standing()).isEqualTo(minor > limit ? Standing.PROPOSED : Standing.APPROVED);
    scenario.given(new WithdrawRefund(refund.id(), "other"));
    balanced(scenario);
    scenario.given(new ReverseCredit(refund.creditId(), "to-be-allocated"));

    balanced(scenario);
    assertThat(scenario.line("IN").unallocated()).isEqualTo(chf(minor));
    assertThat(scenario.books.payers().available(owed(scenario)).isZero()).isTrue();
    assertThat(balances(scenario)).isEqualTo(before);
  }

  private static List<Money> balances(Scenario scenario) {
    return Stream.of(Account.values())
        .map(account -> scenario.books.balance(account, chf(0).currency()))
        .toList();
  }

  private static Arguments refused(PaymentCommand command, String code, String field) {
    return Arguments.of(command, new Decision.Refused(code, field));
  }

  private PayerCredit owed() {
    return owed(books);
  }

  private static PayerCredit owed(Scenario scenario) {
    return scenario.books.payers().credits().iterator().next();
  }

  private Refund refund() {
    return books.books.payers().refunds().iterator().next();
  }

  private static void balanced(Scenario scenario) {
    assertThat(Balance.of(scenario.books).broken()).isEmpty();
  }
}
