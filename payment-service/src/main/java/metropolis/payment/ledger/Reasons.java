package metropolis.payment.ledger;

import java.util.List;

/** The reasons that people may give, as codes; each list in the order in which it is offered. */
public final class Reasons {

  /** What banks took on the way, within the tolerance. */
  static final String BANK_CHARGES = "bank-charges";

  public static final List<String> WAIVER =
      List.of(
          "speaker",
          "low-income-country",
          "host-organisation",
          "staff-or-volunteer",
          "hardship",
          "goodwill",
          Reasons.BANK_CHARGES,
          "other");

  public static final List<String> REVERSAL =
      List.of("wrong-invoice", "returned-by-bank", "granted-in-error", "other");

  public static final List<String> SET_ASIDE =
      List.of("not-ours", "to-be-returned", "interest-or-charge", "other");

  public static final List<String> RECLAIM = List.of("ours-after-all", "set-aside-in-error");

  /** Set aside by rule, so never income. */
  static final String PAID_OUT = "paid-out";

  static final String RETURNED = "returned-payment";

  /** Why a payout is not what a bank line says it is. */
  public static final List<String> PAYOUT = List.of("wrong-line", "other");

  /** What moves the money of a card. */
  static final String CARD_PAYMENT = "card-payment";

  static final String CARD_REFUND = "card-refund";
  static final String CARD_DISPUTE = "card-dispute";
  static final String CARD_FEE = "card-fee";

  /** Whether a line was set aside by rule, as it came in. */
  static boolean byRule(String reason) {
    return reason.equals(PAID_OUT) || reason.equals(RETURNED);
  }

  private Reasons() {}
}
