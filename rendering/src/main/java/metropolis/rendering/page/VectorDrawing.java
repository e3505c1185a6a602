package metropolis.rendering.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws shapes of {@code java.awt} into a {@link Picture}, as areas and strokes of PDF in sRGB: no
 * text, no pixels. Its points have their origin at the bottom left, with y upwards. The same
 * drawing gives the same picture. One thread.
 */
public final class VectorDrawing {

  /** Beyond that a background makes every badge heavy. */
  private static final int MOST_BYTES = 8 << 20;

  private static final int MOST_RESOURCES = 2_000;
  private static final int MOST_DASHES = 20_000;

  /** Ten metres to either side: what lies farther out is not on any page. */
  private static final double FARTHEST = 30_000;

  private final double width;
  private final double height;
  private final Rectangle2D page;
  private final Form.Builder form = new Form.Builder();
  private final int object = form.allocate();
  private final Gradients gradients;
  private final Bytes content = new Bytes(1 << 13);
  private final Map<String, Integer> states = new LinkedHashMap<>();
  private List<Shape> clips = List.of();
  private String filled = "";
  private String stroked = "";

  /**
   * A drawing of this size in points, 3 to 14,400 each way.
   *
   * @throws IllegalArgumentException if it has another size
   */
  public VectorDrawing(double width, double height) {
    if (!(Math.min(width, height) >= 3 && Math.max(width, height) <= 14_400)) {
      throw new IllegalArgumentException("a drawing is 3 to 14,400 points wide and high");
    }
    this.width = width;
    this.height = height;
    page = new Rectangle2D.Double(0, 0, width, height);
    gradients = new Gradients(form, page);
  }

  /** The whole page. */
  public Rectangle2D page() {
    return page.getBounds2D();
  }

  /**
   * Fills a shape.
   *
   * @param transform from the shape and its paint to points
   * @param paint a {@code Color}, or a linear or radial gradient that does not repeat
   * @param alpha 0 to 1, beside that of the paint
   * @param within areas, in points, beyond which nothing is drawn
   * @throws RefusedPictureException if it cannot be drawn
   */
  public void fill(
      Shape shape, AffineTransform transform, Paint paint, double alpha, List<Shape> within) {
    Shape placed = transform.createTransformedShape(shape);
    if (alpha <= 0 || !isSeen(placed.getBounds2D(), 0)) {
      return;
    }
    within(within);
    boolean isolated = state(paint, transform, alpha);
    String colour = colour(paint, transform, "cs", "scn", "rg");
    if (!colour.equals(filled)) {
      content.ascii(colour);
      filled = colour;
    }
    int winding = path(placed);
    content.ascii(winding == PathIterator.WIND_EVEN_ODD ? "f*\n" : "f\n");
    restore(isolated);
  }

  /** Draws along a shape; otherwise as {@link #fill}. */
  public void stroke(
      Shape shape,
      AffineTransform transform,
      BasicStroke stroke,
      Paint paint,
      double alpha,
      List<Shape> within) {
    double scale = Math.sqrt(Math.abs(transform.getDeterminant()));
    if (!(stroke.getLineWidth() > 0 && scale > 0) || alpha <= 0) {
      return;
    }
    Dashes dashes = Dashes.of(stroke, shape, scale, MOST_DASHES);
    boolean even =
        close(Math.hypot(transform.getScaleX(), transform.getShearY()), scale)
            && close(Math.hypot(transform.getShearX(), transform.getScaleY()), scale);
    if (!even) {
      // A pen that is wider one way is no pen of PDF.
      fill(stroke.createStrokedShape(shape), transform, paint, alpha, within);
      return;
    }
    double wide = stroke.getLineWidth() * scale;
    Shape placed = transform.createTransformedShape(shape);
    if (!isSeen(placed.getBounds2D(), wide * Math.max(2, stroke.getMiterLimit()))) {
      return;
    }
    within(within);
    boolean isolated = state(paint, transform, alpha);
    String pen = pen(stroke, wide, dashes) + colour(paint, transform, "CS", "SCN", "RG");
    if (!pen.equals(stroked)) {
      content.ascii(pen);
      stroked = pen;
    }
    path(placed);
    content.ascii("S\n");
    restore(isolated);
  }

  /** All that was drawn. */
  public Picture.Drawing picture() {
    try (form) {
      within(List.of());
      Bytes entries = new Bytes(256).ascii("/Type/XObject/Subtype/Form/BBox[0 0 ");
      entries.number(width).number(height).ascii("]");
      entries.ascii("/Resources<<");
      resources(entries, "ExtGState", "G", states);
      resources(entries, "Pattern", "P", gradients.patterns());
      form.stream(object, entries.ascii(">>"), content);
      return new Picture.Drawing(form.form(true), width, height);
    }
  }

  private static void resources(
      Bytes out, String kind, String prefix, Map<String, Integer> objects) {
    if (!objects.isEmpty()) {
      out.u8('/').ascii(kind).ascii("<<");
      for (int each : objects.values()) {
        out.u8('/').ascii(prefix).integer(each).u8(' ');
        Form.Builder.refer(out, each);
      }
      out.ascii(">>");
    }
  }

