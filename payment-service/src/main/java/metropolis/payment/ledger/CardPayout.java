package metropolis.payment.ledger;

import java.util.List;
import java.util.Optional;
import metropolis.payment.cards.PayoutReport;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * A payout of a card provider and the bank line that it arrived as. Immutable.
 *
 * @param lineKey of the bank line that it clears; empty until that is known
 * @param postings of its fees; what it cleared stands with the bank line
 */
public record CardPayout(
    PayoutReport report, Optional<String> lineKey, List<Posting> postings, Cause cause) {

  /** Tells ids of payouts from keys of bank lines. */
  public static final String PREFIX = "payout-";

  public CardPayout {
    postings = List.copyOf(postings);
  }

  static CardPayout reported(PayoutReport report, Optional<Posting> fees, Cause cause) {
    return new CardPayout(report, Optional.empty(), fees.stream().toList(), cause);
  }

  public String id() {
    return report.payoutId();
  }

  /** What of the bank line is this payout. */
  public Money cleared() {
    return lineKey.isPresent() ? report.own() : Money.zero(report.net().currency());
  }

  CardPayout arrivedAs(String line) {
    return new CardPayout(report, Optional.of(line), postings, cause);
  }

  CardPayout notArrived() {
    return new CardPayout(report, Optional.empty(), postings, cause);
  }
}
