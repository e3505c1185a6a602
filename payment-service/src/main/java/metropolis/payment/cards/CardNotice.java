package metropolis.payment.cards;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * A notice of a provider on one payment, verified. Immutable.
 *
 * @param eventId the provider's, the same for every repetition
 * @param created when it happened, by the provider's clock
 * @param facts what it says; a notice on a dispute may say several things at once
 */
public record CardNotice(String eventId, Instant created, Currency currency, List<CardFact> facts) {

  public CardNotice {
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(created, "created");
    Objects.requireNonNull(currency, "currency");
    facts = List.copyOf(facts);
  }
}
