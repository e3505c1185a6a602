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
          "late-payment-accepted",
          "uncollectible",
          Reasons.BANK_CHARGES,
          "other");

  public static final List<String> REVERSAL =
      List.of("wrong-invoice", "returned-by-bank", "granted-in-error", "other");

  public static final List<String> SET_ASIDE =
      List.of("not-ours", "to-be-returned", "interest-or-charge", "other");

  public static final List<String> RECLAIM = List.of("ours-after-all", "set-aside-in-error");

  /** Why money of a payer is a credit of theirs, as people say it. */
  public static final List<String> PAYER_CREDIT =
      List.of("paid-twice", "paid-too-much", "paid-in-error", "other");

  public static final List<String> CREDIT_REVERSAL =
      List.of("to-be-allocated", "credited-in-error");

  /** Why a second person says no. */
  public static final List<String> REFUSAL =
      List.of("not-justified", "wrong-amount", "wrong-account", "other");

  public static final List<String> WITHDRAWAL =
      List.of("payer-keeps-credit", "wrong-amount", "wrong-account", "other");

  public static final List<String> ORDER_DROPPED =
      List.of("rejected-by-bank", "made-in-error", "other");

  public static final List<String> UNLINK = List.of("wrong-line", "other");

  /** Credited by rule: a line brought more than its invoice asked for. */
  static final String OVERPAID = "overpaid";

  /** Taken back from what was set aside, to say what it was. */
  static final String IDENTIFIED = "identified";

  static final String ACCOUNT_FEE = "account-fee";
  static final String INTEREST = "interest";

  /** What the bank itself moved. */
  public static final List<String> CHARGE = List.of(ACCOUNT_FEE, INTEREST);

  /** Kept by banks from a refund that came back. */
  static final String RETURN_FEE = "return-fee";

  /** Set aside by rule, so never income. */
  static final String PAID_OUT = "paid-out";

  static final String RETURNED = "returned-payment";

  /** Why a payout is not what a bank line says it is. */
  public static final List<String> PAYOUT = List.of("wrong-line", "other");

  /** The provider has its money again. */
  static final String PAYOUT_FAILED = "payout-failed";

  /** What moves the money of a card. */
  static final String CARD_PAYMENT = "card-payment";

  static final String CARD_REFUND = "card-refund";
  static final String CARD_DISPUTE = "card-dispute";
  static final String CARD_FEE = "card-fee";

  /** The registration ended. */
  static final String ENDED = "registration-ended";

  /** A group's invoice took its place. */
  static final String GROUPED = "grouped";

  /** An invoice of its own took the place of an item of a group's. */
  static final String TAKEN_OUT = "taken-out";

  /** What made a supplement due was undone. */
  static final String PAYMENT_UNDONE = "payment-undone";

  /** Why something is credited. */
  public static final List<String> CREDIT = List.of(ENDED, GROUPED, TAKEN_OUT, PAYMENT_UNDONE);

  /** Whether a line was set aside by rule, as it came in. */
  static boolean byRule(String reason) {
    return reason.equals(PAID_OUT) || reason.equals(RETURNED);
  }

  private Reasons() {}
}
