package metropolis.badge.rendering;

import metropolis.badge.template.Area;
import metropolis.badge.template.Motif;
import metropolis.rendering.page.Canvas;
import metropolis.rendering.page.Rgb;

/**
 * Draws patterns. Rows fill the height evenly, so that none is cut; columns are as wide as rows are
 * high, and the last may be cut.
 */
final class Motifs {

  private static final int CORNERS = 20;

  private record Key(Motif motif, Area area, double pitch, Rgb colour) {}

  private final Canvas canvas;
  private final Area area;
  private final Rgb colour;
  private final int rows;
  private final double step;

  private Motifs(Canvas canvas, Area area, double pitch, Rgb colour) {
    this.canvas = canvas;
    this.area = area;
    this.colour = colour;
    this.rows = (int) Math.max(1, Math.round(area.height() / pitch));
    this.step = area.height() / rows;
  }

  static void draw(Canvas canvas, Motif motif, Area area, double pitch, Rgb colour) {
    if (motif == Motif.PLAIN) {
      return;
    }
    canvas.repeated(
        new Key(motif, area, pitch, colour),
        area.x(),
        area.y(),
        area.width(),
        area.height(),
        each -> new Motifs(each, area, pitch, colour).draw(motif));
  }

  private void draw(Motif motif) {
    switch (motif) {
      case PLAIN -> {}
      case STRIPES -> stripes();
      case DOTS -> each(true, this::dot);
      case CHEVRONS -> each(false, this::chevron);
      case CHECKS -> checks();
      case BARS -> bars();
      case DIAMONDS -> each(true, this::diamond);
      case CROSSES -> each(true, this::cross);
      case LINES -> lines();
      case TRIANGLES -> each(false, this::triangle);
    }
  }

  @FunctionalInterface
  private interface Cell {
    /** Draws one, its middle there. */
    void at(double x, double y);
  }

  private void each(boolean staggered, Cell cell) {
    for (int row = 0; row < rows; row++) {
      double shift = staggered && row % 2 == 1 ? step / 2 : 0;
      for (double x = area.x() - shift; x < area.right(); x += step) {
        cell.at(x + step / 2, area.y() + (row + 0.5) * step);
      }
    }
  }

  private void stripes() {
    double height = area.height();
    for (double x = area.x() - height; x < area.right(); x += step) {
      double thick = step / 2;
      polygon(
          x,
          area.bottom(),
          x + height,
          area.y(),
          x + height + thick,
          area.y(),
          x + thick,
          area.bottom());
    }
  }

  private void bars() {
    for (double x = area.x(); x < area.right(); x += step) {
      canvas.area(x + step / 4, area.y(), step / 2, area.height(), colour);
    }
  }

  private void lines() {
    double line = step / 2;
    for (double y = area.y() + line / 2; y < area.bottom(); y += line) {
      canvas.area(area.x(), y, area.width(), line / 2.2, colour);
    }
  }

  private void checks() {
    double side = step / 2;
    for (int row = 0; row < rows * 2; row++) {
      for (double x = area.x() + row % 2 * side; x < area.right(); x += step) {
        canvas.area(x, area.y() + row * side, side, side, colour);
      }
    }
  }

  private void dot(double x, double y) {
    double radius = step * 0.3;
    double[] points = new double[CORNERS * 2];
    for (int i = 0; i < CORNERS; i++) {
      points[2 * i] = x + radius * Math.cos(2 * Math.PI * i / CORNERS);
      points[2 * i + 1] = y + radius * Math.sin(2 * Math.PI * i / CORNERS);
    }
    canvas.polygon(points, colour);
  }

  private void chevron(double x, double y) {
    double half = step * 0.42;
    double thick = step * 0.42;
    double left = x - half;
    polygon(
        left,
        y - half,
        left + thick,
        y - half,
        left + thick + half,
        y,
        left + thick,
        y + half,
        left,
        y + half,
        left + half,
        y);
  }

  private void diamond(double x, double y) {
    double half = step * 0.38;
    polygon(x - half, y, x, y - half, x + half, y, x, y + half);
  }

  private void triangle(double x, double y) {
    double half = step * 0.4;
    polygon(x - half, y + half, x, y - half, x + half, y + half);
  }

  private void cross(double x, double y) {
    double arm = step * 0.36;
    double thick = step * 0.12;
    canvas.area(x - arm, y - thick, arm * 2, thick * 2, colour);
    canvas.area(x - thick, y - arm, thick * 2, arm - thick, colour);
    canvas.area(x - thick, y + thick, thick * 2, arm - thick, colour);
  }

  private void polygon(double... points) {
    canvas.polygon(points, colour);
  }
}
