package metropolis.rendering.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** False finders counted run by run, as they are defined. For tests. */
final class NaiveFinders {

  private record Run(int start, int length, boolean dark) {
    boolean holds(int at) {
      return at >= start && at < start + length;
    }
  }

  private NaiveFinders() {}

  static int count(boolean[][] modules) {
    int size = modules.length;
    int count = 0;
    for (int y = 0; y < size; y++) {
      boolean[] row = modules[y];
      for (List<Run> across : finders(size, x -> row[x])) {
        int x = across.get(2).start() + across.get(2).length() / 2;
        int line = y;
        boolean corner = y < 8 && (x < 8 || x >= size - 8) || x < 8 && (y < 8 || y >= size - 8);
        if (!corner
            && finders(size, at -> modules[at][x]).stream()
                .anyMatch(
                    down ->
                        down.get(2).holds(line)
                            && Math.abs(length(down) - length(across)) < 0.4 * length(across))) {
          count++;
        }
      }
    }
    return count;
  }

  private static List<List<Run>> finders(int size, IntPredicate dark) {
    List<Run> runs = new ArrayList<>();
    for (int at = 0; at < size; ) {
      int end = at;
      while (end < size && dark.test(end) == dark.test(at)) {
        end++;
      }
      runs.add(new Run(at, end - at, dark.test(at)));
      at = end;
    }
    List<List<Run>> finders = new ArrayList<>();
    for (int i = 0; i + 5 <= runs.size(); i++) {
      List<Run> five = runs.subList(i, i + 5);
      if (five.getFirst().dark() && isFinder(five)) {
        finders.add(five);
      }
    }
    return finders;
  }

  private static boolean isFinder(List<Run> five) {
    double module = length(five) / 7.0;
    for (int i = 0; i < 5; i++) {
      double wanted = i == 2 ? 3 * module : module;
      if (Math.abs(five.get(i).length() - wanted) >= wanted / 2) {
        return false;
      }
    }
    return true;
  }

  private static int length(List<Run> runs) {
    return runs.stream().mapToInt(Run::length).sum();
  }
}
