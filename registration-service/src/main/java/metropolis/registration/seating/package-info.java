/**
 * Limited places and the line of those who wait for one: the seats of a session and the quota of a
 * category obey the same rules. Pure.
 */
package metropolis.registration.seating;
