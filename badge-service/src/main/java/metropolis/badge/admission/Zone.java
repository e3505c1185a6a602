package metropolis.badge.admission;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A part of the venue that is entered and counted as one: the whole house, or one room.
 *
 * @param names for people, by language
 * @param categories who may enter; everybody if empty
 * @param capacity how many people may be inside at once
 * @param days on which it is open; all if empty
 * @param seatsNeeded whether a session with seats admits only those who have one
 * @param antiPassBack what is done about a badge that is inside already
 * @param seatsReleasedAfter how long after a session's start seats nobody took are given away
 */
public record Zone(
    String id,
    Map<String, String> names,
    Set<String> categories,
    OptionalInt capacity,
    Set<LocalDate> days,
    boolean seatsNeeded,
    AntiPassBack antiPassBack,
    Optional<Duration> seatsReleasedAfter) {

  public Zone {
    names = Map.copyOf(names);
    categories = Set.copyOf(categories);
    days = Set.copyOf(days);
  }

  /** A zone that is open every day and in which a badge is once. */
  public Zone(String id, Map<String, String> names, Set<String> categories, OptionalInt capacity) {
    this(id, names, categories, capacity, Set.of(), false, AntiPassBack.BLOCK, Optional.empty());
  }

  boolean admits(String category) {
    return categories.isEmpty() || categories.contains(category);
  }

  boolean opensOn(LocalDate day) {
    return days.isEmpty() || days.contains(day);
  }

  boolean isFull(int inside) {
    return capacity.isPresent() && inside >= capacity.getAsInt();
  }

  /** Whether seats that nobody took in a session have been given away by then. */
  boolean hasReleased(Sitting sitting, Instant time) {
    return seatsReleasedAfter
        .filter(after -> !time.isBefore(sitting.starts().plus(after)))
        .isPresent();
  }
}
