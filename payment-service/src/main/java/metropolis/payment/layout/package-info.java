/** How banks lay out their statements as CSV: data, ready-made or of finance's own making. */
package metropolis.payment.layout;
