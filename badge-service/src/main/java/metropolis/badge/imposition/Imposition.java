package metropolis.badge.imposition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A grid of equal badges in the middle of a sheet, row by row from the top left. Immutable. */
public final class Imposition {

  /** What is added up in binary fractions may be a hair too long. */
  private static final double TOLERANCE = 0.001;

  private static final double MARK_LENGTH = 4;
  private static final double MARK_DISTANCE = 1;

  private final Paper paper;
  private final double gap;
  private final double width;
  private final double height;
  private final int turns;
  private final int columns;
  private final int rows;

  private Imposition(Paper paper, double gap, double width, double height, int turns) {
    this.paper = paper;
    this.gap = gap;
    this.width = width;
    this.height = height;
    this.turns = turns;
    this.columns = count(paper.innerWidth(), width, gap);
    this.rows = count(paper.innerHeight(), height, gap);
  }

  /**
   * As many as go, upright or lying, whichever are more.
   *
   * @param gap between two, in millimetres
   * @return empty if not even one goes
   */
  public static Optional<Imposition> of(Paper paper, double gap, double width, double height) {
    if (!(gap >= 0 && width > 0 && height > 0)) {
      throw new IllegalArgumentException("a gap is not below 0, and a badge has a size");
    }
    Imposition upright = new Imposition(paper, gap, width, height, 0);
    Imposition lying = new Imposition(paper, gap, height, width, 1);
    Imposition more = lying.perSheet() > upright.perSheet() ? lying : upright;
    return more.perSheet() == 0 ? Optional.empty() : Optional.of(more);
  }

  private static int count(double space, double size, double gap) {
    return (int) Math.floor((space + gap + TOLERANCE) / (size + gap));
  }

  public Paper paper() {
    return paper;
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  public int perSheet() {
    return columns * rows;
  }

  /**
   * Sheets that so many badges take.
   *
   * @param used places of the first sheet that are gone
   */
  public int sheets(int badges, int used) {
    return badges == 0 ? 0 : (badges + usedOf(used) + perSheet() - 1) / perSheet();
  }

  /**
   * The first badge of a sheet and the first of the next.
   *
   * @param sheet from 0
   */
  public int firstOn(int sheet, int used) {
    return Math.max(0, sheet * perSheet() - usedOf(used));
  }

  /** A whole sheet that is gone is none. */
  private int usedOf(int used) {
    return Math.floorMod(used, perSheet());
  }

  /** Where a badge lies on its sheet. */
  public Slot front(int badge, int used) {
    int place = (badge + usedOf(used)) % perSheet();
    double left = paper.margins().left() + spare(paper.innerWidth(), columns, width);
    double top = paper.margins().top() + spare(paper.innerHeight(), rows, height);
    return new Slot(
        left + place % columns * (width + gap),
        top + place / columns * (height + gap),
        width,
        height,
        turns);
  }

  private double spare(double space, int count, double size) {
    return (space - count * size - (count - 1) * gap) / 2;
  }

  /**
   * Where its back lies on the second side of the sheet: behind it, and upright when the badge is
   * turned about its upright axis.
   */
  public Slot back(int badge, int used, Turning turning) {
    Slot front = front(badge, used);
    boolean sideways = (turning == Turning.LONG_EDGE) != paper.isLandscape();
    return sideways
        ? new Slot(paper.width() - front.x() - width, front.y(), width, height, (4 - turns) % 4)
        : new Slot(front.x(), paper.height() - front.y() - height, width, height, (6 - turns) % 4);
  }

  /** A line to cut along, outside the badges. */
  public record Mark(double x1, double y1, double x2, double y2) {}

  /** At every edge of every badge, as far as the sheet has room outside them. */
  public List<Mark> marks() {
    TreeSet<Double> across = new TreeSet<>();
    TreeSet<Double> down = new TreeSet<>();
    for (int place = 0; place < perSheet(); place++) {
      Slot slot = front(place, 0);
      across.add(rounded(slot.x()));
      across.add(rounded(slot.x() + width));
      down.add(rounded(slot.y()));
      down.add(rounded(slot.y() + height));
    }
    List<Mark> marks = new ArrayList<>();
    for (double x : across) {
      strokes(down.first(), down.last(), paper.height())
          .forEach(stroke -> marks.add(new Mark(x, stroke[0], x, stroke[1])));
    }
    for (double y : down) {
      strokes(across.first(), across.last(), paper.width())
          .forEach(stroke -> marks.add(new Mark(stroke[0], y, stroke[1], y)));
    }
    return marks;
  }

  /** One stroke before the first edge and one after the last, within the sheet. */
  private static List<double[]> strokes(double first, double last, double end) {
    List<double[]> strokes = new ArrayList<>();
    double before = first - MARK_DISTANCE;
    if (before > 0) {
      strokes.add(new double[] {Math.max(0, before - MARK_LENGTH), before});
    }
    double after = last + MARK_DISTANCE;
    if (after < end) {
      strokes.add(new double[] {after, Math.min(end, after + MARK_LENGTH)});
    }
    return strokes;
  }

  /** Edges that two badges share are cut once. */
  private static double rounded(double millimetres) {
    return Math.round(millimetres * 1000) / 1000.0;
  }
}
