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
 * The doors of a conference and what is behind them. Immutable.
 *
 * @param timeZone a day at the doors is a day here
 * @param sittings the sessions that take place in zones
 */
public record Venue(
    ZoneId timeZone, Map<String, Zone> zones, Map<String, Gate> gates, List<Sitting> sittings) {

  /** Before a programme is known: no door, so that every scan is refused. */
  public static final Venue UNKNOWN = new Venue(ZoneId.of("UTC"), Map.of(), Map.of(), List.of());

  public Venue {
    zones = Collections.unmodifiableMap(new LinkedHashMap<>(zones));
    gates = Collections.unmodifiableMap(new LinkedHashMap<>(gates));
    sittings = List.copyOf(sittings);
  }

  /** Zones and gates in the order in which they are to be shown. */
  public static Venue of(ZoneId timeZone, List<Zone> zones, List<Gate> gates) {
    return of(timeZone, zones, gates, List.of());
  }

  public static Venue of(
      ZoneId timeZone, List<Zone> zones, List<Gate> gates, List<Sitting> sittings) {
    Map<String, Zone> zonesById = new LinkedHashMap<>();
    zones.forEach(zone -> zonesById.put(zone.id(), zone));
    Map<String, Gate> gatesById = new LinkedHashMap<>();
    gates.forEach(gate -> gatesById.put(gate.id(), gate));
    return new Venue(timeZone, zonesById, gatesById, sittings);
  }

  public Optional<Gate> gate(String id) {
    return Optional.ofNullable(gates.get(id));
  }

  public Optional<Zone> zoneOf(String gateId) {
    return gate(gateId).map(Gate::zone).map(zones::get);
  }

  public Optional<Sitting> sitting(String id) {
    return sittings.stream().filter(sitting -> sitting.id().equals(id)).findFirst();
  }

  /** What somebody who enters a zone now may come for. */
  List<Sitting> sittings(String zone, Instant time) {
    return sittings.stream()
        .filter(sitting -> sitting.zone().equals(zone) && sitting.admitsAt(time))
        .toList();
  }

  public LocalDate day(Instant time) {
    return time.atZone(timeZone).toLocalDate();
  }
}
