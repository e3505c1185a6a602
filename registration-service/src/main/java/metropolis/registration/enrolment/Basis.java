package metropolis.registration.enrolment;

/** Why nothing is owed any more. */
public enum Basis {
  PAID,
  WAIVED,
  FREE
}
