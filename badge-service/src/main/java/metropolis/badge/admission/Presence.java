package metropolis.badge.admission;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;
import metropolis.badge.credential.BadgeId;

/**
 * Somebody's presence at the conference, by what its doors saw. Immutable.
 *
 * @param days on which any door let the badge in
 * @param sessions that it was inside of while they lasted, by id, in the order of the programme
 */
public record Presence(BadgeId badge, SortedSet<LocalDate> days, List<String> sessions) {

  public Presence {
    sessions = List.copyOf(sessions);
  }

  /**
   * Everybody whom a door let in.
   *
   * @param seats the sessions in which a badge's wearer has a seat
   */
  public static Map<BadgeId, Presence> of(
      AdmissionBook book, Function<BadgeId, List<String>> seats) {
    Map<BadgeId, List<String>> sessions = new HashMap<>();
    for (Sitting sitting : book.venue().sittings()) {
      for (Attendance was : Attendance.of(book, sitting, seats)) {
        sessions.computeIfAbsent(was.badge(), badge -> new ArrayList<>()).add(sitting.id());
      }
    }
    Map<BadgeId, Presence> found = new HashMap<>();
    book.days()
        .forEach(
            (badge, days) ->
                found.put(
                    badge, new Presence(badge, days, sessions.getOrDefault(badge, List.of()))));
    return found;
  }
}
