package metropolis.badge.admission;

/** Why somebody is let in against the rules. */
public enum OverrideReason {
  IDENTITY_CHECKED,
  SUPERVISOR_VOUCHES,
  PAID_AT_DESK,
  SYSTEM_FAULT,
  OTHER
}
