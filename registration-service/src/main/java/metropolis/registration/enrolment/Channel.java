package metropolis.registration.enrolment;

/** How a registration came in. */
public enum Channel {
  /** The public form: bound to the dates of registration. */
  FORM,
  /** Entered by the secretariat. */
  DESK,
  /** A row of a file. */
  IMPORT,
  /** Sent by a program on behalf of the secretariat. */
  API
}
