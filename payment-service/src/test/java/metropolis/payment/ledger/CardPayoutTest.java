package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static org.assertj.core.api.Assertions.assertThat;

import metropolis.payment.cards.PayoutReport;
import metropolis.payment.cards.PayoutReport.Kind;
import metropolis.payment.ledger.PaymentCommand.Card.ClearPayout;
import metropolis.payment.ledger.PaymentCommand.Card.FailPayout;
import metropolis.payment.ledger.PaymentCommand.Card.ReopenPayout;
import metropolis.payment.ledger.PaymentCommand.Card.ReportPayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CardPayoutTest {

  private static final String CARD = "card-1";

  private final Scenario scenario = Scenario.invoiced("R1", "R2");
  private final String number = scenario.number("R1");

  @AfterEach
  void the_books_add_up() {
    scenario.addsUp();
  }

  @Test
  void a_payout_is_parted_into_gross_and_fees_and_clears_the_banks_line() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(CardStory.payout("po_123456", 43665, sale()));
    assertThat(scenario.balance(Account.CARD_FEES)).isEqualTo(1335);
    assertThat(scenario.balance(Account.PSP_CLEARING)).isEqualTo(43665);
    scenario.saying("L1", "STRIPE PAYMENTS po 123456");

    scenario.given(Scenario.statement("S1", Scenario.credit("L1", 43665, "")));

    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(0));
    assertThat(scenario.line("L1").cleared()).isEqualTo(chf(43665));
    assertThat(scenario.balance(Account.PSP_CLEARING)).isZero();
    assertThat(scenario.balance(Account.BANK)).isEqualTo(43665);
    assertThat(scenario.books.cards().payoutOn("L1")).isPresent();
  }

  @Test
  void a_payout_that_is_told_after_the_bank_finds_its_line() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.saying("L1", "Stripe Technology Europe");
    scenario.given(Scenario.statement("S1", Scenario.credit("L1", 43665, "")));

    scenario.given(CardStory.payout("po_123456", 43665, sale()));

    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(0));
    assertThat(scenario.when(CardStory.payout("po_123456", 43665, sale())))
        .isEqualTo(Decision.nothing("payout-known"));
  }

  @Test
  void two_lines_that_fit_equally_are_left_to_people() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(CardStory.payout("po_123456", 43665, sale()));
    scenario.saying("L1", "STRIPE").saying("L2", "STRIPE");

    scenario.given(
        Scenario.statement(
            "S1", Scenario.credit("L1", 43665, ""), Scenario.credit("L2", 43665, "")));
    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(43665));
    scenario.given(new ClearPayout("payout-stripe-po_123456", "L2"));

    assertThat(scenario.line("L2").unallocated()).isEqualTo(chf(0));
    scenario.given(new ReopenPayout("payout-stripe-po_123456", "wrong-line"));
    assertThat(scenario.line("L2").unallocated()).isEqualTo(chf(43665));
    assertThat(scenario.balance(Account.PSP_CLEARING)).isEqualTo(43665);
  }

  @Test
  void the_amount_alone_clears_nothing() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(CardStory.payout("po_123456", 43665, sale()));

    scenario.given(Scenario.statement("S1", Scenario.credit("L1", 43665, "")));

    assertThat(scenario.line("L1").cleared()).isEqualTo(chf(0));
    assertThat(
            PayoutMatching.candidates(
                scenario.books, scenario.books.cards().payouts().iterator().next().report()))
        .extracting(BankLine::key)
        .containsExactly("L1");
  }

  @Test
  void refunds_disputes_and_fees_of_a_payout_are_told_apart() {
    var report =
        CardStory.payout(
                "po_123456",
                40000,
                sale(),
                CardStory.entry(Kind.REFUND, -10000, 0, CARD),
                CardStory.entry(Kind.DISPUTE, -5000, 1500, CARD),
                CardStory.entry(Kind.FEE, -200, 0, ""),
                CardStory.entry(Kind.OTHER, 13035, 0, ""))
            .report();

    assertThat(report.gross()).isEqualTo(chf(45000));
    assertThat(report.refunds()).isEqualTo(chf(-10000));
    assertThat(report.disputes()).isEqualTo(chf(-5000));
    assertThat(report.fees()).isEqualTo(chf(1335 + 1500 + 200));
    assertThat(report.own()).isEqualTo(chf(45000 - 10000 - 5000 - 3035));
    assertThat(report.rest()).isEqualTo(chf(13035));
  }

  @Test
  void what_is_of_others_stays_on_the_banks_line() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(
        CardStory.payout("po_123456", 50000, sale(), CardStory.entry(Kind.OTHER, 6335, 0, "")));
    scenario.saying("L1", "po_123456");

    scenario.given(Scenario.statement("S1", Scenario.credit("L1", 50000, "")));

    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(6335));
    assertThat(scenario.balance(Account.PSP_CLEARING)).isZero();
  }

  @Test
  void a_payout_below_zero_is_the_debit_of_the_provider() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(refundedWhole());
    scenario.saying("L1", "STRIPE po_123456");

    scenario.given(Scenario.statement("S1", Scenario.debit("L1", 45335)));

    assertThat(scenario.line("L1").cleared()).isEqualTo(chf(-45335));
    assertThat(scenario.line("L1").setAside()).isEqualTo(chf(0));
    assertThat(scenario.line("L1").unexplained()).isFalse();
    assertThat(Balance.of(scenario.books).broken()).isEmpty();
  }

  @Test
  void a_payout_below_zero_that_is_told_after_the_bank_finds_its_debit() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.saying("L1", "STRIPE po_123456");
    scenario.given(Scenario.statement("S1", Scenario.debit("L1", 45335)));
    assertThat(scenario.line("L1").unexplained()).isTrue();

    scenario.given(refundedWhole());

    assertThat(scenario.line("L1").cleared()).isEqualTo(chf(-45335));
    assertThat(Balance.of(scenario.books).broken()).isEmpty();
  }

  @Test
  void a_debit_that_was_not_the_provider_s_is_to_be_explained_again() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(refundedWhole());
    scenario.given(Scenario.statement("S1", Scenario.debit("L1", 45335)));
    scenario.given(new ClearPayout("payout-stripe-po_123456", "L1"));
    assertThat(scenario.line("L1").cleared()).isEqualTo(chf(-45335));

    scenario.given(new ReopenPayout("payout-stripe-po_123456", "wrong-line"));

    assertThat(scenario.line("L1").cleared()).isEqualTo(chf(0));
    assertThat(scenario.line("L1").unexplained()).isTrue();
    assertThat(Balance.of(scenario.books).broken()).isEmpty();
  }

  @Test
  void what_others_owe_the_provider_stays_set_aside() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(
        CardStory.payout(
            "po_123456",
            -50000,
            CardStory.entry(Kind.REFUND, -45000, 335, CARD),
            CardStory.entry(Kind.OTHER, -4665, 0, "")));
    scenario.saying("L1", "po_123456");

    scenario.given(Scenario.statement("S1", Scenario.debit("L1", 50000)));

    assertThat(scenario.line("L1").cleared()).isEqualTo(chf(-45335));
    assertThat(scenario.line("L1").setAside()).isEqualTo(chf(-4665));
    assertThat(Balance.of(scenario.books).broken()).isEmpty();
  }

  @Test
  void a_payout_that_fails_leaves_its_money_with_the_provider_until_the_next() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(CardStory.payout("po_123456", 43665, sale()));

    scenario.given(CardStory.failed(CardStory.payout("po_123456", 43665, sale())));

    assertThat(payout("po_123456").standing()).isEqualTo(CardPayout.Standing.FAILED);
    assertThat(payout("po_123456").failure().orElseThrow().reason()).isEqualTo("account_closed");
    assertThat(scenario.balance(Account.PSP_CLEARING)).isEqualTo(43665);
    assertThat(scenario.balance(Account.CARD_FEES)).isEqualTo(1335);
    scenario.given(
        CardStory.payout("po_777777", 43665, CardStory.entry(Kind.CARRIED, 43665, 0, "")));
    scenario.saying("L1", "STRIPE");
    scenario.given(Scenario.statement("S1", Scenario.credit("L1", 43665, "")));
    assertThat(payout("po_777777").standing()).isEqualTo(CardPayout.Standing.ARRIVED);
    assertThat(scenario.balance(Account.PSP_CLEARING)).isZero();
  }

  @Test
  void a_failure_that_is_told_before_its_payout_or_again_counts_once() {
    var payout = CardStory.payout("po_123456", 43665, sale());
    scenario.given(CardStory.paid(CARD, number, 45000));

    scenario.given(CardStory.failed(payout));

    assertThat(scenario.balance(Account.CARD_FEES)).isEqualTo(1335);
    assertThat(scenario.when(payout)).isEqualTo(Decision.nothing("payout-known"));
    assertThat(scenario.when(CardStory.failed(payout))).isEqualTo(Decision.nothing("payout-known"));
    assertThat(payout("po_123456").standing()).isEqualTo(CardPayout.Standing.FAILED);
  }

  @Test
  void a_failure_takes_a_payout_off_the_line_that_it_had_been_matched_with() {
    var payout = CardStory.payout("po_123456", 43665, sale());
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(payout);
    scenario.saying("L1", "STRIPE");
    scenario.given(Scenario.statement("S1", Scenario.credit("L1", 43665, "")));
    assertThat(scenario.balance(Account.PSP_CLEARING)).isZero();

    scenario.given(CardStory.failed(payout));

    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(43665));
    assertThat(scenario.balance(Account.PSP_CLEARING)).isEqualTo(43665);
    assertThat(scenario.when(new ClearPayout("payout-stripe-po_123456", "L1")))
        .isEqualTo(new Decision.Refused("payout-has-failed", "payout"));
    assertThat(Balance.of(scenario.books).broken()).isEmpty();
  }

  @Test
  void a_failed_debit_of_the_provider_is_to_be_explained_again() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(refundedWhole());
    scenario.saying("L1", "STRIPE po_123456");
    scenario.given(Scenario.statement("S1", Scenario.debit("L1", 45335)));

    scenario.given(CardStory.failed(refundedWhole()));

    assertThat(scenario.line("L1").unexplained()).isTrue();
    assertThat(Balance.of(scenario.books).broken()).isEmpty();
  }

  @Test
  void a_line_that_comes_after_a_payout_failed_is_not_taken_for_it() {
    scenario.given(CardStory.paid(CARD, number, 45000));
    scenario.given(CardStory.failed(CardStory.payout("po_123456", 43665, sale())));
    scenario.saying("L1", "STRIPE po_123456");

    scenario.given(Scenario.statement("S1", Scenario.credit("L1", 43665, "")));

    assertThat(scenario.line("L1").unallocated()).isEqualTo(chf(43665));
  }

  @Test
  void a_reason_is_a_word_and_no_text() {
    var report = CardStory.payout("po_123456", 43665, sale()).report();

    assertThat(scenario.when(new FailPayout(report, "Ask Ana Souza.")))
        .isEqualTo(new Decision.Refused("malformed", "reason"));
  }

  private CardPayout payout(String id) {
    return scenario.books.cards().payout("payout-stripe-" + id).orElseThrow();
  }

  private static ReportPayout refundedWhole() {
    return CardStory.payout("po_123456", -45335, CardStory.entry(Kind.REFUND, -45000, 335, CARD));
  }

  private static PayoutReport.Entry sale() {
    return CardStory.entry(Kind.PAYMENT, 45000, 1335, CARD);
  }
}
