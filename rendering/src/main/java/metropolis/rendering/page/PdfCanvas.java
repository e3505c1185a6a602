package metropolis.rendering.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import metropolis.rendering.code.Symbol;
import metropolis.rendering.font.Face;
import metropolis.rendering.text.Cluster;
import metropolis.rendering.text.Line;

/** One page of a PDF: operators in points from its bottom left corner. */
final class PdfCanvas implements Canvas {

  private static final double K = Millimetres.POINTS;

  private final Bytes content;
  private final double height;
  private final PdfFonts fonts;
  private final PdfPictures pictures;
  private final PdfPatterns patterns;
  private final Set<Integer> used = new LinkedHashSet<>();
  private final List<Tags.Part> parts = new ArrayList<>();
  private final Deque<double[]> outer = new ArrayDeque<>();
  private final Bytes shown = new Bytes(256);
  private double[] matrix = {1, 0, 0, 1, 0, 0};
  private Rgb fill;
  private Rgb line;
  private Tags.Part part;
  private boolean decoration;
  private boolean finished;

  PdfCanvas(
      double heightMm, Bytes content, PdfFonts fonts, PdfPictures pictures, PdfPatterns patterns) {
    this.height = heightMm * K;
    this.content = content;
    this.fonts = fonts;
    this.pictures = pictures;
    this.patterns = patterns;
  }

  /** Of a pattern, which has neither texts nor pictures, and is an artifact where it is used. */
  static PdfCanvas bare(double height, Bytes content) {
    PdfCanvas canvas = new PdfCanvas(height / K, content, null, null, null);
    canvas.decoration = true;
    return canvas;
  }

  /** No more drawing; what was begun must have been ended. */
  void finish() {
    if (part != null) {
      throw new IllegalStateException("a part of the page was not closed");
    }
    if (!outer.isEmpty()) {
      throw new IllegalStateException("a transformation or clip was not restored");
    }
    endDecoration();
    finished = true;
  }

  List<Tags.Part> parts() {
    return parts;
  }

  Set<Integer> pictures() {
    return used;
  }

