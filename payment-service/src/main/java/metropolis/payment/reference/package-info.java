/**
 * Account numbers and structured payment references: what makes a payment find its invoice without
 * a person reading it.
 */
package metropolis.payment.reference;
