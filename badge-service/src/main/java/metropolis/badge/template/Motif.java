package metropolis.badge.template;

/** A pattern that tells categories apart without colour. */
public enum Motif {
  PLAIN,
  STRIPES,
  DOTS,
  CHEVRONS,
  CHECKS,
  BARS,
  DIAMONDS,
  CROSSES,
  LINES,
  TRIANGLES;

  /** The one of a category without one of its own, by its place among the categories. */
  public static Motif at(int place) {
    // The first is no pattern, which would look like a forgotten one.
    return values()[1 + Math.floorMod(place, values().length - 1)];
  }
}
