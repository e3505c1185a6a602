package metropolis.registration.wire;

import java.util.Locale;
import java.util.OptionalInt;
import metropolis.registration.programme.LocalText;
import metropolis.registration.programme.Zone;

/** Zones of the programme, both ways. */
final class ZoneWire {

  private ZoneWire() {}

  static metropolis.schemas.conference.Zone toAvro(Zone zone) {
    Zone.Rules rules = zone.rules();
    return metropolis.schemas.conference.Zone.newBuilder()
        .setId(zone.id())
        .setNames(zone.name().byLanguage())
        .setCategories(rules.categories())
        .setDays(rules.days())
        .setCapacity(orNull(rules.capacity()))
        .setSeatsNeeded(rules.seatsNeeded())
        .setAntiPassBack(rules.antiPassBack().name().toLowerCase(Locale.ROOT))
        .setSeatsReleasedAfter(orNull(rules.seatsReleasedAfter()))
        .build();
  }

  static Zone toDomain(metropolis.schemas.conference.Zone zone) {
    return new Zone(
        zone.getId(),
        new LocalText(zone.getNames()),
        new Zone.Rules(
            zone.getCategories(),
            zone.getDays(),
            optional(zone.getCapacity()),
            zone.getSeatsNeeded(),
            Zone.AntiPassBack.valueOf(zone.getAntiPassBack().toUpperCase(Locale.ROOT)),
            optional(zone.getSeatsReleasedAfter())));
  }

  private static Integer orNull(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static OptionalInt optional(Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
