package metropolis.badge.admission;

/** Why an admission is taken back. */
public enum UndoReason {
  SCANNED_BY_MISTAKE,
  WRONG_PERSON,
  DID_NOT_ENTER,
  LEFT,
  OTHER
}
