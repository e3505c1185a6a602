/** Refunds on their way to the bank: which of them a bank can pay, and the file that asks it to. */
package metropolis.payment.transfer;
