package metropolis.payment.matching;

import metropolis.platform.values.Money;

/** What a rule found for money that came in. */
public sealed interface Match {

  /** For one invoice beyond doubt. */
  sealed interface Found extends Match permits Exact, Part, Over {

    String invoiceNumber();

    /** What of the money goes to the invoice. */
    Money allocate();
  }

  /** Just what was open. */
  record Exact(String invoiceNumber, Money allocate) implements Found {}

  /** Less than was open. */
  record Part(String invoiceNumber, Money allocate, Money stillOpen) implements Found {}

  /** More than was open: the rest is left for a person to decide. */
  record Over(String invoiceNumber, Money allocate, Money rest) implements Found {}

  /** Not to be decided by a rule. */
  record ByHand(Why why) implements Match {}

  /** Why a person has to look, in the order in which it is tested. */
  enum Why {
    NO_REFERENCE,
    UNKNOWN_REFERENCE,
    OTHER_CURRENCY,
    INVOICE_CANCELLED,
    ALREADY_PAID
  }
}
