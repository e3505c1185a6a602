package metropolis.badge.imposition;

/** A sheet that a printer takes, in millimetres. */
public record Paper(double width, double height, Margins margins) {

  public static final double A4_WIDTH = 210;
  public static final double A4_HEIGHT = 297;

  public Paper {
    if (!margins.fit(width, height)) {
      throw new IllegalArgumentException("the margins leave nothing of the sheet");
    }
  }

  /** Upright A4 with the same margin all round. */
  public static Paper a4(double margin) {
    return new Paper(A4_WIDTH, A4_HEIGHT, Margins.even(margin));
  }

  /** Between the margins. */
  double innerWidth() {
    return width - margins.left() - margins.right();
  }

  /** Between the margins. */
  double innerHeight() {
    return height - margins.top() - margins.bottom();
  }

  boolean isLandscape() {
    return width > height;
  }
}
