package metropolis.payment.matching;

import java.util.Optional;
import java.util.function.Function;
import metropolis.payment.matching.Match.ByHand;
import metropolis.payment.matching.Match.Exact;
import metropolis.payment.matching.Match.Over;
import metropolis.payment.matching.Match.Part;
import metropolis.payment.matching.Match.Why;
import metropolis.payment.reference.PaymentReference;
import metropolis.platform.values.Money;

/**
 * The first rule of matching: a structured reference with right check digits that belongs to one
 * invoice.
 */
public final class ExactReference {

  /** As written in allocations. */
  public static final String RULE = Rule.EXACT_REFERENCE.code();

  private ExactReference() {}

  /**
   * @param reference as the bank gave it; empty if none
   * @param received a positive amount
   * @param items finds an invoice by its bare reference
   */
  public static Match match(
      String reference, Money received, Function<String, Optional<OpenItem>> items) {
    Optional<PaymentReference> valid = PaymentReference.parse(reference);
    if (valid.isEmpty()) {
      return new ByHand(Why.NO_REFERENCE);
    }
    return items
        .apply(valid.get().value())
        .map(item -> against(item, received))
        .orElse(new ByHand(Why.UNKNOWN_REFERENCE));
  }

  private static Match against(OpenItem item, Money received) {
    if (!item.open().currency().equals(received.currency())) {
      return new ByHand(Why.OTHER_CURRENCY);
    }
    if (item.cancelled()) {
      return new ByHand(Why.INVOICE_CANCELLED);
    }
    if (!item.open().isPositive()) {
      return new ByHand(Why.ALREADY_PAID);
    }
    int order = received.compareTo(item.open());
    if (order < 0) {
      return new Part(item.invoiceNumber(), received, item.open().minus(received));
    }
    return order == 0
        ? new Exact(item.invoiceNumber(), received)
        : new Over(item.invoiceNumber(), item.open(), received.minus(item.open()));
  }
}
