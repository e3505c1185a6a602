package metropolis.badge.template;

/** A box on a page: millimetres from its top left corner. */
public record Area(double x, double y, double width, double height) {

  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  boolean overlaps(Area other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
}
