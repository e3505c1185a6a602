package metropolis.payment.http;

import gg.jte.Content;
import metropolis.payment.cards.CardFact;
import metropolis.payment.cards.CardState.Standing;
import metropolis.payment.ledger.CardPayment;
import metropolis.payment.ledger.CardPayout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Ui;
import metropolis.platform.http.view.Ui.Tone;

/** What concerns cards, in words. */
final class CardView {

  private CardView() {}

  /** The list that a key belongs to, as addresses name it. */
  static String place(String key) {
    if (CardPayment.isOne(key)) {
      return "cards";
    }
    return key.startsWith(CardPayout.PREFIX) ? "payouts" : "lines";
  }

  static Content standing(CardPayment payment, Text text) {
    Standing standing = payment.state().standing();
    if (payment.unallocated().isPositive()) {
      return Ui.status(Tone.WARN, text.get("card.to-refund"));
    }
    Tone tone =
        switch (standing) {
          case PAID, WON -> Tone.GOOD;
          case PENDING -> Tone.INFO;
          case DISPUTED -> Tone.WARN;
          case LOST, FAILED -> Tone.BAD;
          case EXPIRED, REFUNDED, PARTLY_REFUNDED -> Tone.NEUTRAL;
        };
    return Ui.status(tone, text.get("card.standing." + PaymentJson.code(standing)));
  }

  static Content standing(CardPayout payout, Text text) {
    Tone tone =
        switch (payout.standing()) {
          case UNDER_WAY -> Tone.INFO;
          case ARRIVED -> Tone.GOOD;
          case FAILED -> Tone.BAD;
        };
    return Ui.status(tone, text.get("payout." + PaymentJson.code(payout.standing())));
  }

  /** Why a payout failed; the provider's code where there are no words for it. */
  static String failure(String code, Text text) {
    String key = "payout.failure." + code;
    return text.has(key) ? text.get(key) : code;
  }

  static String said(CardFact fact, Text text) {
    return switch (fact) {
      case CardFact.Pending _ -> text.get("card.said.pending");
      case CardFact.Paid f -> text.get("card.said.paid", Amounts.shown(f.amount()));
      case CardFact.Failed _ -> text.get("card.said.failed");
      case CardFact.Expired _ -> text.get("card.said.expired");
      case CardFact.Refunded f -> text.get("card.said.refunded", Amounts.shown(f.total()));
      case CardFact.Refund f ->
          text.get("card.said.refund." + PaymentJson.code(f.outcome()), Amounts.shown(f.amount()));
      case CardFact.Disputed f ->
          text.get("card.said.dispute." + PaymentJson.code(f.phase()), Amounts.shown(f.amount()));
    };
  }
}
