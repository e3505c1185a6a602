package metropolis.rendering.artwork;

import com.github.weisj.jsvg.renderer.output.Output;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.ImageObserver;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import metropolis.rendering.page.RefusedPictureException;
import metropolis.rendering.page.VectorDrawing;

/** Takes what the library of SVG draws, and has it drawn. One thread. */
final class DrawingOutput implements Output {

  private final VectorDrawing drawing;
  private AffineTransform transform;
  private List<Shape> clips;
  private Paint paint;
  private Stroke stroke;
  private float opacity;

  /**
   * @param scale from lengths of the SVG, which has its origin at the top, to points
   */
  DrawingOutput(VectorDrawing drawing, double scale) {
    this(
        drawing,
        new AffineTransform(scale, 0, 0, -scale, 0, drawing.page().getHeight()),
        List.of(),
        Color.BLACK,
        new BasicStroke(),
        1);
  }

  private DrawingOutput(
      VectorDrawing drawing,
      AffineTransform transform,
      List<Shape> clips,
      Paint paint,
      Stroke stroke,
      float opacity) {
    this.drawing = drawing;
    this.transform = transform;
    this.clips = clips;
    this.paint = paint;
    this.stroke = stroke;
    this.opacity = opacity;
  }

  @Override
  public void fillShape(Shape shape) {
    drawing.fill(shape, transform, paint, opacity, clips);
  }

  @Override
  public void drawShape(Shape shape) {
    if (stroke instanceof BasicStroke pen) {
      drawing.stroke(shape, transform, pen, paint, opacity, clips);
    } else {
      fillShape(stroke.createStrokedShape(shape));
    }
  }

  @Override
  public void drawImage(BufferedImage image) {
    throw pixels();
  }

  @Override
  public void drawImage(Image image, ImageObserver observer) {
    throw pixels();
  }

  @Override
  public void drawImage(Image image, AffineTransform at, ImageObserver observer) {
    throw pixels();
  }

  private static RefusedPictureException pixels() {
    return new RefusedPictureException(
        "the SVG needs pixels to be drawn: export it as PNG, or without effects");
  }

  @Override
  public void setPaint(Paint paint) {
    this.paint = paint;
  }

  @Override
  public void setPaint(Supplier<Paint> paintProvider) {
    paint = paintProvider.get();
  }

  @Override
  public void setStroke(Stroke stroke) {
    this.stroke = stroke;
  }

  @Override
  public Stroke stroke() {
    return stroke;
  }

  @Override
  public void applyClip(Shape clipShape) {
    Shape placed = transform.createTransformedShape(clipShape);
    clips = Stream.concat(clips.stream(), Stream.of(placed)).toList();
  }

  @Override
  public void setClip(Shape shape) {
    clips = shape == null ? List.of() : List.of(transform.createTransformedShape(shape));
  }

  @Override
  public Optional<Float> contextFontSize() {
    return Optional.empty();
  }

  @Override
  public Output createChild() {
    return new DrawingOutput(
        drawing, new AffineTransform(transform), clips, paint, stroke, opacity);
  }

  @Override
  public void dispose() {
    // Nothing is held.
  }

  @Override
  public void debugPaint(Consumer<Graphics2D> painter) {
    // Nobody looks.
  }

  @Override
  public Rectangle2D clipBounds() {
    try {
      return transform.createInverse().createTransformedShape(drawing.page()).getBounds2D();
    } catch (NoninvertibleTransformException _) {
      return new Rectangle2D.Double();
    }
  }

  @Override
  public RenderingHints renderingHints() {
    return null;
  }

  @Override
  public Object renderingHint(RenderingHints.Key key) {
    return null;
  }

  @Override
  public void setRenderingHint(RenderingHints.Key key, Object value) {
    // Of pixels.
  }

  @Override
  public AffineTransform transform() {
    return new AffineTransform(transform);
  }

  @Override
  public void setTransform(AffineTransform affineTransform) {
    transform = new AffineTransform(affineTransform);
  }

  @Override
  public void applyTransform(AffineTransform more) {
    transform.concatenate(more);
  }

  @Override
  public void rotate(double angle) {
    transform.rotate(angle);
  }

  @Override
  public void scale(double sx, double sy) {
    transform.scale(sx, sy);
  }

  @Override
  public void translate(double dx, double dy) {
    transform.translate(dx, dy);
  }

  @Override
  public float currentOpacity() {
    return opacity;
  }

  @Override
  public void applyOpacity(float factor) {
    opacity *= factor;
  }

  @Override
  public SafeState safeState() {
    AffineTransform transformBefore = new AffineTransform(transform);
    Paint paintBefore = paint;
    Stroke strokeBefore = stroke;
    float opacityBefore = opacity;
    return () -> {
      transform = new AffineTransform(transformBefore);
      paint = paintBefore;
      stroke = strokeBefore;
      opacity = opacityBefore;
    };
  }

  @Override
  public boolean supportsFilters() {
    return false;
  }

  @Override
  public boolean supportsColors() {
    return true;
  }
}
