package metropolis.badge.wire;

import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import metropolis.badge.admission.AntiPassBack;
import metropolis.badge.admission.Gate;
import metropolis.badge.admission.Sitting;
import metropolis.badge.admission.Venue;
import metropolis.badge.admission.Zone;
import metropolis.badge.credential.Validity;
import metropolis.badge.credential.Words;
import metropolis.badge.rendering.Stationery;
import metropolis.rendering.page.Rgb;
import metropolis.schemas.conference.Category;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.conference.Session;

/** What the programme of a conference means for badges and doors. */
public final class ProgrammeWire {

  private ProgrammeWire() {}

  /** The doors, and who may pass them. */
  public static Venue venue(ConferenceAnnounced programme) {
    List<Gate> gates =
        programme.getGates().stream()
            .map(gate -> new Gate(gate.getId(), gate.getNames(), gate.getZone()))
            .toList();
    Map<String, Zone> zones = new LinkedHashMap<>();
    programme.getZones().forEach(zone -> zones.put(zone.getId(), zone(zone)));
    zones(programme)
        .forEach(
            (id, names) ->
                zones.putIfAbsent(id, new Zone(id, names, Set.of(), OptionalInt.empty())));
    return Venue.of(
        ZoneId.of(programme.getTimeZone()),
        List.copyOf(zones.values()),
        gates,
        programme.getSessions().stream().flatMap(session -> sitting(session).stream()).toList());
  }

  private static Zone zone(metropolis.schemas.conference.Zone zone) {
    return new Zone(
        zone.getId(),
        zone.getNames(),
        Set.copyOf(zone.getCategories()),
        zone.getCapacity() == null ? OptionalInt.empty() : OptionalInt.of(zone.getCapacity()),
        Set.copyOf(zone.getDays()),
        zone.getSeatsNeeded(),
        Words.known(AntiPassBack.class, zone.getAntiPassBack()),
        Optional.ofNullable(zone.getSeatsReleasedAfter()).map(Duration::ofMinutes));
  }

  /** Empty for a session without doors of its own. */
  private static Optional<Sitting> sitting(Session session) {
    return Optional.ofNullable(session.getZone())
        .map(
            zone ->
                new Sitting(
                    session.getId(),
                    session.getTitles(),
                    zone,
                    session.getStarts(),
                    session.getEnds(),
                    session.getCapacity() != null));
  }

  /** Names of zones by id; those without names, which only gates tell of, come last. */
  private static Map<String, Map<String, String>> zones(ConferenceAnnounced programme) {
    Map<String, Map<String, String>> zones = new LinkedHashMap<>();
    programme.getZones().forEach(zone -> zones.put(zone.getId(), zone.getNames()));
    programme.getGates().forEach(gate -> zones.putIfAbsent(gate.getZone(), Map.of()));
    return zones;
  }

  public static Validity validity(ConferenceAnnounced programme) {
    return new Validity(programme.getFirstDay(), programme.getLastDay());
  }

  public static Stationery stationery(ConferenceAnnounced programme) {
    Map<String, Stationery.Category> categories = new LinkedHashMap<>();
    for (Category category : programme.getCategories()) {
      categories.put(
          category.getId(),
          new Stationery.Category(
              category.getNames(), Rgb.of(category.getColour()), category.getRibbons()));
    }
    ZoneId clock = ZoneId.of(programme.getTimeZone());
    return new Stationery(
        programme.getMeta().getConferenceId(),
        programme.getNames(),
        programme.getThemes(),
        programme.getVenue(),
        programme.getTown(),
        programme.getFirstDay(),
        programme.getLastDay(),
        programme.getLanguages(),
        categories,
        programme.getSessions().stream().map(session -> session(session, clock)).toList(),
        zones(programme));
  }

  private static Stationery.Session session(Session session, ZoneId clock) {
    return new Stationery.Session(
        session.getId(),
        session.getTitles(),
        session.getStarts().atZone(clock).toLocalDateTime(),
        session.getEnds().atZone(clock).toLocalDateTime(),
        session.getRoom(),
        Optional.ofNullable(session.getZone()),
        session.getCapacity() == null);
  }
}