  @Override
  public void open(Role role, String alternative, String language) {
    if (part != null) {
      throw new IllegalStateException("parts of a page do not nest");
    }
    if (role == Role.FIGURE && alternative.isBlank()) {
      throw new IllegalArgumentException("a figure needs words for those who cannot see it");
    }
    if (!language.isEmpty()) {
      PdfSettings.checkLanguage(language);
    }
    endDecoration();
    double[] box = null;
    if (role == Role.FIGURE) {
      box = new double[] {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    }
    part = new Tags.Part(role, alternative, language, box);
    content.u8('/').ascii(Tags.tag(role)).ascii("<</MCID ").integer(parts.size());
    content.ascii(">>BDC\n");
    parts.add(part);
  }

  @Override
  public void close() {
    if (part == null) {
      throw new IllegalStateException("no part of the page is open");
    }
    part = null;
    content.ascii("EMC\n");
  }

  @Override
  public void area(double x, double y, double width, double height, Rgb colour) {
    draw();
    fill(colour);
    box(x, y, width, height);
    content.ascii("re f\n");
    grow(x, y, width, height);
  }

  @Override
  public void polygon(double[] points, Rgb colour) {
    if (points.length < 6 || points.length % 2 != 0) {
      throw new IllegalArgumentException("an outline has three points or more");
    }
    draw();
    fill(colour);
    for (int i = 0; i < points.length; i += 2) {
      point(points[i], points[i + 1]);
      content.ascii(i == 0 ? "m " : "l ");
      grow(points[i], points[i + 1], 0, 0);
    }
    content.ascii("f\n");
  }

  @Override
  public void stroke(double x1, double y1, double x2, double y2, double width, Rgb colour) {
    draw();
    if (!colour.equals(line)) {
      colour(colour);
      content.ascii("RG\n");
      line = colour;
    }
    content.number(width * K).ascii("w ");
    point(x1, y1);
    content.ascii("m ");
    point(x2, y2);
    content.ascii("l S\n");
    grow(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
  }

  @Override
  public void text(Line text, double x, double y, double size, Rgb colour) {
    if (text.clusters().isEmpty()) {
      return;
    }
    draw();
    fill(colour);
    content.ascii("BT ");
    point(x, y);
    content.ascii("Td\n");
    clusters(text.clusters(), size);
    content.ascii("ET\n");
    grow(x, y - size / K, text.width() * size / K, size / K);
  }

  private void clusters(List<Cluster> clusters, double size) {
    PdfFont font = null;
    Face face = null;
    boolean open = false;
    boolean spaced = false;
    for (int i = 0; i < clusters.size(); i++) {
      Cluster cluster = clusters.get(i);
      PdfFont wanted = cluster.face() == face ? font : fonts.of(cluster.face());
      int code = wanted.code(cluster);
      if (code == 0) {
        wanted = fonts.next(cluster.face());
        code = wanted.code(cluster);
      }
      if (wanted != font) {
        show(open, spaced);
        open = false;
        spaced = false;
        font = wanted;
        face = cluster.face();
        content.u8('/').ascii(font.name).u8(' ').number(size).ascii("Tf ");
      }
      if (!open) {
        shown.u8('<');
        open = true;
      }
      shown.hex16(code);
      // What the width in the font does not tell.
      double more = cluster.kern() + cluster.advance() - FontSubset.width(cluster);
      if (more != 0 && i + 1 < clusters.size()) {
        shown.u8('>').number(-more * 1000 / face.unitsPerEm());
        open = false;
        spaced = true;
      }
    }
    show(open, spaced);
  }

  private void show(boolean open, boolean spaced) {
    if (shown.length() == 0) {
      return;
    }
    if (open) {
      shown.u8('>');
    }
    if (spaced) {
      content.u8('[').put(shown).ascii("]TJ\n");
    } else {
      content.put(shown).ascii("Tj\n");
    }
    shown.clear();
  }

  @Override
  public void symbol(Symbol symbol, double x, double y, double module) {
    draw();
    fill(Rgb.BLACK);
    double side = module * K;
    content.ascii("q ").fine(side).ascii("0 0 ").fine(-side);
    point(x, y);
    content.ascii("cm\n");
    int[] rectangles = symbol.rectangles();
    for (int i = 0; i < rectangles.length; i += 4) {
      content.rectangle(rectangles, i);
    }
    content.ascii("f Q\n");
    grow(x, y, symbol.size() * module, symbol.size() * module);
  }

  @Override
  public void picture(Picture picture, double x, double y, double width, double height) {
    draw();
    int object = pictures.of(picture);
    used.add(object);
    // An image is one unit wide and high, a drawing as many points as it has.
    boolean drawing = picture instanceof Picture.Drawing;
    double across = width * K / (drawing ? picture.width() : 1);
    double down = height * K / (drawing ? picture.height() : 1);
    content.ascii("q ").fine(across).ascii("0 0 ").fine(down);
    point(x, y + height);
    if (drawing) {
      // A drawing begins in black, whatever was drawn here before it.
      content.ascii("cm 0 g 0 G 1 w");
    } else {
      content.ascii("cm");
    }
    content.ascii("/X").integer(object).ascii(" Do Q\n");
    grow(x, y, width, height);
  }

  @Override
  public void transform(double a, double b, double c, double d, double e, double f) {
    begin();
    // The same, seen from the bottom left corner, with y upwards.
    content.fine(a).fine(-b).fine(-c).fine(d);
    content.number(K * e + c * height).number(height - d * height - K * f).ascii("cm\n");
    double[] m = matrix;
    matrix =
        new double[] {
          m[0] * a + m[2] * b,
          m[1] * a + m[3] * b,
          m[0] * c + m[2] * d,
          m[1] * c + m[3] * d,
          m[0] * e + m[2] * f + m[4],
          m[1] * e + m[3] * f + m[5]
        };
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    begin();
    box(x, y, width, height);
    content.ascii("re W n\n");
  }

  @Override
  public void repeated(
      Object key, double x, double y, double width, double height, Consumer<Canvas> drawing) {
    if (part != null) {
      throw new IllegalStateException("what repeats is no part of a page");
    }
    draw();
    Bytes box = new Bytes(64);
    box.number(x * K).number(this.height - (y + height) * K);
    box.number((x + width) * K).number(this.height - y * K);
    int object = patterns.of(key, this.height, box.latin(), drawing);
    used.add(object);
    content.ascii("/X").integer(object).ascii(" Do\n");
  }

  private void begin() {
    checkOpen();
    endDecoration();
    outer.push(matrix);
    content.ascii("q\n");
  }

  @Override
  public void restore() {
    checkOpen();
    if (outer.isEmpty()) {
      throw new IllegalStateException("nothing to restore");
    }
    endDecoration();
    matrix = outer.pop();
    content.ascii("Q\n");
    fill = null;
    line = null;
  }

  private void draw() {
    checkOpen();
    if (part == null && !decoration) {
      content.ascii("/Artifact BMC\n");
      decoration = true;
    }
  }

  private void endDecoration() {
    if (decoration) {
      content.ascii("EMC\n");
      decoration = false;
    }
  }

  private void checkOpen() {
    if (finished) {
      throw new IllegalStateException("this page is finished: draw on the last one");
    }
  }

  private void fill(Rgb colour) {
    if (!colour.equals(fill)) {
      colour(colour);
      content.ascii("rg\n");
      fill = colour;
    }
  }

  private void colour(Rgb colour) {
    content.number(colour.red() / 255.0).number(colour.green() / 255.0);
    content.number(colour.blue() / 255.0);
  }

  private void point(double x, double y) {
    content.number(x * K).number(height - y * K);
  }

  private void box(double x, double y, double width, double height) {
    point(x, y + height);
    content.number(width * K).number(height * K);
  }

  /** The box of a figure holds what is drawn in it, as it stands on the page. */
  private void grow(double x, double y, double width, double height) {
    if (part == null || part.box() == null) {
      return;
    }
    for (int corner = 0; corner < 4; corner++) {
      double cornerX = x + (corner & 1) * width;
      double cornerY = y + (corner >> 1) * height;
      double left = K * (matrix[0] * cornerX + matrix[2] * cornerY + matrix[4]);
      double down = K * (matrix[1] * cornerX + matrix[3] * cornerY + matrix[5]);
      double[] box = part.box();
      box[0] = Math.min(box[0], left);
      box[1] = Math.min(box[1], this.height - down);
      box[2] = Math.max(box[2], left);
      box[3] = Math.max(box[3], this.height - down);
    }
  }
}
