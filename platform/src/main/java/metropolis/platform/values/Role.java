package metropolis.platform.values;

/** In what capacity somebody acts. */
public enum Role {
  DELEGATE,
  SECRETARIAT,
  FINANCE,
  GATE,
  ADMIN,
  /** A service acting by a rule, not a person. */
  SYSTEM
}
