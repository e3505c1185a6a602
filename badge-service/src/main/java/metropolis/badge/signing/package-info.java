/** Signatures made as fast as a press needs and verified as fast as a door needs. */
package metropolis.badge.signing;
