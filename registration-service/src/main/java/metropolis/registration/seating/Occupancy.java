package metropolis.registration.seating;

/**
 * How full something is.
 *
 * @param capacity places in all, or {@link #UNLIMITED}
 */
public record Occupancy(long capacity, int taken, int waiting) {
  public static final long UNLIMITED = Long.MAX_VALUE;

  public boolean limited() {
    return capacity != UNLIMITED;
  }

  /** Places free, never below zero: a lowered capacity may leave more taken than there are. */
  public long free() {
    return Math.max(0, capacity - taken);
  }
}
