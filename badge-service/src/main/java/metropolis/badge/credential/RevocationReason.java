package metropolis.badge.credential;

/** Why a badge stopped counting altogether. */
public enum RevocationReason {
  /** The registration was cancelled. */
  REGISTRATION_CANCELLED(false),
  /** The payment or the waiver that confirmed the registration was taken back. */
  CONFIRMATION_WITHDRAWN(false),
  /** The person asked to be forgotten. */
  REGISTRATION_ERASED(false),
  LOST(true),
  STOLEN(true),
  MISUSED(true);

  private final boolean byStaff;

  RevocationReason(boolean byStaff) {
    this.byStaff = byStaff;
  }

  /** Whether staff decide it, and may take it back by issuing the badge anew. */
  public boolean byStaff() {
    return byStaff;
  }
}
