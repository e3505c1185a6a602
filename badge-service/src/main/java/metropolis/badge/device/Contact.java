package metropolis.badge.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a device was when it was heard of last. Immutable.
 *
 * @param time by our clock
 * @param battery per cent; empty if it cannot tell
 * @param waiting scans that it has yet to send
 * @param offset to be added to its clock to have ours
 * @param uncertainty of the offset, either way
 * @param faces that it keeps; known while we run, since it tells again within seconds
 */
public record Contact(
    Instant time,
    OptionalInt battery,
    int waiting,
    String appVersion,
    Duration offset,
    Duration uncertainty,
    Optional<Faces> faces) {

  /**
   * Small portraits on the device.
   *
   * @param wanted how many people it would have one of
   */
  public record Faces(int kept, int wanted) {}

  private static final Duration SKEW = Duration.ofMinutes(2);

  /** Whether its clock is so wrong that people should put it right. */
  public boolean isSkewed() {
    return offset.abs().compareTo(SKEW) > 0;
  }
}
