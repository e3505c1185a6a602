package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static metropolis.payment.ledger.Scenario.credit;
import static metropolis.payment.ledger.Scenario.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import metropolis.payment.cards.CardFact;
import metropolis.payment.ledger.Decision.Refused;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.Card.TakeNotice;
import metropolis.payment.ledger.PaymentCommand.CreditInvoice;
import metropolis.payment.ledger.PaymentCommand.IssueGroupInvoice;
import metropolis.payment.ledger.PaymentEvent.Basis;
import metropolis.payment.ledger.PaymentEvent.Card;
import metropolis.payment.ledger.PaymentEvent.CreditOpened;
import metropolis.payment.ledger.PaymentEvent.InvoiceCancelled;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceReopened;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Card payments where fees are paid late, by groups, or for what has ended. */
class CardFollowsTest {

  private static final String CARD = "card-1";
  private static final InvoiceNumber FIRST = new InvoiceNumber(2004, 1);
  private static final InvoiceNumber THIRD = new InvoiceNumber(2004, 3);

  private final Scenario scenario = Scenario.invoiced("R1", "R2");

  @AfterEach
  void the_books_add_up() {
    assertThat(Balance.of(scenario.books).broken()).isEmpty();
  }

  /** The early fee is until 30 June in Geneva, where it is two hours later. */
  @ParameterizedTest
  @CsvSource({
    "2004-06-30T21:59:59Z, 2004-06-30, 0",
    "2004-06-30T22:00:00Z, 2004-07-01, 10000",
    "2004-09-30T08:00:00Z, 2004-07-20, 10000"
  })
  void the_day_the_card_was_charged_decides_which_fee_is_owed(
      Instant taken, LocalDate valued, long difference) {
    scenario.billingDifferences(0).at("2004-07-20T08:00:00Z");

    var events = scenario.eventsOf(paid(taken));

    assertThat(events)
        .filteredOn(InvoiceIssued.class::isInstance)
        .extracting(event -> ((InvoiceIssued) event).amount())
        .isEqualTo(difference == 0 ? List.of() : List.of(chf(difference)));
    assertThat(events.contains(new InvoiceSettled("R1", FIRST, Basis.PAID)))
        .isEqualTo(difference == 0);
    assertThat(
            LateFees.paidOn(
                scenario.books, Scenario.TERMS.zone(), scenario.books.invoice(FIRST).orElseThrow()))
        .contains(valued);
  }

  @Test
  void a_supplement_is_paid_by_card_and_withdrawn_with_the_payment_that_made_it_due() {
    scenario.billingDifferences(0).at("2004-07-20T08:00:00Z");
    scenario.given(paid(Instant.parse("2004-07-02T08:00:00Z")));
    assertThat(scenario.eventsOf(CardStory.paid("card-2", THIRD.toString(), 10000)))
        .contains(new InvoiceSettled("R1", THIRD, Basis.PAID));

    var events =
        scenario.eventsOf(
            CardStory.notice(
                CARD, FIRST.toString(), "evt_2", new CardFact.Refunded(chf(45000), chf(45000))));

    assertThat(events)
        .filteredOn(InvoiceCancelled.class::isInstance)
        .containsExactly(new InvoiceCancelled("R1", THIRD, chf(0), Reasons.PAYMENT_UNDONE));
    assertThat(events).filteredOn(InvoiceReopened.class::isInstance).hasSize(1);
    assertThat(scenario.books.invoice(THIRD).orElseThrow().refundToDecide()).isEqualTo(chf(10000));
  }

  @Test
  void a_refund_for_one_of_a_group_that_ended_opens_nothing_of_the_others() {
    scenario.given(new IssueGroupInvoice(List.of("2004-000001", "2004-000002")));
    assertThat(scenario.eventsOf(CardStory.paid(CARD, THIRD.toString(), 90000)))
        .filteredOn(InvoiceSettled.class::isInstance)
        .hasSize(2);
    scenario.given(new CancelInvoice("R1"));

    var events = scenario.eventsOf(refunded("evt_2", 45000));

    assertThat(events)
        .filteredOn(InvoiceCancelled.class::isInstance)
        .containsExactly(new InvoiceCancelled("R1", THIRD, chf(45000)));
    assertThat(events).noneMatch(InvoiceReopened.class::isInstance);
    assertThat(group().open()).isEqualTo(chf(0));
    assertThat(scenario.eventsOf(refunded("evt_3", 60000)))
        .contains(new InvoiceReopened("R2", THIRD, chf(15000)));
    assertThat(group().open()).isEqualTo(chf(15000));
  }

  @Test
  void another_card_takes_the_place_of_what_a_group_got_back() {
    scenario.given(new IssueGroupInvoice(List.of("2004-000001", "2004-000002")));
    scenario.given(CardStory.paid(CARD, THIRD.toString(), 90000));
    scenario.given(CardStory.paid("card-2", THIRD.toString(), 90000));
    scenario.given(new CancelInvoice("R1"));

    var events = scenario.eventsOf(refunded("evt_2", 90000));

    assertThat(events).noneMatch(InvoiceReopened.class::isInstance);
    assertThat(events)
        .filteredOn(Card.MoneyAllocated.class::isInstance)
        .extracting(event -> ((Card.MoneyAllocated) event).amount())
        .containsExactly(chf(45000));
    assertThat(scenario.books.cards().payment("card-2").orElseThrow().unallocated())
        .isEqualTo(chf(45000));
  }

  @Test
  void what_a_card_paid_goes_back_to_the_card_and_is_no_credit_of_the_payer() {
    scenario.given(CardStory.paid(CARD, FIRST.toString(), 45000)).given(new CancelInvoice("R1"));

    assertThat(scenario.invoice("R1").creditable()).isEqualTo(chf(0));
    assertThat(scenario.when(new CreditInvoice(FIRST.toString())))
        .isEqualTo(new Refused("paid-by-card", "invoice"));
  }

  @Test
  void of_an_invoice_paid_both_ways_the_transfer_alone_becomes_a_credit() {
    scenario.given(statement("S1", credit("L1", 10000, scenario.reference("R1"))));
    scenario.given(CardStory.paid(CARD, FIRST.toString(), 35000)).given(new CancelInvoice("R1"));

    var events = scenario.eventsOf(new CreditInvoice(FIRST.toString()));

    assertThat(events)
        .filteredOn(CreditOpened.class::isInstance)
        .extracting(event -> ((CreditOpened) event).amount())
        .containsExactly(chf(10000));
    assertThat(scenario.invoice("R1").refundToDecide()).isEqualTo(chf(35000));
    assertThat(Balance.of(scenario.books).sheets().getFirst().payerCredits()).isEqualTo(chf(10000));
  }

  private static TakeNotice paid(Instant taken) {
    return CardStory.noticeOf(
        taken, CARD, FIRST.toString(), "evt_1", new CardFact.Paid(chf(45000)));
  }

  private static TakeNotice refunded(String event, long minor) {
    return CardStory.notice(
        CARD, THIRD.toString(), event, new CardFact.Refunded(chf(minor), chf(90000)));
  }

  private Invoice group() {
    return scenario.books.invoice(THIRD).orElseThrow();
  }
}
