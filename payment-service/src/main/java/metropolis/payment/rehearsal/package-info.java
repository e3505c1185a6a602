/** Stands in for the outside world where there is no network: demos and tests. */
package metropolis.payment.rehearsal;
