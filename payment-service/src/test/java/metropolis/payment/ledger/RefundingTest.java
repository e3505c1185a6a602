package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.debit;
import static metropolis.payment.ledger.Scenario.marked;
import static metropolis.payment.ledger.Scenario.returned;
import static metropolis.payment.ledger.Scenario.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.CreditInvoice;
import metropolis.payment.ledger.PaymentCommand.DropPaymentOrder;
import metropolis.payment.ledger.PaymentCommand.LinkRefund;
import metropolis.payment.ledger.PaymentCommand.MakePaymentOrder;
import metropolis.payment.ledger.PaymentCommand.OpenCredit;
import metropolis.payment.ledger.PaymentCommand.ProposeRefund;
import metropolis.payment.ledger.PaymentCommand.ReverseCredit;
import metropolis.payment.ledger.PaymentCommand.SendPaymentOrder;
import metropolis.payment.ledger.PaymentCommand.SetAsideLine;
import metropolis.payment.ledger.PaymentCommand.UnlinkRefund;
import metropolis.payment.ledger.PaymentCommand.WithdrawRefund;
import metropolis.payment.ledger.PaymentEvent.AllocationReversed;
import metropolis.payment.ledger.PaymentEvent.CreditOpened;
import metropolis.payment.ledger.PaymentEvent.InvoiceCancelled;
import metropolis.payment.ledger.Refund.Standing;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Money of payers: how it becomes a credit, and how it goes back. */
class RefundingTest {

  private static final LocalDate EXECUTION = LocalDate.of(2004, 6, 16);

  private final Scenario books = Scenario.invoiced("R1", "R2");

  @AfterEach
  void the_books_balance() {
    assertThat(Balance.of(books.books).broken()).isEmpty();
    assertThat(TrialBalance.of(books.books, LocalDate.MAX).sheets())
        .allMatch(TrialBalance.Sheet::holds);
  }

  @Test
  void what_is_paid_too_much_is_a_credit_of_its_payer() {
    books.given(statement("S1", credit("IN", 50000, books.reference("R1"))));

    PayerCredit credit = owed();
    assertThat(credit.amount()).isEqualTo(chf(5000));
    assertThat(credit.invoice()).contains(books.invoice("R1").number());
    assertThat(credit.reason()).isEqualTo("overpaid");
    assertThat(books.line("IN").unallocated()).isEqualTo(chf(0));
    assertThat(balance(Account.PAYER_CREDITS)).isEqualTo(chf(-5000));
  }

  @Test
  void a_credit_can_be_undone_to_be_allocated() {
    books.given(statement("S1", credit("IN", 90000, books.reference("R1"))));

    books.given(new ReverseCredit(owed().id(), "to-be-allocated"));

    assertThat(books.line("IN").unallocated()).isEqualTo(chf(45000));
    assertThat(balance(Account.PAYER_CREDITS)).isEqualTo(chf(0));
  }

  @Test
  void what_was_paid_for_a_registration_that_ended_is_taken_off_the_invoice() {
    books.given(statement("S1", credit("IN", 45000, books.reference("R1"))));
    books.given(new CancelInvoice("R1"));

    var events = books.eventsOf(new CreditInvoice(books.number("R1")));

    assertThat(events)
        .hasExactlyElementsOfTypes(
            AllocationReversed.class, InvoiceCancelled.class, CreditOpened.class);
    assertThat(books.invoice("R1").refundToDecide()).isEqualTo(chf(0));
    assertThat(books.invoice("R1").figures().credited()).isEqualTo(chf(45000));
  }

  @Test
  void money_that_was_set_aside_as_not_ours_can_become_a_credit() {
    books.given(statement("S1", credit("IN", 7000, "")));
    books.given(new SetAsideLine("IN", "not-ours"));

    books.given(new OpenCredit("IN", "", "paid-in-error"));

    assertThat(books.line("IN").setAside()).isEqualTo(chf(0));
    assertThat(owed().open()).isEqualTo(chf(7000));
  }

