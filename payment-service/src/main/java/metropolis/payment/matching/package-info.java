/**
 * Finds the invoice that a payment is for. Knows nothing of the books beyond the open items it is
 * shown, so that further rules can be added beside the first.
 */
package metropolis.payment.matching;
