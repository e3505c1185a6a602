package metropolis.rendering.text;

/**
 * A box for a text. Lines break at spaces, after hyphens, and where scripts without spaces allow;
 * never inside a word.
 *
 * @param width of the box in millimetres
 * @param height of the box in millimetres
 * @param largest size in points
 * @param comfortable no further line is begun as long as the text has this size, in points
 * @param smallest size in points
 * @param mostLines how many lines at most
 */
public record Fitting(
    double width,
    double height,
    double largest,
    double comfortable,
    double smallest,
    int mostLines) {

  public Fitting {
    if (!(width > 0 && height > 0)) {
      throw new IllegalArgumentException("a box has a width and a height");
    }
    if (!(smallest > 0 && smallest <= comfortable && comfortable <= largest)) {
      throw new IllegalArgumentException("sizes go from the smallest by the comfortable upwards");
    }
    if (mostLines < 1) {
      throw new IllegalArgumentException("a text has at least one line");
    }
  }
}
