package metropolis.payment.ledger;

import metropolis.platform.values.Money;

/**
 * Money of one bank line that paid one invoice.
 *
 * @param rule the matching rule, or {@link #BY_HAND}
 */
public record Allocation(
    String id, String lineKey, InvoiceNumber invoice, Money amount, String rule) {

  public static final String BY_HAND = "by-hand";
}
