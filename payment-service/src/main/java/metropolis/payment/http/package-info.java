/** Finance's pages and the JSON API. Talks to the books through {@link FinanceDesk} alone. */
package metropolis.payment.http;
