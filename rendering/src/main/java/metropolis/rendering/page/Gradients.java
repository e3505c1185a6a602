package metropolis.rendering.page;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.MultipleGradientPaint;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The gradients of a drawing as patterns of PDF, equal ones once. One thread. */
final class Gradients {

  /** A viewer may divide by what lies between two stops. */
  private static final double LEAST_STEP = 1e-5;

  private static final double ALMOST = 0.999;

  private final Form.Builder form;
  private final Rectangle2D page;
  private final Map<String, Integer> patterns = new LinkedHashMap<>();
  private final Map<String, Integer> masks = new LinkedHashMap<>();

  Gradients(Form.Builder form, Rectangle2D page) {
    this.form = form;
    this.page = page;
  }

  /** By what they are, for the resources of the drawing. */
  Map<String, Integer> patterns() {
    return patterns;
  }

  /** The pattern of a gradient, in its colours. */
  int pattern(Paint paint, AffineTransform transform) {
    MultipleGradientPaint gradient = gradient(paint);
    return once(
        patterns,
        shading(
            gradient,
            transform,
            "/DeviceRGB",
            List.of(
                color -> color.getRed() / 255.0,
                color -> color.getGreen() / 255.0,
                color -> color.getBlue() / 255.0)));
  }

  /** The state that makes a gradient as opaque as its colours are; empty for wholly opaque. */
  String opacity(Paint paint, AffineTransform transform, double alpha) {
    Color[] colours = gradient(paint).getColors();
    int first = colours[0].getAlpha();
    boolean even = true;
    for (Color colour : colours) {
      even &= colour.getAlpha() == first;
    }
    if (even) {
      double whole = alpha * first / 255;
      return whole >= ALMOST ? "" : opacity(whole);
    }
    int mask = mask(gradient(paint), transform, alpha);
    Bytes out = new Bytes(96).ascii("<</Type/ExtGState/SMask<</Type/Mask/S/Luminosity/G ");
    return Form.Builder.refer(out, mask).ascii(">>>>").latin();
  }

  static String opacity(double alpha) {
    Bytes out = new Bytes(64).ascii("<</Type/ExtGState/ca ").number(alpha);
    return out.ascii("/CA ").number(alpha).ascii(">>").latin();
  }

  /** What shows through a mask is as opaque as the mask is bright. */
  private int mask(MultipleGradientPaint gradient, AffineTransform transform, double alpha) {
    String shading =
        shading(
            gradient, transform, "/DeviceGray", List.of(color -> alpha * color.getAlpha() / 255.0));
    Integer known = masks.get(shading);
    if (known != null) {
      return known;
    }
    int pattern = form.allocate();
    form.object(pattern, new Bytes(shading.length()).ascii(shading));
    int group = form.allocate();
    Bytes entries = new Bytes(256).ascii("/Type/XObject/Subtype/Form/BBox[0 0 ");
    entries.number(page.getWidth()).number(page.getHeight());
    entries.ascii("]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Pattern<</P0 ");
    Form.Builder.refer(entries, pattern).ascii(">>>>");
    Bytes content = new Bytes(64).ascii("/Pattern cs/P0 scn 0 0 ");
    content.number(page.getWidth()).number(page.getHeight()).ascii("re f\n");
    form.stream(group, entries, content);
    masks.put(shading, group);
    return group;
  }

  private int once(Map<String, Integer> known, String value) {
    Integer object = known.get(value);
    if (object == null) {
      object = form.allocate();
      form.object(object, new Bytes(value.length()).ascii(value));
      known.put(value, object);
    }
    return object;
  }

  private static MultipleGradientPaint gradient(Paint paint) {
    if (paint instanceof MultipleGradientPaint gradient
        && gradient.getCycleMethod() == MultipleGradientPaint.CycleMethod.NO_CYCLE) {
      return gradient;
    }
    throw new RefusedPictureException(
        "the drawing is painted with more than colours and plain gradients: export it as PNG");
  }

  private static String shading(
      MultipleGradientPaint gradient,
      AffineTransform transform,
      String space,
      List<ToDoubleFunction<Color>> parts) {
    AffineTransform matrix = new AffineTransform(transform);
    matrix.concatenate(gradient.getTransform());
    double[] m = new double[6];
    matrix.getMatrix(m);
    Bytes out = new Bytes(512).ascii("<</Type/Pattern/PatternType 2/Matrix[");
    for (double each : m) {
      out.fine(Math.clamp(each, -1e9, 1e9));
    }
    out.ascii("]/Shading<</ColorSpace").ascii(space).ascii("/Extend[true true]");
    switch (gradient) {
      case LinearGradientPaint linear -> {
        out.ascii("/ShadingType 2/Coords[");
        point(out, linear.getStartPoint());
        point(out, linear.getEndPoint());
      }
      case RadialGradientPaint radial -> {
        out.ascii("/ShadingType 3/Coords[");
        point(out, focus(radial));
        out.ascii("0 ");
        point(out, radial.getCenterPoint());
        out.fine(radial.getRadius());
      }
      default -> throw new IllegalArgumentException("a gradient of another kind");
    }
    function(out.ascii("]/Function"), gradient, parts);
    return out.ascii(">>>>").latin();
  }

  /** Within the circle, where every viewer draws the same. */
  private static Point2D focus(RadialGradientPaint radial) {
    Point2D centre = radial.getCenterPoint();
    Point2D focus = radial.getFocusPoint();
    double farthest = 0.99 * radial.getRadius();
    double distance = centre.distance(focus);
    if (distance <= farthest) {
      return focus;
    }
    double share = farthest / distance;
    return new Point2D.Double(
        centre.getX() + share * (focus.getX() - centre.getX()),
        centre.getY() + share * (focus.getY() - centre.getY()));
  }

  private static void point(Bytes out, Point2D point) {
    out.fine(point.getX()).fine(point.getY());
  }

  private static void function(
      Bytes out, MultipleGradientPaint gradient, List<ToDoubleFunction<Color>> parts) {
    Color[] colours = gradient.getColors();
    float[] stops = gradient.getFractions();
    if (colours.length == 2) {
      step(out, colours[0], colours[1], parts);
      return;
    }
    out.ascii("<</FunctionType 3/Domain[0 1]/Functions[");
    for (int i = 1; i < colours.length; i++) {
      step(out, colours[i - 1], colours[i], parts);
    }
    out.ascii("]/Bounds[");
    double last = 0;
    for (int i = 1; i + 1 < stops.length; i++) {
      double most = 1 - (stops.length - 1 - i) * LEAST_STEP;
      last = Math.min(most, Math.max(stops[i], last + LEAST_STEP));
      out.fine(last);
    }
    out.ascii("]/Encode[");
    for (int i = 1; i < colours.length; i++) {
      out.ascii("0 1 ");
    }
    out.ascii("]>>");
  }

  private static void step(Bytes out, Color from, Color to, List<ToDoubleFunction<Color>> parts) {
    out.ascii("<</FunctionType 2/Domain[0 1]/N 1/C0[");
    for (ToDoubleFunction<Color> part : parts) {
      out.number(part.applyAsDouble(from));
    }
    out.ascii("]/C1[");
    for (ToDoubleFunction<Color> part : parts) {
      out.number(part.applyAsDouble(to));
    }
    out.ascii("]>>");
  }
}
