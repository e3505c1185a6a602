/** Reads the statements of banks into lines that the books can take. */
package metropolis.payment.statement;
