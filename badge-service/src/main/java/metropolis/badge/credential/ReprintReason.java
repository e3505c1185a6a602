package metropolis.badge.credential;

/** Why a badge that came out of a printer already is printed again, under the same serial. */
public enum ReprintReason {
  /** The printer jammed, smeared or ran out of ink. */
  PRINTER_FAULT,
  DAMAGED,
  /** What is printed on it changed: a name, an organisation. */
  DETAILS_CHANGED,
  /** It shall look different. */
  TEMPLATE_CHANGED,
  OTHER
}
