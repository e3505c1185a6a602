package metropolis.badge.admission;

import java.time.Instant;
import metropolis.platform.values.Cause;

/**
 * A badge was held out at a gate.
 *
 * @param id of the gate's own making: the same scan sent again has the same id
 * @param device which of the gate's devices; for the record only
 * @param deviceTime what the device's clock showed; kept, but the verdict goes by the cause's time,
 *     since a device's clock may be wrong
 */
public record Scan(
    String id, String gate, String device, Presented presented, Instant deviceTime, Cause cause) {}
