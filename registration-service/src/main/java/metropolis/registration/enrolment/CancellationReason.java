package metropolis.registration.enrolment;

/** Why a registration ends. */
public enum CancellationReason {
  BY_DELEGATE,
  BY_ORGANISATION,
  DUPLICATE,
  NOT_PAID,
  ERASED,
  OTHER
}
