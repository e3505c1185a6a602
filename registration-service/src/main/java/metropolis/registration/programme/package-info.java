/**
 * The conference as announced: categories and fees, quotas, sessions, rooms, and the rules a
 * programme must satisfy before anybody can register for it. Pure: no clock, no input or output.
 */
package metropolis.registration.programme;
