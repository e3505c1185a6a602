package metropolis.badge.http;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import metropolis.badge.http.GateJson.ControlMinute;

/**
 * Arrivals over a day as bars, a quarter of an hour each. Lengths are in units of the drawing.
 *
 * @param bars those with somebody in them too few to see are one unit high
 * @param ticks full hours
 * @param most people in one bar
 */
public record ArrivalsChart(List<Bar> bars, List<Tick> ticks, long most, long all) {

  public static final int WIDTH = 960;
  public static final int HEIGHT = 200;

  private static final int MINUTES = 15;
  private static final int FEWEST_BARS = 16;

  /**
   * @param from the beginning of the quarter, as 08:15
   */
  public record Bar(double x, double width, double height, String from, long people) {}

  public record Tick(double x, String hour) {}

  static ArrivalsChart of(List<ControlMinute> arrivals, ZoneId zone, Instant now) {
    TreeMap<Instant, Long> quarters = new TreeMap<>();
    for (ControlMinute minute : arrivals) {
      quarters.merge(quarter(minute.minute(), zone), minute.in(), Long::sum);
    }
    if (quarters.isEmpty()) {
      return new ArrivalsChart(List.of(), List.of(), 0, 0);
    }
    Instant first = quarters.firstKey().atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    Instant last = now.isAfter(quarters.lastKey()) ? now : quarters.lastKey();
    int count =
        Math.max(
            FEWEST_BARS,
            (int) ChronoUnit.MINUTES.between(first, quarter(last, zone)) / MINUTES + 1);
    long most = quarters.values().stream().mapToLong(Long::longValue).max().orElse(1);
    double width = (double) WIDTH / count;
    List<Bar> bars = new ArrayList<>();
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ZonedDateTime from = first.plus((long) i * MINUTES, ChronoUnit.MINUTES).atZone(zone);
      long people = quarters.getOrDefault(from.toInstant(), 0L);
      String time = "%02d:%02d".formatted(from.getHour(), from.getMinute());
      if (people > 0) {
        bars.add(
            new Bar(
                round(i * width),
                round(width * .8),
                Math.max(1, round((double) HEIGHT * people / most)),
                time,
                people));
      }
      if (from.getMinute() == 0) {
        ticks.add(new Tick(round(i * width), time));
      }
    }
    return new ArrivalsChart(
        bars, ticks, most, quarters.values().stream().mapToLong(Long::longValue).sum());
  }

  private static Instant quarter(Instant time, ZoneId zone) {
    ZonedDateTime at = time.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
    return at.minusMinutes(at.getMinute() % MINUTES).toInstant();
  }

  private static double round(double length) {
    return Math.round(length * 10) / 10.0;
  }
}
