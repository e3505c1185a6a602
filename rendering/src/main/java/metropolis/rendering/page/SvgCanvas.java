package metropolis.rendering.page;

import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.PathIterator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import metropolis.rendering.code.Symbol;
import metropolis.rendering.font.Face;
import metropolis.rendering.text.Cluster;
import metropolis.rendering.text.Line;

/**
 * A page as SVG, to be set into an HTML page: outlines instead of fonts, each once, and every line
 * of text as the name of its outlines. It holds no script and refers to nothing outside; pictures
 * are data addresses. For one thread.
 */
public final class SvgCanvas implements Canvas {

  private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,39}");

  private record Glyph(Face face, int id) {}

  private final String prefix;
  private final String head;
  private final StringBuilder defs = new StringBuilder(4096);
  private final StringBuilder body = new StringBuilder(8192);
  private final Map<Glyph, String> glyphs = new HashMap<>();
  private final Map<Picture, String> pictures = new HashMap<>();
  private int groups;
  private int ids;
  private boolean open;

  /**
   * @param prefix of all ids, so that several pages can stand in one document: letters, digits,
   *     hyphens
   * @param title what the page is
   * @param language of the text unless a part tells another, BCP 47
   */
  public SvgCanvas(double widthMm, double heightMm, String prefix, String title, String language) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException("a prefix is a letter, then letters, digits, hyphens");
    }
    PdfSettings.checkLanguage(language);
    this.prefix = prefix;
    String width = decimal(widthMm);
    String height = decimal(heightMm);
    head =
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%smm" height="%smm" viewBox="0 0 %s %s"
         lang="%s" role="group" aria-label="%s">\
        """
            .formatted(width, height, width, height, language, Escaping.xml(title));
  }

  /**
   * All that was drawn so far.
   *
   * @throws IllegalStateException if a part, transformation or clip is open
   */
  public String svg() {
    if (open || groups != 0) {
      throw new IllegalStateException("a part, transformation or clip was not ended");
    }
    return head + "<defs>" + defs + "</defs>" + body + "</svg>";
  }

  @Override
  public void open(Role role, String alternative, String language) {
    if (open) {
      throw new IllegalStateException("parts of a page do not nest");
    }
    open = true;
    body.append(
        switch (role) {
          case HEADING -> "<g role=\"heading\" aria-level=\"1\"";
          case PARAGRAPH -> "<g role=\"paragraph\"";
          case FIGURE -> "<g role=\"img\"";
        });
    if (!alternative.isEmpty()) {
      body.append(" aria-label=\"").append(Escaping.xml(alternative)).append('"');
    }
    if (!language.isEmpty()) {
      PdfSettings.checkLanguage(language);
      body.append(" lang=\"").append(language).append('"');
    }
    body.append('>');
  }

  @Override
  public void close() {
    if (!open) {
      throw new IllegalStateException("no part of the page is open");
    }
    open = false;
    body.append("</g>");
  }

  @Override
  public void area(double x, double y, double width, double height, Rgb colour) {
    body.append("<rect");
    box(body, x, y, width, height);
    end(colour);
  }

  @Override
  public void polygon(double[] points, Rgb colour) {
    body.append("<polygon points=\"");
    for (double point : points) {
      body.append(decimal(point)).append(' ');
    }
    body.append('"');
    end(colour);
  }

  private void end(Rgb colour) {
    body.append(" fill=\"").append(colour.hex()).append('"').append(hidden()).append("/>");
  }

  /** Decoration is nothing to a reader. */
  private String hidden() {
    return open ? "" : " aria-hidden=\"true\"";
  }

  @Override
  public void stroke(double x1, double y1, double x2, double y2, double width, Rgb colour) {
    attribute(body.append("<line"), "x1", x1);
    attribute(body, "y1", y1);
    attribute(body, "x2", x2);
    attribute(body, "y2", y2);
    attribute(body, "stroke-width", width);
    body.append(" stroke=\"").append(colour.hex()).append('"').append(hidden()).append("/>");
  }

  @Override
  public void text(Line line, double x, double y, double size, Rgb colour) {
    List<Cluster> clusters = line.clusters();
    if (clusters.isEmpty()) {
      return;
    }
    body.append("<g transform=\"translate(").append(decimal(x)).append(' ').append(decimal(y));
    body.append(")\" fill=\"").append(colour.hex()).append('"');
    if (open) {
      body.append(" role=\"img\"><title>").append(Escaping.xml(line.text())).append("</title>");
    } else {
      body.append(" aria-hidden=\"true\">");
    }
    double em = Millimetres.ofPoints(size);
    double pen = 0;
    for (Cluster cluster : clusters) {
      double unit = em / cluster.face().unitsPerEm();
      for (int i = 0; i < cluster.glyphs().length; i++) {
        use(cluster, i, pen + cluster.x()[i] * unit, -cluster.y()[i] * unit, unit);
      }
      pen += (cluster.advance() + cluster.kern()) * unit;
    }
    body.append("</g>");
  }

  private void use(Cluster cluster, int index, double x, double y, double unit) {
    Glyph glyph = new Glyph(cluster.face(), cluster.glyphs()[index]);
    String id = glyphs.get(glyph);
    if (id == null) {
      id = define(glyph);
      glyphs.put(glyph, id);
    }
    if (!id.isEmpty()) {
      body.append("<use href=\"#").append(id).append("\" transform=\"matrix(");
      body.append(fine(unit)).append(" 0 0 ").append(fine(-unit)).append(' ');
      body.append(decimal(x)).append(' ').append(decimal(y)).append(")\"/>");
    }
  }

  /** The id of an outline; empty if it has none. */
  private String define(Glyph glyph) {
    Shape outline =
        glyph.face().shape().createGlyphVector(UNHINTED, new int[] {glyph.id()}).getOutline();
    StringBuilder path = new StringBuilder();
    double[] to = new double[6];
    for (PathIterator at = outline.getPathIterator(null); !at.isDone(); at.next()) {
      int kind = at.currentSegment(to);
      int count =
          switch (kind) {
            case PathIterator.SEG_CLOSE -> 0;
            case PathIterator.SEG_QUADTO -> 4;
            case PathIterator.SEG_CUBICTO -> 6;
            default -> 2;
          };
      path.append("MLQCZ".charAt(kind));
      for (int i = 0; i < count; i++) {
        // Outlines of the JDK grow downwards, those of fonts upwards.
        path.append(decimal(i % 2 == 0 ? to[i] : -to[i])).append(' ');
      }
    }
    if (path.isEmpty()) {
      return "";
    }
    String id = id();
    defs.append("<path id=\"").append(id).append("\" d=\"").append(path).append("\"/>");
    return id;
  }

  private String id() {
    return prefix + "-" + ids++;
  }

  @Override
  public void symbol(Symbol symbol, double x, double y, double module) {
    body.append("<path transform=\"translate(").append(decimal(x)).append(' ');
    body.append(decimal(y)).append(") scale(").append(fine(module)).append(")\" d=\"");
    int[] rectangles = symbol.rectangles();
    for (int i = 0; i < rectangles.length; i += 4) {
      int width = rectangles[i + 2];
      body.append('M').append(rectangles[i]).append(' ').append(rectangles[i + 1]);
      body.append('h').append(width).append('v').append(rectangles[i + 3]);
      body.append('h').append(-width).append('z');
    }
    body.append('"').append(hidden()).append("/>");
  }

  @Override
  public void picture(Picture picture, double x, double y, double width, double height) {
    String id = pictures.get(picture);
    if (id == null) {
      id = id();
      pictures.put(picture, id);
      defs.append("<image id=\"").append(id);
      defs.append("\" width=\"1\" height=\"1\" preserveAspectRatio=\"none\" href=\"");
      defs.append(DataAddress.of(picture)).append("\"/>");
    }
    body.append("<use href=\"#").append(id).append("\" transform=\"matrix(");
    body.append(fine(width)).append(" 0 0 ").append(fine(height)).append(' ');
    body.append(decimal(x)).append(' ').append(decimal(y)).append(")\"");
    body.append(hidden()).append("/>");
  }

  @Override
  public void transform(double a, double b, double c, double d, double e, double f) {
    groups++;
    body.append("<g transform=\"matrix(");
    for (double part : new double[] {a, b, c, d, e, f}) {
      body.append(fine(part)).append(' ');
    }
    body.append(")\">");
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    groups++;
    String id = id();
    defs.append("<clipPath id=\"").append(id).append("\"><rect");
    box(defs, x, y, width, height);
    defs.append("/></clipPath>");
    body.append("<g clip-path=\"url(#").append(id).append(")\">");
  }

  @Override
  public void restore() {
    if (groups == 0) {
      throw new IllegalStateException("nothing to restore");
    }
    groups--;
    body.append("</g>");
  }

  private static void box(StringBuilder out, double x, double y, double width, double height) {
    attribute(out, "x", x);
    attribute(out, "y", y);
    attribute(out, "width", width);
    attribute(out, "height", height);
  }

  private static void attribute(StringBuilder out, String name, double value) {
    out.append(' ').append(name).append("=\"").append(decimal(value)).append('"');
  }

  private static String decimal(double value) {
    return trimmed(new Bytes(16).number(value));
  }

  private static String fine(double value) {
    return trimmed(new Bytes(16).fine(value));
  }

  private static String trimmed(Bytes number) {
    number.shorten(1);
    return number.latin();
  }
}
