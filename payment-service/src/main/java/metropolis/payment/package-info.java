/** Payment: invoices delegates, books what the bank says, and keeps both in balance. */
package metropolis.payment;
