package metropolis.badge.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The doors of a conference. Immutable.
 *
 * @param timeZone a day at the doors is a day here
 */
public record Venue(ZoneId timeZone, Map<String, Zone> zones, Map<String, Gate> gates) {

  /** Before a programme is known: no door, so that every scan is refused. */
  public static final Venue UNKNOWN = new Venue(ZoneId.of("UTC"), Map.of(), Map.of());

  public Venue {
    zones = Collections.unmodifiableMap(new LinkedHashMap<>(zones));
    gates = Collections.unmodifiableMap(new LinkedHashMap<>(gates));
  }

  /** Zones and gates in the order in which they are to be shown. */
  public static Venue of(ZoneId timeZone, List<Zone> zones, List<Gate> gates) {
    Map<String, Zone> zonesById = new LinkedHashMap<>();
    zones.forEach(zone -> zonesById.put(zone.id(), zone));
    Map<String, Gate> gatesById = new LinkedHashMap<>();
    gates.forEach(gate -> gatesById.put(gate.id(), gate));
    return new Venue(timeZone, zonesById, gatesById);
  }

  public Optional<Gate> gate(String id) {
    return Optional.ofNullable(gates.get(id));
  }

  Optional<Zone> zoneOf(String gateId) {
    return gate(gateId).map(Gate::zone).map(zones::get);
  }

  public LocalDate day(Instant time) {
    return time.atZone(timeZone).toLocalDate();
  }
}
