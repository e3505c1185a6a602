package metropolis.badge.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import metropolis.platform.values.Cause;

/**
 * A badge was held out at a gate.
 *
 * @param id of the gate's own making: the same scan sent again has the same id
 * @param device which of the gate's devices; for the record only
 * @param deviceTime what the device's clock showed; kept as it is
 * @param session whose door it is, where a zone has several at once and the gate knows
 * @param walkIn the gate says that this person came unannounced
 */
public record Scan(
    String id,
    String gate,
    String device,
    Presented presented,
    Instant deviceTime,
    Cause cause,
    Direction direction,
    Optional<String> session,
    boolean walkIn,
    Report report) {

  /** Somebody asks to come in. */
  public Scan(
      String id, String gate, String device, Presented presented, Instant deviceTime, Cause cause) {
    this(id, gate, device, presented, deviceTime, cause, false);
  }

  /** Somebody asks to come in, perhaps unannounced. */
  public Scan(
      String id,
      String gate,
      String device,
      Presented presented,
      Instant deviceTime,
      Cause cause,
      boolean walkIn) {
    this(
        id,
        gate,
        device,
        presented,
        deviceTime,
        cause,
        Direction.IN,
        Optional.empty(),
        walkIn,
        Report.NONE);
  }

  /**
   * When it happened, by our clock: now if we are asked; the device's time put right if we are
   * told, but never later than we were, since a clock that is set while scans wait proves nothing.
   */
  public Instant time() {
    if (report.decision() instanceof Decision.Asked) {
      return cause.time();
    }
    Instant corrected = deviceTime.plus(report.offset());
    return corrected.isAfter(cause.time()) ? cause.time() : corrected;
  }

  public Duration uncertainty() {
    return report.uncertainty();
  }
}
