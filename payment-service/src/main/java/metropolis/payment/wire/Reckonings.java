package metropolis.payment.wire;

import java.util.Optional;
import metropolis.payment.ledger.Extent;
import metropolis.payment.ledger.Reckoning;
import metropolis.schemas.payment.StatementReckoning;

/** What statements say of themselves as a whole, both ways. */
final class Reckonings {

  private Reckonings() {}

  static StatementReckoning recordOrNull(Optional<Reckoning> told) {
    return told.map(
            r ->
                new StatementReckoning(
                    r.extent().sequence(),
                    r.extent().from().orElse(null),
                    r.extent().through().orElse(null),
                    Values.amountOrNull(r.opening()),
                    Values.amountOrNull(r.closing()),
                    r.creditLines(),
                    Values.amount(r.credits()),
                    r.debitLines(),
                    Values.amount(r.debits())))
        .orElse(null);
  }

  /** Empty for null, as older releases have it. */
  static Optional<Reckoning> reckoning(StatementReckoning record) {
    return Optional.ofNullable(record)
        .map(
            r ->
                new Reckoning(
                    new Extent(
                        r.getSequence(),
                        Optional.ofNullable(r.getPeriodFrom()),
                        Optional.ofNullable(r.getPeriodThrough())),
                    Optional.ofNullable(r.getOpeningBalance()).map(Values::money),
                    Optional.ofNullable(r.getClosingBalance()).map(Values::money),
                    r.getCreditLines(),
                    Values.money(r.getCredits()),
                    r.getDebitLines(),
                    Values.money(r.getDebits())));
  }
}
