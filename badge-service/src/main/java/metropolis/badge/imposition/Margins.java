package metropolis.badge.imposition;

/** What of a sheet a printer cannot reach, or what is to stay white, in millimetres. */
public record Margins(double left, double top, double right, double bottom) {

  public static final Margins NONE = even(0);

  private static final double MOST = 99.9;
  private static final double HAIR = 1e-6;

  public Margins {
    if (!(left >= 0 && top >= 0 && right >= 0 && bottom >= 0)) {
      throw new IllegalArgumentException("a margin is not below 0");
    }
  }

  /** The same on all sides. */
  public static Margins even(double margin) {
    return new Margins(margin, margin, margin, margin);
  }

  /** Whether they are such as a desk can type: from 0 to 99.9, in tenths. */
  public boolean canBeTyped() {
    return isTyped(left) && isTyped(top) && isTyped(right) && isTyped(bottom);
  }

  private static boolean isTyped(double margin) {
    double tenths = margin * 10;
    return margin <= MOST && Math.abs(tenths - Math.rint(tenths)) < HAIR;
  }

  /** Whether they leave anything of a sheet. */
  public boolean fit(double width, double height) {
    return width - left - right > 0 && height - top - bottom > 0;
  }
}
