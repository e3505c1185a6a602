package metropolis.badge.admission;

/** Why somebody is not admitted, in the order in which it is tested. */
public enum RefusalReason {
  UNKNOWN_GATE,
  UNREADABLE,
  FORGED,
  OTHER_CONFERENCE,
  /** Signed by us, or typed, but the books have no such badge. */
  UNKNOWN_BADGE,
  /** A newer print exists: this one was lost, or replaced. */
  SUPERSEDED,
  REVOKED,
  NOT_YET_VALID,
  EXPIRED,
  /** The payment was taken back. */
  UNPAID,
  ZONE_NOT_ALLOWED,
  /** The zone is closed on this day. */
  ZONE_CLOSED,
  /** The session has seats, and the wearer has none. */
  NO_SEAT,
  ZONE_FULL
}
