package metropolis.registration.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may enter what, and how many: rules of the programme about its zones. */
final class ZoneRules {

  private static final int LARGEST = 100_000;
  private static final int LONGEST_WAIT = 24 * 60;

  private ZoneRules() {}

  static Stream<ProgrammeProblem> zonesCanBeGuarded(Programme p) {
    List<ProgrammeProblem> found = new ArrayList<>();
    for (int i = 0; i < p.zones().size(); i++) {
      check(p, "zones[" + i + "].", p.zones().get(i), found);
    }
    return found.stream();
  }

  private static void check(Programme p, String at, Zone zone, List<ProgrammeProblem> found) {
    Zone.Rules rules = zone.rules();
    Set<String> categories =
        p.categories().stream().map(Category::id).collect(Collectors.toCollection(TreeSet::new));
    for (String category : rules.categories()) {
      if (!categories.contains(category)) {
        found.add(new ProgrammeProblem(at + "categories", "name categories among " + categories));
        break;
      }
    }
    for (LocalDate day : rules.days()) {
      if (day.isBefore(p.firstDay()) || day.isAfter(p.lastDay())) {
        found.add(
            new ProgrammeProblem(
                at + "days", "name days from " + p.firstDay() + " to " + p.lastDay()));
        break;
      }
    }
    if (rules.capacity().isPresent() && outside(rules.capacity().getAsInt(), LARGEST)) {
      found.add(new ProgrammeProblem(at + "capacity", "give 1 to " + LARGEST + " people"));
    }
    boolean seated =
        p.sessions().stream()
            .anyMatch(
                s -> s.zone().filter(zone.id()::equals).isPresent() && s.capacity().isPresent());
    if (rules.seatsNeeded() && !seated) {
      found.add(
          new ProgrammeProblem(
              at + "seatsNeeded",
              "let a session with a capacity take place there, or leave it out"));
    }
    if (rules.seatsReleasedAfter().isPresent()) {
      if (outside(rules.seatsReleasedAfter().getAsInt(), LONGEST_WAIT)) {
        found.add(
            new ProgrammeProblem(
                at + "seatsReleasedAfter", "give 1 to " + LONGEST_WAIT + " minutes"));
      }
      if (!rules.seatsNeeded()) {
        found.add(
            new ProgrammeProblem(
                at + "seatsReleasedAfter", "set seatsNeeded to true as well, or leave it out"));
      }
    }
  }

  private static boolean outside(int number, int most) {
    return number < 1 || number > most;
  }
}