  @Test
  void a_refund_goes_from_approval_to_the_debit_of_the_bank() {
    Refund refund = sent();
    assertThat(balance(Account.REFUNDS_PAYABLE)).isEqualTo(chf(-5000));

    books.given(statement("S2", marked(debit("OUT", 5000), refund.endToEndId().orElseThrow())));

    Refund now = refund();
    assertThat(now.standing()).isEqualTo(Standing.CONFIRMED);
    assertThat(now.debitLine()).contains("OUT");
    assertThat(now.history().stream().map(Refund.Step::standing))
        .containsExactly(
            Standing.PROPOSED,
            Standing.APPROVED,
            Standing.ORDERED,
            Standing.SENT,
            Standing.CONFIRMED);
    assertThat(books.line("OUT").setAside()).isEqualTo(chf(0));
    assertThat(balance(Account.REFUNDS_PAYABLE)).isEqualTo(chf(0));
    assertThat(balance(Account.BANK)).isEqualTo(chf(45000));
  }

  @Test
  void a_debit_of_another_amount_or_another_id_confirms_nothing() {
    Refund refund = sent();

    books.given(
        statement(
            "S2",
            marked(debit("A", 4999), refund.endToEndId().orElseThrow()),
            marked(debit("B", 5000), "ANOTHER"),
            debit("C", 5000)));

    assertThat(refund().standing()).isEqualTo(Standing.SENT);
    assertThat(books.line("B").setAside()).isEqualTo(chf(-5000));
  }

  @Test
  void two_debits_with_one_id_confirm_a_refund_once() {
    String id = sent().endToEndId().orElseThrow();

    books.given(statement("S2", marked(debit("A", 5000), id), marked(debit("B", 5000), id)));

    assertThat(refund().debitLine()).contains("A");
    assertThat(books.line("B").setAside()).isEqualTo(chf(-5000));
  }

  @Test
  void a_refund_that_the_bank_returns_opens_the_credit_again() {
    String id = sent().endToEndId().orElseThrow();
    books.given(statement("S2", marked(debit("OUT", 5000), id)));

    books.given(statement("S3", marked(returned("BACK", 5000, ""), id)));

    assertThat(refund().standing()).isEqualTo(Standing.RETURNED);
    assertThat(refund().returnLine()).contains("BACK");
    assertThat(owed().open()).isEqualTo(chf(5000));
    assertThat(books.line("BACK").onAccount()).containsEntry(refund().id(), chf(5000));
    assertThat(balance(Account.PAYER_CREDITS)).isEqualTo(chf(-5000));
    books.given(new ProposeRefund(owed().id(), chf(5000)));
  }

  @Test
  void a_debit_and_its_return_may_come_in_one_statement() {
    String id = sent().endToEndId().orElseThrow();

    books.given(
        statement("S2", marked(debit("OUT", 5000), id), marked(returned("BACK", 5000, ""), id)));

    assertThat(refund().standing()).isEqualTo(Standing.RETURNED);
  }

  @Test
  void the_same_debit_told_by_another_file_is_known() {
    String id = sent().endToEndId().orElseThrow();
    books.given(statement("S2", marked(debit("OUT", 5000), id)));

    books.given(statement("S3", marked(debit("OTHER-KEY", 5000), id)));

    assertThat(books.books.line("OTHER-KEY")).isEmpty();
  }

  @Test
  void a_line_without_an_id_is_named_by_hand_and_can_be_taken_back() {
    sent();
    books.given(statement("S2", debit("OUT", 5000)));

    books.given(new LinkRefund(refund().id(), "OUT"));
    assertThat(refund().standing()).isEqualTo(Standing.CONFIRMED);
    books.given(new UnlinkRefund(refund().id(), "wrong-line"));

    assertThat(refund().standing()).isEqualTo(Standing.SENT);
    assertThat(books.line("OUT").setAside()).isEqualTo(chf(-5000));
  }

  @Test
  void a_refund_withdrawn_gives_the_credit_back() {
    books.given(statement("S1", credit("IN", 50000, books.reference("R1"))));
    books.given(new ProposeRefund(owed().id(), chf(5000)));

    books.given(new WithdrawRefund(refund().id(), "payer-keeps-credit"));

    assertThat(owed().open()).isEqualTo(chf(5000));
    assertThat(balance(Account.REFUNDS_PAYABLE)).isEqualTo(chf(0));
  }

