package metropolis.badge.rendering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import metropolis.rendering.code.Symbol;
import metropolis.rendering.page.Canvas;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.Rgb;
import metropolis.rendering.text.Line;

/** Writes down what is drawn, a line each, for people to read and tests to compare. */
final class Recording implements Canvas {

  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();
  private int polygons;

  @Override
  public void open(Role role, String alternative, String language) {
    note("open %s \"%s\" %s", role, alternative, language);
  }

  @Override
  public void close() {
    note("close");
  }

  @Override
  public void area(double x, double y, double width, double height, Rgb colour) {
    note("area %.2f %.2f %.2f x %.2f %s", x, y, width, height, colour.hex());
  }

  /** Patterns have many: those of one kind in a row are counted. */
  @Override
  public void polygon(double[] points, Rgb colour) {
    if (polygons == 0) {
      note("polygon of %d at %.2f %.2f %s", points.length / 2, points[0], points[1], colour.hex());
    }
    polygons++;
  }

  @Override
  public void stroke(double x1, double y1, double x2, double y2, double width, Rgb colour) {
    note("stroke %.2f %.2f - %.2f %.2f of %.2f %s", x1, y1, x2, y2, width, colour.hex());
  }

  @Override
  public void text(Line line, double x, double y, double size, Rgb colour) {
    String face = line.clusters().isEmpty() ? "" : line.clusters().getFirst().face().name();
    note(
        "text %.2f %.2f %.2fpt %s %.3fem %s \"%s\"",
        x, y, size, face, line.width(), colour.hex(), line.text());
  }

  @Override
  public void symbol(Symbol symbol, double x, double y, double module) {
    note("code %.2f %.2f %d modules of %.3f", x, y, symbol.size(), module);
  }

  @Override
  public void picture(Picture picture, double x, double y, double width, double height) {
    note("picture %.2f %.2f %.2f x %.2f", x, y, width, height);
  }

  @Override
  public void transform(double a, double b, double c, double d, double e, double f) {
    note("transform %.0f %.0f %.0f %.0f %.2f %.2f", a, b, c, d, e, f);
    open.push("transform");
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    note("clip %.2f %.2f %.2f x %.2f", x, y, width, height);
    open.push("clip");
  }

  @Override
  public void restore() {
    note("end of %s", open.pop());
  }

  private void note(String form, Object... values) {
    if (polygons > 1) {
      text.append("and ").append(polygons - 1).append(" more\n");
    }
    polygons = 0;
    text.append(String.format(Locale.ROOT, form, values).strip()).append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
