package metropolis.badge.rendering;

/** Points are for letters and for PDF; all else is in millimetres. */
final class Millimetres {

  private static final double POINTS = 72 / 25.4;

  private Millimetres() {}

  static double of(double points) {
    return points / POINTS;
  }

  static double toPoints(double millimetres) {
    return millimetres * POINTS;
  }
}
