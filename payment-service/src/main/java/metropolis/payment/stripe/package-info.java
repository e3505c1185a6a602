/**
 * Cards by Stripe: its hosted page, its signed notices, the reports of its payouts. Knows nothing
 * of the books.
 */
package metropolis.payment.stripe;
