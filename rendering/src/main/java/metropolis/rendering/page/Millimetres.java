package metropolis.rendering.page;

/** Millimetres outside, points of 1/72 inch inside. */
public final class Millimetres {

  /** Points in a millimetre. */
  public static final double POINTS = 72 / 25.4;

  private Millimetres() {}

  public static double points(double millimetres) {
    return millimetres * POINTS;
  }

  public static double ofPoints(double points) {
    return points / POINTS;
  }
}
