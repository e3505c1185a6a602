package metropolis.payment.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import metropolis.payment.cards.CardFact;
import metropolis.payment.cards.CardNotice;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.cards.PayoutReport.Entry;
import metropolis.payment.cards.PayoutReport.Kind;
import metropolis.payment.ledger.PaymentCommand.Card.FailPayout;
import metropolis.payment.ledger.PaymentCommand.Card.OpenCheckout;
import metropolis.payment.ledger.PaymentCommand.Card.ReportPayout;
import metropolis.payment.ledger.PaymentCommand.Card.TakeNotice;
import metropolis.platform.values.Money;

/** Commands about cards, as a provider of tests would have them sent. */
final class CardStory {

  private CardStory() {}

  static OpenCheckout opened(Scenario scenario, String payment, String registration) {
    return new OpenCheckout(
        payment,
        scenario.number(registration),
        scenario.invoice(registration).open(),
        "stripe",
        "cs_" + payment);
  }

  static TakeNotice notice(String payment, String number, String event, CardFact... facts) {
    return noticeOf(Instant.parse("2004-06-14T07:00:00Z"), payment, number, event, facts);
  }

  /** What the provider says of some moment. */
  static TakeNotice noticeOf(
      Instant created, String payment, String number, String event, CardFact... facts) {
    return new TakeNotice(
        payment,
        number,
        "stripe",
        new CardNotice(event, created, Currency.getInstance("CHF"), Arrays.asList(facts)));
  }

  static TakeNotice paid(String payment, String number, long minor) {
    return notice(payment, number, "evt_paid_" + payment, new CardFact.Paid(chf(minor)));
  }

  static Entry entry(Kind kind, long amount, long fee, String payment) {
    return new Entry("txn_" + kind + amount, kind, chf(amount), chf(fee), payment);
  }

  static ReportPayout payout(String id, long net, Entry... entries) {
    return new ReportPayout(
        new PayoutReport(
            "payout-stripe-" + id,
            "stripe",
            id,
            LocalDate.of(2004, 6, 15),
            chf(net),
            List.of(id),
            List.of(entries)));
  }

  /** The provider could not pay this out. */
  static FailPayout failed(ReportPayout payout) {
    return new FailPayout(payout.report(), "account_closed");
  }

  private static Money chf(long minor) {
    return Scenario.chf(minor);
  }
}
