/**
 * The persons behind the books: payers, and what banks and finance wrote. Kept apart from the
 * ledger, which outlives them.
 */
package metropolis.payment.dossier;
