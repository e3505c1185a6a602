package metropolis.badge.rendering;

import java.util.List;

/**
 * A text broken into lines of one size.
 *
 * @param size of the letters, in points
 */
record Lines(List<String> lines, double size) {

  static final Lines NONE = new Lines(List.of(), 0);

  /** From baseline to baseline, as a multiple of the size. */
  static final double LEADING = 1.14;

  Lines {
    lines = List.copyOf(lines);
  }

  /** In millimetres. */
  double height() {
    return Millimetres.of(lines.size() * size * LEADING);
  }
}
