package metropolis.badge.device;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * How a device was when it was heard of last. Immutable.
 *
 * @param time by our clock
 * @param battery per cent; empty if it cannot tell
 * @param waiting scans that it has yet to send
 * @param offset to be added to its clock to have ours
 * @param uncertainty of the offset, either way
 */
public record Contact(
    Instant time,
    OptionalInt battery,
    int waiting,
    String appVersion,
    Duration offset,
    Duration uncertainty) {

  private static final Duration SKEW = Duration.ofMinutes(2);

  /** Whether its clock is so wrong that people should put it right. */
  public boolean isSkewed() {
    return offset.abs().compareTo(SKEW) > 0;
  }
}
