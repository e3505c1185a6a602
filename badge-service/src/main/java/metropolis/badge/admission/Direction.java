package metropolis.badge.admission;

/** Which way somebody goes through a gate. */
public enum Direction {
  IN,
  OUT
}