  @Test
  void an_order_dropped_frees_its_refunds_for_another_with_another_id() {
    Refund before = sent();
    String order = before.order().orElseThrow();

    books.given(new DropPaymentOrder(order, "rejected-by-bank"));
    books.given(new MakePaymentOrder(List.of(before.id()), EXECUTION));

    assertThat(refund().endToEndId()).isPresent().isNotEqualTo(before.endToEndId());
    assertThat(books.books.payers().order(order).orElseThrow().standing())
        .isEqualTo(PaymentOrder.Standing.DROPPED);
  }

  @Test
  void a_confirmed_refund_keeps_its_order_from_being_dropped() {
    Refund refund = sent();
    books.given(statement("S2", marked(debit("OUT", 5000), refund.endToEndId().orElseThrow())));

    var decision = books.when(new DropPaymentOrder(refund.order().orElseThrow(), "other"));

    assertThat(decision).isEqualTo(new Decision.Refused("order-debited", "order"));
  }

  @Test
  void a_refund_that_comes_back_short_by_charges_leaves_the_credit_whole() {
    books.charging(2000, true);
    Refund refund = confirmed();

    books.given(
        statement("S3", marked(returned("BACK", 4200, ""), refund.endToEndId().orElseThrow())));

    assertThat(refund().standing()).isEqualTo(Standing.RETURNED);
    assertThat(owed().open()).isEqualTo(chf(5000));
    assertThat(balance(Account.PAYER_CREDITS)).isEqualTo(chf(-5000));
    assertThat(balance(Account.BANK_CHARGES)).isEqualTo(chf(800));
    assertThat(books.line("BACK").setAside()).isEqualTo(chf(0));
  }

  @Test
  void shorter_than_the_tolerance_it_waits_for_a_person() {
    books.charging(500, true);
    Refund refund = confirmed();

    books.given(
        statement("S3", marked(returned("BACK", 4200, ""), refund.endToEndId().orElseThrow())));

    assertThat(refund().standing()).isEqualTo(Standing.CONFIRMED);
    assertThat(books.line("BACK").unexplained()).isTrue();
  }

  @Test
  void a_person_names_a_refund_that_came_back_short_and_takes_it_back() {
    confirmed();
    books.given(statement("S3", returned("BACK", 4200, "")));

    books.given(new LinkRefund(refund().id(), "BACK"));

    assertThat(refund().standing()).isEqualTo(Standing.RETURNED);
    assertThat(owed().open()).isEqualTo(chf(5000));
    assertThat(balance(Account.BANK_CHARGES)).isEqualTo(chf(800));

    books.given(new UnlinkRefund(refund().id(), "wrong-line"));

    assertThat(owed().open()).isEqualTo(chf(0));
    assertThat(balance(Account.BANK_CHARGES)).isEqualTo(chf(0));
    assertThat(books.line("BACK").setAside()).isEqualTo(chf(4200));
  }

  @Test
  void one_person_does_not_write_off_more_than_the_limit_by_it() {
    confirmed();
    books.aloneUpTo(700);
    books.given(statement("S3", returned("BACK", 4200, "")));

    assertThat(books.when(new LinkRefund(refund().id(), "BACK")))
        .isEqualTo(new Decision.Refused("return-too-short", "line"));
  }

