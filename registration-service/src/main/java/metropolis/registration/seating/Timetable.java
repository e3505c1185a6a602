package metropolis.registration.seating;

import java.util.ArrayList;
import java.util.List;
import metropolis.registration.programme.Session;

/** What can be attended together. */
public final class Timetable {

  /** Two sessions at the same time. */
  public record Clash(Session first, Session second) {}

  private Timetable() {}

  public static List<Clash> clashes(List<Session> sessions) {
    List<Clash> found = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      for (Session later : sessions.subList(i + 1, sessions.size())) {
        if (sessions.get(i).overlaps(later)) {
          found.add(new Clash(sessions.get(i), later));
        }
      }
    }
    return found;
  }
}
