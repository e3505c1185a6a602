/** Print runs: many badges as one document, marked as printed when they came out of the printer. */
package metropolis.badge.printing;
