package metropolis.payment.ledger;

import java.util.Optional;
import java.util.regex.Pattern;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.ledger.PaymentEvent.BankLineCharged;
import metropolis.payment.matching.Wording;

/**
 * Knows what the bank itself takes of the account, by its own code alone: a debit that names
 * nobody. Whatever the words say, nothing is guessed from them.
 */
final class BankFees {

  /** Last part of a code of ISO 20022, or the type of a line of MT940 after its first letter. */
  private static final Pattern FEE = Pattern.compile("(?:.*/)?(?:CHRG|FEES|COMM)|[NSF]CHG");

  private static final Pattern INTEREST = Pattern.compile("(?:.*/)?INTR|[NSF]INT");

  private BankFees() {}

  static Optional<PaymentEvent> charged(Line line, Wording said) {
    if (!line.amount().isNegative()
        || line.reversal()
        || !said.counterparty().isBlank()
        || !said.iban().isBlank()) {
      return Optional.empty();
    }
    return reason(said.code())
        .map(reason -> new BankLineCharged(line.lineKey(), line.amount(), reason, true));
  }

  private static Optional<String> reason(String code) {
    if (FEE.matcher(code).matches()) {
      return Optional.of(Reasons.ACCOUNT_FEE);
    }
    return INTEREST.matcher(code).matches() ? Optional.of(Reasons.INTEREST) : Optional.empty();
  }
}
