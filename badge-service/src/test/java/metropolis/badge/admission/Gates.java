package metropolis.badge.admission;

import static metropolis.badge.admission.Doors.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Scans that gates decided by themselves, and a workshop with seats. */
final class Gates {

  static final Duration LATER = Duration.ofHours(6);

  private Gates() {}

  static Scan letThrough(String id, String gate, Presented presented, Instant time) {
    return told(id, gate, presented, time, new Decision.LetThrough("", Optional.empty()));
  }

  static Scan told(String id, String gate, Presented presented, Instant time, Decision decision) {
    return told(id, gate, presented, time, Direction.IN, decision);
  }

  /** Told some hours later, by a device whose clock is right within two seconds. */
  static Scan told(
      String id,
      String gate,
      Presented presented,
      Instant time,
      Direction direction,
      Decision decision) {
    return new Scan(
        id,
        gate,
        gate + "-tablet",
        presented,
        time,
        at(time.plus(LATER)),
        direction,
        Optional.empty(),
        false,
        new Report(decision, 1, Duration.ZERO, Duration.ofSeconds(2), true, 1, 1, "steward-a"));
  }

  static Scan out(String id, String gate, Presented presented, Instant time) {
    return new Scan(
        id,
        gate,
        "handheld",
        presented,
        time,
        at(time),
        Direction.OUT,
        Optional.empty(),
        false,
        Report.NONE);
  }

  /** One room with one workshop, whose seats are given away ten minutes after its start. */
  static Venue workshop(Instant starts, AntiPassBack policy, Set<LocalDate> days) {
    return Venue.of(
        Doors.VENUE.timeZone(),
        List.of(
            new Zone(
                Doors.ROOM,
                Map.of("en", "Room II"),
                Set.of(),
                OptionalInt.of(Doors.ROOM_CAPACITY),
                days,
                true,
                policy,
                Optional.of(Duration.ofMinutes(10)))),
        List.of(new Gate(Doors.ROOM_DOOR, Map.of("en", "Room II"), Doors.ROOM)),
        List.of(
            new Sitting(
                "ws-asylum",
                Map.of("en", "Asylum"),
                Doors.ROOM,
                starts,
                starts.plus(Duration.ofHours(1)),
                true)));
  }
}
