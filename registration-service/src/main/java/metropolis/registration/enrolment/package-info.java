/**
 * The life of a registration: commands and facts in, events out. {@link
 * metropolis.registration.enrolment.ConferenceBook} is what is known of a conference, {@link
 * metropolis.registration.enrolment.Enrolment} decides. Pure: time comes with the cause, ids with
 * the command.
 */
package metropolis.registration.enrolment;
