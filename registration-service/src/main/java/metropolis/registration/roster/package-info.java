/** The secretariat's list: finding, ordering and counting registrations. Pure. */
package metropolis.registration.roster;
