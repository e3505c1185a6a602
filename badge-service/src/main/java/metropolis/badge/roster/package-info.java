/** The people who wear the badges: what is printed, and how staff find somebody. */
package metropolis.badge.roster;
