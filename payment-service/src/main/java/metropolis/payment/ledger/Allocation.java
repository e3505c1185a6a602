package metropolis.payment.ledger;

import metropolis.platform.values.Money;

/**
 * Money of one bank line, or of one card payment, that paid one invoice.
 *
 * @param lineKey of the bank line, or the id of the card payment
 * @param rule the matching rule, or {@link #BY_HAND}
 * @param score how sure the rule was, from 1 to 100; 0 by hand, and of allocations that were made
 *     before scores were kept
 */
public record Allocation(
    String id, String lineKey, InvoiceNumber invoice, Money amount, String rule, int score) {

  public static final String BY_HAND = "by-hand";

  /** Of what a card paid, for the invoice that it was asked for. */
  public static final String BY_CARD = "by-card";
}
