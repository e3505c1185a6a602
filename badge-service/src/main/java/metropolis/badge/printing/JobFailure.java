package metropolis.badge.printing;

/** Why a job did not come out of its printer. */
public enum JobFailure {
  /** The printer takes no PDF. */
  UNSUITABLE_FORMAT,
  /** The printer cannot be given a job and its document one after the other. */
  UNSUITABLE_PRINTER,
  /** The printer did not take the job. */
  PRINTER_REFUSED,
  /** The printer gave it up. */
  PRINTER_ABORTED,
  /** Somebody stopped it at the printer. */
  CANCELLED_AT_PRINTER,
  /** The printer was given it and does not know it any more: it may have come out. */
  OUTCOME_UNKNOWN,
  /** The badge was issued anew or revoked before it was sent. */
  BADGE_CHANGED,
  /** The badge cannot be drawn in the printer's format. */
  NOT_PRINTABLE,
  /** The printer is in the configuration no more. */
  PRINTER_GONE,
  /** The printer could not take it for too long. */
  WAITED_TOO_LONG,
  /** Staff gave it up. */
  GIVEN_UP
}
