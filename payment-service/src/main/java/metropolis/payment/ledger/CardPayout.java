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
 * @param failure empty unless the provider has its money again
 */
public record CardPayout(
    PayoutReport report,
    Optional<String> lineKey,
    List<Posting> postings,
    Cause cause,
    Optional<Failure> failure) {

  /** Tells ids of payouts from keys of bank lines. */
  public static final String PREFIX = "payout-";

  /** In one word. */
  public enum Standing {
    UNDER_WAY,
    ARRIVED,
    FAILED
  }

  /**
   * Why it never reached the bank.
   *
   * @param reason the provider's code
   */
  public record Failure(String reason, Cause cause) {}

  public CardPayout {
    postings = List.copyOf(postings);
  }

  static CardPayout reported(PayoutReport report, Optional<Posting> fees, Cause cause) {
    return new CardPayout(
        report, Optional.empty(), fees.stream().toList(), cause, Optional.empty());
  }

  public String id() {
    return report.payoutId();
  }

  public Standing standing() {
    if (failure.isPresent()) {
      return Standing.FAILED;
    }
    return lineKey.isPresent() ? Standing.ARRIVED : Standing.UNDER_WAY;
  }

  /** What of the bank line is this payout. */
  public Money cleared() {
    return lineKey.isPresent() ? report.own() : Money.zero(report.net().currency());
  }

  CardPayout arrivedAs(String line) {
    return new CardPayout(report, Optional.of(line), postings, cause, failure);
  }

  CardPayout notArrived() {
    return new CardPayout(report, Optional.empty(), postings, cause, failure);
  }

  CardPayout failed(Failure why) {
    return new CardPayout(report, lineKey, postings, cause, Optional.of(why));
  }
}
