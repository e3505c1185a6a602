package metropolis.payment.ledger;

import java.util.Optional;
import metropolis.payment.matching.ExactReference;
import metropolis.payment.matching.Match;

/**
 * Why unallocated money of a bank line waits for a person. Found anew from the books each time, so
 * that it never lags behind them.
 */
public enum Question {
  NO_REFERENCE,
  UNKNOWN_REFERENCE,
  OTHER_CURRENCY,
  INVOICE_CANCELLED,
  /** Another payment had settled the invoice. */
  ALREADY_PAID,
  /** The line itself paid its invoice and brought more. */
  OVERPAID,
  /** Its invoice is open again, as after an allocation was undone. */
  INVOICE_OPEN;

  /** Empty if nothing of the line is unallocated. */
  public static Optional<Question> of(BankLine line, Books books) {
    if (line.replaced() || !line.unallocated().isPositive()) {
      return Optional.empty();
    }
    Match match =
        ExactReference.match(line.origin().reference(), line.unallocated(), books::openItem);
    return Optional.of(
        switch (match) {
          case Match.Found _ -> INVOICE_OPEN;
          case Match.ByHand byHand -> of(byHand.why(), line);
        });
  }

  private static Question of(Match.Why why, BankLine line) {
    return switch (why) {
      case NO_REFERENCE -> NO_REFERENCE;
      case UNKNOWN_REFERENCE -> UNKNOWN_REFERENCE;
      case OTHER_CURRENCY -> OTHER_CURRENCY;
      case INVOICE_CANCELLED -> INVOICE_CANCELLED;
      case ALREADY_PAID -> line.allocations().isEmpty() ? ALREADY_PAID : OVERPAID;
    };
  }
}
