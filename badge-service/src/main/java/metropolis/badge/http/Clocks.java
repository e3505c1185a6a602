package metropolis.badge.http;

import java.time.Duration;
import java.time.Instant;
import metropolis.badge.http.GateJson.GateClock;

/**
 * How a device's clock stands to ours, from one request of its.
 *
 * @param offset to be added to the device's clock
 * @param uncertainty of the offset, either way: half of what the way took, there and back
 */
record Clocks(Instant now, Duration offset, Duration uncertainty) {

  /** As long as a device waits before it decides by itself. */
  private static final int UNKNOWN_ROUND_TRIP = 1_500;

  private static final Duration SKEW = Duration.ofMinutes(2);

  static Clocks of(Instant deviceNow, Integer roundTripMillis, Instant now) {
    Duration way =
        Duration.ofMillis(roundTripMillis == null ? UNKNOWN_ROUND_TRIP : roundTripMillis)
            .dividedBy(2);
    Instant sent = now.minus(way);
    return new Clocks(now, Duration.between(deviceNow, sent), way);
  }

  boolean isSkewed() {
    return offset.abs().compareTo(SKEW) > 0;
  }

  GateClock document() {
    return new GateClock(now, offset.toMillis(), uncertainty.toMillis(), isSkewed());
  }
}
