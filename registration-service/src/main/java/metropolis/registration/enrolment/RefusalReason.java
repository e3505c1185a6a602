package metropolis.registration.enrolment;

/** Why the secretariat refuses a registration; a note may say more, outside the events. */
public enum RefusalReason {
  NOT_ELIGIBLE,
  NOT_ACCREDITED,
  INCOMPLETE,
  DUPLICATE,
  OTHER
}
