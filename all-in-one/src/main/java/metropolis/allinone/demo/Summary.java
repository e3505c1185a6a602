package metropolis.allinone.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What was read back from the services at the end, line by line, each held against what must be.
 * For one thread.
 */
public final class Summary {

  private record Line(String what, String found, String wanted) {

    boolean holds() {
      return wanted.isEmpty() || found.equals(wanted);
    }
  }

  private final List<Line> lines = new ArrayList<>();

  /** A figure that must be as it is wanted. */
  void must(String what, Object found, Object wanted) {
    lines.add(new Line(what, Objects.toString(found), Objects.toString(wanted)));
  }

  /** A figure to be seen. */
  void tell(String what, Object found) {
    lines.add(new Line(what, Objects.toString(found), ""));
  }

  /** Whether all is as it must be. */
  public boolean holds() {
    return lines.stream().allMatch(Line::holds);
  }

  /** What is not as it must be, in words. */
  public List<String> faults() {
    return lines.stream()
        .filter(line -> !line.holds())
        .map(line -> line.what() + ": " + line.found() + " instead of " + line.wanted())
        .toList();
  }

  void print(PrintStream out) {
    int widest = lines.stream().mapToInt(line -> line.what().length()).max().orElse(0);
    for (Line line : lines) {
      String mark = line.wanted().isEmpty() ? " " : line.holds() ? "✓" : "✗";
      String rest = line.holds() ? "" : "   must be " + line.wanted();
      out.printf("  %s %-" + widest + "s  %s%s%n", mark, line.what(), line.found(), rest);
    }
  }
}
