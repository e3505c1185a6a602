/**
 * The books of a conference: invoices, bank lines, and the postings between them. Append-only:
 * whatever is undone is undone by a posting of its own. No persons in here; see {@code dossier}.
 */
package metropolis.payment.ledger;
