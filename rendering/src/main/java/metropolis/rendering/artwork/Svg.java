package metropolis.rendering.artwork;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.XMLInput;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.io.ByteArrayInputStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.RefusedPictureException;
import metropolis.rendering.page.VectorDrawing;

/**
 * Reads SVG that strangers made, as a drawing of areas and strokes. What would be drawn otherwise
 * than a browser does is refused: a logo that is almost right is wrong. It runs no script, follows
 * no reference out of the file, reads no DTD and asks for no font. The same bytes give the same
 * drawing, on any thread.
 */
public final class Svg {

  /** Of a file. */
  public static final int MOST_BYTES = 4 << 20;

  /** The library tells its log what it skips; what matters is told to whoever made the file. */
  private static final Logger QUIET = Logger.getLogger("com.github.weisj.jsvg");

  static {
    QUIET.setLevel(Level.OFF);
  }

  private static final int DEEPEST = 600;
  private static final double LONGEST_POINTS = 2000;
  private static final double THINNEST = 1e-3;

  private static final LoaderContext CONTEXT =
      LoaderContext.builder()
          .externalResourcePolicy(ResourcePolicy.DENY_ALL)
          // Rules that name the line hold before these.
          .documentLimits(new DocumentLimits(DEEPEST, DEEPEST, 4 * SvgRules.MOST_DRAWN))
          .build();

  private Svg() {}

  /**
   * Reads a drawing. Its longer side is 2,000 points; only the proportion counts.
   *
   * @throws RefusedPictureException with line and remedy
   */
  public static Picture.Drawing read(byte[] svg) {
    if (svg.length > MOST_BYTES) {
      throw new RefusedPictureException(
          "the SVG has more than 4 MB: simplify its paths, or export it as PNG");
    }
    boolean relative = SvgRules.check(svg);
    XMLInput input = () -> SvgRules.factory().createXMLEventReader(new ByteArrayInputStream(svg));
    SVGDocument document = new SVGLoader().load(input, null, CONTEXT);
    if (document == null) {
      throw new RefusedPictureException("the SVG is damaged: export it again");
    }
    return draw(document, size(document, relative));
  }

  /** Percentages of a paper that is not known yet say nothing: then the view box counts. */
  private static FloatSize size(SVGDocument document, boolean relative) {
    FloatSize size = relative ? document.viewBox().size() : document.size();
    double longest = Math.max(size.width, size.height);
    double shortest = Math.min(size.width, size.height);
    if (!(shortest > 0 && Double.isFinite(longest) && shortest / longest > THINNEST * 2)) {
      throw new RefusedPictureException(
          "the SVG has no usable size: give its first element a width, a height and a viewBox");
    }
    return size;
  }

  private static Picture.Drawing draw(SVGDocument document, FloatSize size) {
    double scale = LONGEST_POINTS / Math.max(size.width, size.height);
    VectorDrawing drawing = new VectorDrawing(size.width * scale, size.height * scale);
    try {
      document.renderWithPlatform(
          NullPlatformSupport.INSTANCE,
          new DrawingOutput(drawing, scale),
          new ViewBox(0, 0, size.width, size.height));
    } catch (RefusedPictureException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new RefusedPictureException(
          "the SVG cannot be drawn: export it again as plain SVG 1.1, or as PDF", e);
    }
    return drawing.picture();
  }
}
