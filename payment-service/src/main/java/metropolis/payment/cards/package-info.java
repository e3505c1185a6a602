/**
 * Payments by card as a provider tells them: what its notices say, the one state they lead to, and
 * what a payout is made of. Knows nothing of any provider's formats.
 */
package metropolis.payment.cards;
