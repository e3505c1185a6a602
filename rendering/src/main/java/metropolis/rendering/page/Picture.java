package metropolis.rendering.page;

/**
 * Something drawn elsewhere that a page shows as it is. Immutable; the same picture on many pages
 * is written into a document once.
 */
public sealed interface Picture {

  /** In pixels, points or whatever its source has: only the proportion counts. */
  double width();

  double height();

  /**
   * Pixels, three bytes each, red first, row by row from the top.
   *
   * @param alpha a byte for each pixel, or empty for an opaque picture
   */
  record Pixels(int columns, int rows, byte[] rgb, byte[] alpha) implements Picture {

    @Override
    public double width() {
      return columns;
    }

    @Override
    public double height() {
      return rows;
    }
  }

  /** A baseline or progressive JPEG in three or one components, without metadata. */
  record Jpeg(int columns, int rows, int components, byte[] bytes) implements Picture {

    @Override
    public double width() {
      return columns;
    }

    @Override
    public double height() {
      return rows;
    }
  }

  /**
   * Lines and areas, sharp at any size.
   *
   * @param width in points
   * @param height in points
   */
  record Drawing(Form form, double width, double height) implements Picture {}
}
