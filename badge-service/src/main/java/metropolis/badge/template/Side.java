package metropolis.badge.template;

/** A side of a badge. */
public enum Side {
  FRONT,
  BACK,
  /** Of a badge that is folded twice. */
  INSIDE_LEFT,
  /** Of a badge that is folded twice. */
  INSIDE_RIGHT
}
