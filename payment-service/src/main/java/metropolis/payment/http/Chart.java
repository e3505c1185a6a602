package metropolis.payment.http;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import metropolis.payment.ledger.Overview.Course;
import metropolis.payment.ledger.Overview.Week;
import metropolis.platform.values.Money;

/**
 * Where things stand in a drawing of a {@link Course}: what came in as bars, what was open as a
 * line. In units of the drawing, from its top left corner.
 */
public record Chart(Course course, List<Bar> bars, List<Tick> ticks, List<Dot> line) {

  public static final int WIDTH = 640;
  public static final int HEIGHT = 220;
  static final int LEFT = 8;
  private static final int TOP = 18;
  private static final int FOOT = 190;
  private static final double BAR = 0.56;

  /**
   * @param name of the week below it; empty where there is no room
   */
  public record Bar(double x, double y, double width, double height, Week week, boolean named) {
    public double middle() {
      return x + width / 2;
    }
  }

  /** A line across, with the amount it stands for. */
  public record Tick(double y, Money amount) {}

  public record Dot(double x, double y) {}

  static Chart of(Course course) {
    long most =
        course.weeks().stream()
            .mapToLong(week -> Math.max(week.received().minor(), week.open().minor()))
            .max()
            .orElse(0);
    long top = round(Math.max(1, most));
    double step = (WIDTH - 2.0 * LEFT) / course.weeks().size();
    List<Bar> bars = new ArrayList<>();
    List<Dot> line = new ArrayList<>();
    for (Week week : course.weeks()) {
      double x = LEFT + bars.size() * step + step * (1 - BAR) / 2;
      double y = y(week.received().minor(), top);
      bars.add(new Bar(x, y, step * BAR, FOOT - y, week, bars.size() % 4 == 0));
      line.add(new Dot(x + step * BAR / 2, y(Math.max(0, week.open().minor()), top)));
    }
    List<Tick> ticks = new ArrayList<>();
    for (int part = 1; part <= 2; part++) {
      long amount = top * part / 2;
      ticks.add(new Tick(y(amount, top), new Money(amount, course.currency())));
    }
    return new Chart(course, bars, ticks, line);
  }

  /** The points of the line, as SVG has them. */
  public String points() {
    return line.stream().map(dot -> dot.x() + "," + dot.y()).collect(Collectors.joining(" "));
  }

  public int foot() {
    return FOOT;
  }

  public Week last() {
    return course.weeks().getLast();
  }

  public Money received() {
    return course.weeks().stream().map(Week::received).reduce(Money::plus).orElseThrow();
  }

  private static double y(long amount, long top) {
    return Math.round((FOOT - (double) (FOOT - TOP) * amount / top) * 10) / 10.0;
  }

  /** The next figure of one digit and zeros, so that lines across stand for round amounts. */
  private static long round(long amount) {
    long power = (long) Math.pow(10, Math.floor(Math.log10(amount)));
    long digits = Math.ceilDiv(amount, power);
    return (digits % 2 == 0 || digits == 1 ? digits : digits + 1) * power;
  }
}
