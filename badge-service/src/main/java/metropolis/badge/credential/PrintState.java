package metropolis.badge.credential;

/** How far the current serial of a badge has come on paper. */
public enum PrintState {
  NOT_PRINTED,
  /** It came out of a printer, and lies at the desk. */
  PRINTED,
  HANDED_OVER,
  /** It lies at the desk again, and may be handed over once more. */
  RETURNED
}
