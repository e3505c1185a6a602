/** Lists as files of spreadsheet programs. */
package metropolis.payment.spreadsheet;
