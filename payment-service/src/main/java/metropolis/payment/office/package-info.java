/** All that payment knows of one conference: its terms, its books, its persons. */
package metropolis.payment.office;