  @Test
  void more_than_was_paid_out_is_no_return_of_it() {
    confirmed();
    books.given(statement("S3", returned("BACK", 5100, "")));

    assertThat(books.when(new LinkRefund(refund().id(), "BACK")))
        .isEqualTo(new Decision.Refused("line-differs", "line"));
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refused(new OpenCredit("NONE", "", "other"), "unknown-line", "line"),
        refused(new OpenCredit("IN", "2004-000009", "other"), "unknown-invoice", "invoice"),
        refused(new OpenCredit("IN", "", "because"), "unknown-reason", "reason"),
        refused(new OpenCredit("OUT", "", "other"), "not-income", "line"),
        refused(new OpenCredit("IN", "", "other"), "nothing-unallocated", "line"),
        refused(new CreditInvoice("2004-000001"), "invoice-in-force", "invoice"),
        refused(new CreditInvoice("2004-000002"), "nothing-paid", "invoice"),
        refused(new CreditInvoice("2004-000009"), "unknown-invoice", "invoice"),
        refused(new ReverseCredit("NONE", "to-be-allocated"), "unknown-credit", "credit"),
        refused(new ProposeRefund("NONE", chf(1)), "unknown-credit", "credit"),
        refused(new WithdrawRefund("NONE", "other"), "unknown-refund", "refund"),
        refused(new LinkRefund("NONE", "OUT"), "unknown-refund", "refund"),
        refused(new UnlinkRefund("NONE", "other"), "unknown-refund", "refund"),
        refused(new SendPaymentOrder("NONE"), "unknown-order", "order"),
        refused(new DropPaymentOrder("NONE", "other"), "unknown-order", "order"),
        refused(new MakePaymentOrder(List.of(), EXECUTION), "refunds-one-to-many", "refunds"),
        refused(new MakePaymentOrder(List.of("X"), EXECUTION), "unknown-refund", "refunds"),
        refused(new MakePaymentOrder(List.of("X", "X"), EXECUTION), "refund-twice", "refunds"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void a_command_against_the_rules_is_refused(PaymentCommand command, Decision.Refused expected) {
    books.given(statement("S1", credit("IN", 50000, books.reference("R1")), debit("OUT", 1250)));
    books.given(new CancelInvoice("R2"));

    assertThat(books.when(command)).isEqualTo(expected);
  }

  @Test
  void no_more_is_refunded_than_the_credit_holds() {
    books.given(statement("S1", credit("IN", 50000, books.reference("R1"))));
    books.given(new ProposeRefund(owed().id(), chf(3000)));

    assertThat(books.when(new ProposeRefund(owed().id(), chf(2001))))
        .isEqualTo(new Decision.Refused("amount-exceeds-credit", "amount"));
    assertThat(books.when(new ProposeRefund(owed().id(), Money.of(1, "EUR"))))
        .isEqualTo(new Decision.Refused("currency-differs", "amount"));
    assertThat(books.when(new ReverseCredit(owed().id(), "credited-in-error")))
        .isEqualTo(new Decision.Refused("credit-in-use", "credit"));
  }

  @Test
  void only_an_approved_refund_is_ordered_and_for_a_day_to_come() {
    books.given(statement("S1", credit("IN", 50000, books.reference("R1"))));
    books.aloneUpTo(0).given(new ProposeRefund(owed().id(), chf(5000)));
    List<String> ids = List.of(refund().id());
    assertThat(books.when(new MakePaymentOrder(ids, EXECUTION)))
        .isEqualTo(new Decision.Refused("refund-not-approved", "refunds"));

    books.by("head").given(new PaymentCommand.DecideProposal(ids.getFirst(), true, ""));

    assertThat(books.when(new MakePaymentOrder(ids, LocalDate.of(2004, 6, 13))))
        .isEqualTo(new Decision.Refused("execution-out-of-range", "execution"));
  }

  private static Arguments refused(PaymentCommand command, String code, String field) {
    return Arguments.of(command, new Decision.Refused(code, field));
  }

  /** A refund of CHF 50.00 that was sent to the bank. */
  private Refund sent() {
    books.given(statement("S1", credit("IN", 50000, books.reference("R1"))));
    books.given(new ProposeRefund(owed().id(), chf(5000)));
    books.given(new MakePaymentOrder(List.of(refund().id()), EXECUTION));
    books.given(new SendPaymentOrder(refund().order().orElseThrow()));
    return refund();
  }

  /** One that the bank has debited. */
  private Refund confirmed() {
    Refund refund = sent();
    books.given(statement("S2", marked(debit("OUT", 5000), refund.endToEndId().orElseThrow())));
    return refund();
  }

  private PayerCredit owed() {
    return books.books.payers().credits().iterator().next();
  }

  private Refund refund() {
    return books.books.payers().refunds().iterator().next();
  }

  private Money balance(Account account) {
    return books.books.balance(account, chf(0).currency());
  }
}
