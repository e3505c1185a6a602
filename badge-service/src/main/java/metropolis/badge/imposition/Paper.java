package metropolis.badge.imposition;

/**
 * A sheet that a printer takes, in millimetres from its top left corner.
 *
 * @param left that the printer cannot reach, or that stays white
 */
public record Paper(
    double width, double height, double left, double top, double right, double bottom) {

  public static final double A4_WIDTH = 210;
  public static final double A4_HEIGHT = 297;

  public Paper {
    if (!(left >= 0 && top >= 0 && right >= 0 && bottom >= 0)) {
      throw new IllegalArgumentException("a margin is not below 0");
    }
    if (!(width - left - right > 0 && height - top - bottom > 0)) {
      throw new IllegalArgumentException("the margins leave nothing of the sheet");
    }
  }

  /** Upright A4 with the same margin all round. */
  public static Paper a4(double margin) {
    return new Paper(A4_WIDTH, A4_HEIGHT, margin, margin, margin, margin);
  }

  boolean isLandscape() {
    return width > height;
  }
}
