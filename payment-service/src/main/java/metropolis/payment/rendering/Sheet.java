package metropolis.payment.rendering;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A page to draw on: text and rules, in millimetres from the top left corner. For one thread. */
final class Sheet {

  /** Grey steps and the one colour of the house. */
  enum Ink {
    BLACK(0.10f, 0.11f, 0.13f),
    GREY(0.38f, 0.41f, 0.45f),
    HAIRLINE(0.80f, 0.82f, 0.85f),
    ACCENT(0.05f, 0.27f, 0.45f);

    private final float red;
    private final float green;
    private final float blue;

    Ink(float red, float green, float blue) {
      this.red = red;
      this.green = green;
      this.blue = blue;
    }
  }

  /** A cut and size of the type, points. */
  record Type(boolean bold, float size, Ink ink) {}

  private static final float POINTS = 72 / 25.4f;

  private final PDPageContentStream content;
  private final Fonts fonts;
  private final float height;

  Sheet(PDPageContentStream content, Fonts fonts, float heightInPoints) {
    this.content = content;
    this.fonts = fonts;
    this.height = heightInPoints;
  }

  void text(String text, double x, double y, Type type) throws IOException {
    content.beginText();
    content.setFont(font(type), type.size());
    colour(type.ink(), false);
    content.newLineAtOffset(points(x), height - points(y));
    content.showText(text);
    content.endText();
  }

  void right(String text, double rightEdge, double y, Type type) throws IOException {
    text(text, rightEdge - width(text, type), y, type);
  }

  /**
   * Text of several lines within a width.
   *
   * @return the base line after the last
   */
  double paragraph(String text, double x, double y, double width, double leading, Type type)
      throws IOException {
    double base = y;
    for (String line : wrap(text, width, type)) {
      text(line, x, base, type);
      base += leading;
    }
    return base;
  }

  void rule(double x, double y, double width, double thickness, Ink ink) throws IOException {
    colour(ink, true);
    content.setLineWidth(points(thickness));
    content.moveTo(points(x), height - points(y));
    content.lineTo(points(x + width), height - points(y));
    content.stroke();
  }

  void bar(double x, double y, double width, double depth, Ink ink) throws IOException {
    colour(ink, false);
    content.addRect(points(x), height - points(y + depth), points(width), points(depth));
    content.fill();
  }

  double width(String text, Type type) throws IOException {
    return font(type).getStringWidth(text) / 1000 * type.size() / POINTS;
  }

  /** Breaks at spaces; a word longer than the line is broken where the line ends. */
  List<String> wrap(String text, double width, Type type) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      String rest = word;
      if (!line.isEmpty() && width(line + " " + rest, type) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (width(rest, type) > width) {
        int fit = fitting(rest, width, type);
        lines.add(rest.substring(0, fit));
        rest = rest.substring(fit);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private int fitting(String word, double width, Type type) throws IOException {
    int fit = 1;
    while (fit < word.length() && width(word.substring(0, fit + 1), type) <= width) {
      fit++;
    }
    return fit;
  }

  private PDType0Font font(Type type) {
    return type.bold() ? fonts.bold : fonts.regular;
  }

  private void colour(Ink ink, boolean stroke) throws IOException {
    if (stroke) {
      content.setStrokingColor(ink.red, ink.green, ink.blue);
    } else {
      content.setNonStrokingColor(ink.red, ink.green, ink.blue);
    }
  }

  private static float points(double millimetres) {
    return (float) (millimetres * POINTS);
  }
}
