package metropolis.rendering.page;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.PathIterator;

/**
 * How a line is broken up, in points.
 *
 * @param lengths empty for a whole line
 */
record Dashes(double[] lengths, double phase) {

  /**
   * Those of a stroke.
   *
   * @throws RefusedPictureException if they are so short that drawing them never ends
   */
  static Dashes of(BasicStroke stroke, Shape shape, double scale, int most) {
    float[] given = stroke.getDashArray();
    if (given == null) {
      return new Dashes(new double[0], 0);
    }
    double[] lengths = new double[given.length];
    double together = 0;
    for (int i = 0; i < given.length; i++) {
      lengths[i] = given[i] * scale;
      together += lengths[i];
    }
    if (!(length(shape) * scale * given.length <= together * most)) {
      throw new RefusedPictureException(
          "a line of the drawing has too many dashes: make them longer, or leave stroke-dasharray"
              + " out");
    }
    return new Dashes(lengths, stroke.getDashPhase() * scale);
  }

  /** No shorter than the line. */
  private static double length(Shape shape) {
    double length = 0;
    double[] at = new double[6];
    double x = 0;
    double y = 0;
    double startX = 0;
    double startY = 0;
    for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int kind = path.currentSegment(at);
      int points =
          switch (kind) {
            case PathIterator.SEG_QUADTO -> 2;
            case PathIterator.SEG_CUBICTO -> 3;
            case PathIterator.SEG_CLOSE -> 0;
            default -> 1;
          };
      if (kind == PathIterator.SEG_CLOSE) {
        length += Math.hypot(startX - x, startY - y);
        x = startX;
        y = startY;
      }
      for (int i = 0; i < points; i++) {
        length +=
            kind == PathIterator.SEG_MOVETO ? 0 : Math.hypot(at[2 * i] - x, at[2 * i + 1] - y);
        x = at[2 * i];
        y = at[2 * i + 1];
      }
      if (kind == PathIterator.SEG_MOVETO) {
        startX = x;
        startY = y;
      }
    }
    return length;
  }

  Bytes write(Bytes out) {
    out.u8('[');
    for (double each : lengths) {
      out.number(each);
    }
    return out.ascii("]").number(phase).ascii("d\n");
  }
}
