package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import metropolis.payment.cards.CardFact;
import metropolis.payment.cards.CardState.Standing;
import metropolis.payment.ledger.Decision.Refused;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.Card.OpenCheckout;
import metropolis.payment.ledger.PaymentCommand.ReverseAllocation;
import metropolis.payment.ledger.PaymentEvent.Card;
import metropolis.payment.ledger.PaymentEvent.InvoiceReopened;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CardPaymentTest {

  private static final String CARD = "card-1";

  private final Scenario scenario = Scenario.invoiced("R1", "R2");
  private final String number = scenario.number("R1");

  @AfterEach
  void the_books_add_up() {
    scenario.addsUp();
  }

  @Test
  void an_opened_page_moves_nothing() {
    var events = scenario.eventsOf(CardStory.opened(scenario, CARD, "R1"));

    assertThat(events).singleElement().isInstanceOf(Card.CheckoutOpened.class);
    assertThat(payment().state().standing()).isEqualTo(Standing.PENDING);
    assertThat(scenario.invoice("R1").open()).isEqualTo(chf(45000));
  }

  @Test
  void a_page_is_opened_for_what_is_open() {
    assertThat(scenario.when(new OpenCheckout(CARD, number, chf(100), "stripe", "cs_1")))
        .isEqualTo(new Refused("amount-not-open", "amount"));
    scenario.given(new CancelInvoice("R2"));
    assertThat(
            scenario.when(
                new OpenCheckout(CARD, scenario.number("R2"), chf(45000), "stripe", "cs_1")))
        .isEqualTo(new Refused("invoice-cancelled", "invoice"));
  }

  @Test
  void a_card_that_paid_settles_the_invoice_as_a_transfer_does() {
    scenario.given(CardStory.opened(scenario, CARD, "R1"));

    var events = scenario.eventsOf(CardStory.paid(CARD, number, 45000));

    assertThat(events).filteredOn(InvoiceSettled.class::isInstance).hasSize(1);
    assertThat(scenario.invoice("R1").standing()).isEqualTo(Invoice.Standing.PAID);
    assertThat(Vouchers.receipt(scenario.invoice("R1"))).isPresent();
    assertThat(scenario.balance(Account.PSP_CLEARING)).isEqualTo(45000);
    assertThat(scenario.balance(Account.UNALLOCATED)).isZero();
  }

  @Test
  void a_notice_counts_once_however_often_it_comes() {
    scenario.given(CardStory.paid(CARD, number, 45000));

    assertThat(scenario.when(CardStory.paid(CARD, number, 45000)))
        .isEqualTo(Decision.nothing("notice-known"));
    assertThat(scenario.balance(Account.PSP_CLEARING)).isEqualTo(45000);
  }

  @Test
  void a_payment_is_known_before_its_page() {
    scenario.given(CardStory.paid(CARD, number, 45000));

    scenario.when(new OpenCheckout(CARD, number, chf(45000), "stripe", "cs_1"));

    assertThat(payment().state().standing()).isEqualTo(Standing.PAID);
  }

  @Test
  void a_refund_opens_the_invoice_again_by_its_amount() {
    scenario.given(CardStory.paid(CARD, number, 45000));

    var events =
        scenario.eventsOf(
            CardStory.notice(CARD, number, "evt_2", new CardFact.Refunded(chf(10000), chf(45000))));

    assertThat(events).filteredOn(InvoiceReopened.class::isInstance).hasSize(1);
    assertThat(scenario.invoice("R1").open()).isEqualTo(chf(10000));
    assertThat(payment().state().standing()).isEqualTo(Standing.PARTLY_REFUNDED);
    assertThat(scenario.balance(Account.PSP_CLEARING)).isEqualTo(35000);
  }

  @Test
  void a_refund_after_the_registration_ended_leaves_nothing_open() {
    scenario.given(CardStory.paid(CARD, number, 45000)).given(new CancelInvoice("R1"));
    assertThat(scenario.invoice("R1").refundToDecide()).isEqualTo(chf(45000));

    scenario.given(
        CardStory.notice(CARD, number, "evt_2", new CardFact.Refunded(chf(40000), chf(45000))));

    assertThat(scenario.invoice("R1").open()).isEqualTo(chf(0));
    assertThat(scenario.invoice("R1").refundToDecide()).isEqualTo(chf(5000));
    assertThat(scenario.balance(Account.PSP_CLEARING)).isEqualTo(5000);
  }

  @Test
  void a_dispute_opens_the_invoice_and_winning_it_settles_it_again() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(dispute("evt_2", CardFact.Phase.OPENED, CardFact.Phase.WITHDRAWN));
    assertThat(scenario.invoice("R1").open()).isEqualTo(chf(45000));
    assertThat(payment().state().standing()).isEqualTo(Standing.DISPUTED);

    scenario.given(dispute("evt_3", CardFact.Phase.WON, CardFact.Phase.REINSTATED));

    assertThat(scenario.invoice("R1").open()).isEqualTo(chf(0));
    assertThat(payment().state().standing()).isEqualTo(Standing.WON);
    assertThat(scenario.balance(Account.PSP_CLEARING)).isEqualTo(45000);
  }

  @Test
  void money_that_its_invoice_does_not_need_waits_and_takes_the_place_of_what_goes_back() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(CardStory.paid("card-2", number, 45000));
    assertThat(scenario.books.cards().payment("card-2").orElseThrow().unallocated())
        .isEqualTo(chf(45000));

    var events =
        scenario.eventsOf(
            CardStory.notice(CARD, number, "evt_2", new CardFact.Refunded(chf(45000), chf(45000))));

    assertThat(events).noneMatch(InvoiceReopened.class::isInstance);
    assertThat(scenario.invoice("R1").open()).isEqualTo(chf(0));
    assertThat(scenario.books.cards().payment("card-2").orElseThrow().unallocated())
        .isEqualTo(chf(0));
  }

  @Test
  void money_for_an_invoice_that_ended_or_that_nobody_knows_waits() {
    scenario.given(new CancelInvoice("R1"));

    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(CardStory.paid("card-2", "2004-000099", 45000));

    assertThat(scenario.balance(Account.UNALLOCATED)).isEqualTo(-90000);
    assertThat(scenario.invoice("R1").figures().paid()).isEqualTo(chf(0));
  }

  @Test
  void what_a_card_paid_is_not_undone_by_hand() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    String allocation = scenario.invoice("R1").allocations().firstEntry().getKey();

    assertThat(scenario.when(new ReverseAllocation(allocation, "other")))
        .isEqualTo(new Refused("paid-by-card", "allocation"));
  }

  private PaymentCommand dispute(String event, CardFact.Phase... phases) {
    CardFact[] facts =
        List.of(phases).stream()
            .map(phase -> new CardFact.Disputed("dp_1", chf(45000), phase))
            .toArray(CardFact[]::new);
    return CardStory.notice(CARD, number, event, facts);
  }

  private CardPayment payment() {
    return scenario.books.cards().payment(CARD).orElseThrow();
  }
}
