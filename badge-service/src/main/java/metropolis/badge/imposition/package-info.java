/** Where badges lie on larger sheets, to be cut apart: arithmetic in millimetres, no drawing. */
package metropolis.badge.imposition;
