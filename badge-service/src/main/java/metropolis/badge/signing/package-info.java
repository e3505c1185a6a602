/** Signatures verified as fast as a door needs. */
package metropolis.badge.signing;
