package metropolis.payment.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import metropolis.payment.cards.CardFact.Disputed;
import metropolis.payment.cards.CardFact.Outcome;
import metropolis.payment.cards.CardFact.Paid;
import metropolis.payment.cards.CardFact.Phase;
import metropolis.payment.cards.CardFact.Refund;
import metropolis.payment.cards.CardFact.Refunded;
import metropolis.payment.cards.CardState.Standing;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.Test;

class CardStateTest {

  @Test
  void it_is_pending_until_something_final_is_told() {
    assertThat(told().standing()).isEqualTo(Standing.PENDING);
    assertThat(told(new CardFact.Pending()).standing()).isEqualTo(Standing.PENDING);
    assertThat(told(new CardFact.Expired()).standing()).isEqualTo(Standing.EXPIRED);
    assertThat(told(new CardFact.Pending(), new CardFact.Failed()).standing())
        .isEqualTo(Standing.FAILED);
  }

  @Test
  void what_was_paid_counts_even_if_a_failure_is_told_later() {
    CardState state = told(new Paid(chf(45000)), new CardFact.Failed(), new CardFact.Expired());

    assertThat(state.standing()).isEqualTo(Standing.PAID);
    assertThat(state.received()).isEqualTo(chf(45000));
  }

  @Test
  void the_providers_sum_and_single_refunds_are_one_money() {
    CardState state =
        told(
            new Paid(chf(45000)),
            new Refunded(chf(10000), chf(45000)),
            new Refund("re_1", chf(10000), Outcome.MADE),
            new Refund("re_1", chf(10000), Outcome.UNDER_WAY));

    assertThat(state.standing()).isEqualTo(Standing.PARTLY_REFUNDED);
    assertThat(state.returned()).isEqualTo(chf(10000));
  }

  @Test
  void a_refund_that_failed_is_with_the_provider_again() {
    CardState state =
        told(
            new Paid(chf(45000)),
            new Refunded(chf(45000), chf(45000)),
            new Refund("re_1", chf(45000), Outcome.FAILED));

    assertThat(state.standing()).isEqualTo(Standing.PAID);
    assertThat(state.returned()).isEqualTo(chf(0));
  }

  @Test
  void a_dispute_takes_the_money_and_gives_it_again_if_it_is_won() {
    Disputed opened = new Disputed("dp_1", chf(45000), Phase.OPENED);
    Disputed withdrawn = new Disputed("dp_1", chf(45000), Phase.WITHDRAWN);
    CardState open = told(new Paid(chf(45000)), withdrawn, opened);
    CardState lost =
        told(new Disputed("dp_1", chf(45000), Phase.LOST), opened, new Paid(chf(45000)), withdrawn);
    CardState won =
        told(
            new Disputed("dp_1", chf(45000), Phase.REINSTATED),
            new Paid(chf(45000)),
            new Disputed("dp_1", chf(45000), Phase.WON),
            withdrawn,
            opened);

    assertThat(open.standing()).isEqualTo(Standing.DISPUTED);
    assertThat(open.returned()).isEqualTo(chf(45000));
    assertThat(lost.standing()).isEqualTo(Standing.LOST);
    assertThat(lost.returned()).isEqualTo(chf(45000));
    assertThat(won.standing()).isEqualTo(Standing.WON);
    assertThat(won.returned()).isEqualTo(chf(0));
  }

  @Test
  void an_inquiry_moves_nothing() {
    CardState state = told(new Paid(chf(45000)), new Disputed("dp_1", chf(45000), Phase.INQUIRY));

    assertThat(state.standing()).isEqualTo(Standing.PAID);
    assertThat(state.inquiry()).isTrue();
    assertThat(state.returned()).isEqualTo(chf(0));
  }

  @Test
  void nothing_is_returned_of_what_is_not_known_to_be_paid() {
    CardState state = told(new Refund("re_1", chf(45000), Outcome.MADE));

    assertThat(state.standing()).isEqualTo(Standing.PENDING);
    assertThat(state.returned()).isEqualTo(chf(0));
  }

  private static CardState told(CardFact... facts) {
    List<CardNotice> notices = new ArrayList<>();
    for (CardFact fact : facts) {
      notices.add(
          new CardNotice(
              "evt_" + notices.size(),
              Instant.parse("2004-06-14T08:00:00Z"),
              Currency.getInstance("CHF"),
              List.of(fact)));
    }
    return CardState.of(Currency.getInstance("CHF"), notices);
  }

  private static Money chf(long minor) {
    return Money.of(minor, "CHF");
  }
}
