package metropolis.badge.admission;

import java.time.Duration;

/**
 * What a device tells of a scan beside what was scanned. Immutable.
 *
 * @param sequence counts the scans of the device
 * @param offset to be added to the device's clock to have ours
 * @param uncertainty of the offset, either way
 * @param offline decided without a network
 * @param rosterVersion that it decided by; 0 for none
 * @param revocationVersion that it decided by; 0 for none
 * @param operator who held the device: an alias that names nobody
 */
public record Report(
    Decision decision,
    long sequence,
    Duration offset,
    Duration uncertainty,
    boolean offline,
    long rosterVersion,
    long revocationVersion,
    String operator) {

  /** Of a scan that is asked about while it happens. */
  public static final Report NONE =
      new Report(new Decision.Asked(), 0, Duration.ZERO, Duration.ZERO, false, 0, 0, "");
}
