package metropolis.registration.programme;

/** Who lets a delegate of a category in. */
public enum Approval {
  /** Accepted as soon as a place is free. */
  AUTOMATIC,
  /** Waits for a decision of the secretariat. */
  SECRETARIAT
}