  private boolean isSeen(Rectangle2D bounds, double margin) {
    return bounds.getMaxX() + margin >= 0
        && bounds.getMaxY() + margin >= 0
        && bounds.getMinX() - margin <= width
        && bounds.getMinY() - margin <= height;
  }

  /** What is drawn next is seen within these areas alone. */
  private void within(List<Shape> wanted) {
    List<Shape> narrowing =
        wanted.stream().filter(shape -> !shape.contains(page.getBounds2D())).toList();
    if (narrowing.equals(clips)) {
      return;
    }
    if (!clips.isEmpty()) {
      content.ascii("Q\n");
    }
    if (!narrowing.isEmpty()) {
      content.ascii("q\n");
      for (Shape shape : narrowing) {
        int winding = path(shape);
        content.ascii(winding == PathIterator.WIND_EVEN_ODD ? "W* n\n" : "W n\n");
      }
    }
    clips = narrowing;
    forget();
  }

  private void forget() {
    filled = "";
    stroked = "";
  }

  /** Sets what is transparent; true if there is something to be restored. */
  private boolean state(Paint paint, AffineTransform transform, double alpha) {
    String value;
    if (paint instanceof Color colour) {
      double whole = alpha * colour.getAlpha() / 255;
      value = whole >= 0.999 ? "" : Gradients.opacity(whole);
    } else {
      value = gradients.opacity(paint, transform, alpha);
    }
    if (value.isEmpty()) {
      return false;
    }
    Integer state = states.get(value);
    if (state == null) {
      checkResources();
      state = form.allocate();
      form.object(state, new Bytes(64).ascii(value));
      states.put(value, state);
    }
    content.ascii("q/G").integer(state).ascii(" gs\n");
    forget();
    return true;
  }

  private void restore(boolean isolated) {
    if (isolated) {
      content.ascii("Q\n");
      forget();
    }
    if (content.length() > MOST_BYTES) {
      throw new RefusedPictureException(
          "the drawing takes more than 8 MB of outlines: simplify its paths, or export it as PNG");
    }
  }

  private void checkResources() {
    if (states.size() + gradients.patterns().size() >= MOST_RESOURCES) {
      throw new RefusedPictureException(
          "the drawing has more than 2,000 gradients and transparencies: simplify it, or export it"
              + " as PNG");
    }
  }

  private String colour(
      Paint paint, AffineTransform transform, String space, String pattern, String plain) {
    if (paint instanceof Color colour) {
      Bytes out = new Bytes(32);
      out.number(colour.getRed() / 255.0).number(colour.getGreen() / 255.0);
      return out.number(colour.getBlue() / 255.0).ascii(plain).u8('\n').latin();
    }
    checkResources();
    int object = gradients.pattern(paint, transform);
    return "/Pattern " + space + "/P" + object + ' ' + pattern + '\n';
  }

  private static String pen(BasicStroke stroke, double wide, Dashes dashes) {
    Bytes out = new Bytes(64).number(wide).ascii("w ");
    out.integer(stroke.getEndCap()).ascii(" J ").integer(stroke.getLineJoin()).ascii(" j ");
    out.number(Math.max(1, stroke.getMiterLimit())).ascii("M ");
    return dashes.write(out).latin();
  }

  /** The outline, and how it tells its inside. */
  private int path(Shape shape) {
    PathIterator outline = shape.getPathIterator(null);
    double[] at = new double[6];
    double x = 0;
    double y = 0;
    double startX = 0;
    double startY = 0;
    for (; !outline.isDone(); outline.next()) {
      switch (outline.currentSegment(at)) {
        case PathIterator.SEG_MOVETO -> {
          points(at, 2).ascii("m ");
          startX = x = at[0];
          startY = y = at[1];
        }
        case PathIterator.SEG_LINETO -> {
          points(at, 2).ascii("l ");
          x = at[0];
          y = at[1];
        }
        case PathIterator.SEG_QUADTO -> {
          double[] cubic = {
            x + 2 * (at[0] - x) / 3,
            y + 2 * (at[1] - y) / 3,
            at[2] + 2 * (at[0] - at[2]) / 3,
            at[3] + 2 * (at[1] - at[3]) / 3,
            at[2],
            at[3]
          };
          points(cubic, 6).ascii("c ");
          x = at[2];
          y = at[3];
        }
        case PathIterator.SEG_CUBICTO -> {
          points(at, 6).ascii("c ");
          x = at[4];
          y = at[5];
        }
        default -> {
          content.ascii("h ");
          x = startX;
          y = startY;
        }
      }
    }
    return outline.getWindingRule();
  }

  private Bytes points(double[] at, int count) {
    for (int i = 0; i < count; i++) {
      if (!Double.isFinite(at[i])) {
        throw new RefusedPictureException(
            "a shape of the drawing has no place: look for a transform or a length that is out of"
                + " range");
      }
      content.number(Math.clamp(at[i], -FARTHEST, FARTHEST));
    }
    return content;
  }

  private static boolean close(double one, double other) {
    return Math.abs(one - other) <= 1e-4 * Math.max(one, other);
  }
}
