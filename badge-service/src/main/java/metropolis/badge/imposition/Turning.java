package metropolis.badge.imposition;

/** How a printer turns a sheet for its second side. */
public enum Turning {
  LONG_EDGE,
  SHORT_EDGE
}
