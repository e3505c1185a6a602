/** Draws what goes out on paper. Measures are millimetres from the top left corner. */
package metropolis.payment.rendering;
