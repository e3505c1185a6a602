package metropolis.badge.admission;

/** What a conflict turned out to be. */
public enum Resolution {
  /** The wearer had gone out unseen and came back. */
  SAME_PERSON,
  /** Two people came in with one badge. */
  SHARED_BADGE,
  /** A gate scanned wrongly. */
  ERROR,
  /** Somebody who should not have come in may stay. */
  TOLERATED,
  /** Whoever it was had to leave. */
  REMOVED
}
