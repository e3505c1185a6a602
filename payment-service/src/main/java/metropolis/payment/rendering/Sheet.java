package metropolis.payment.rendering;

import java.util.List;
import metropolis.rendering.font.Coverage;
import metropolis.rendering.font.Faces;
import metropolis.rendering.font.Weight;
import metropolis.rendering.page.Canvas;
import metropolis.rendering.page.Canvas.Role;
import metropolis.rendering.page.Millimetres;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.Rgb;
import metropolis.rendering.text.Fit;
import metropolis.rendering.text.Fitted;
import metropolis.rendering.text.Fitting;
import metropolis.rendering.text.Refusal;
import metropolis.rendering.text.Style;
import metropolis.rendering.text.Typesetter;

/**
 * An A4 page to draw on: text of every script, and rules, in millimetres from the top left corner.
 * Whatever is to be written is: a text that is too long is made smaller and then shortened, and a
 * character that no face has is left out. For one thread.
 */
final class Sheet {

  static final double WIDTH = 210;
  static final double HEIGHT = 297;

  static final Rgb BLACK = new Rgb(26, 28, 33);
  static final Rgb GREY = new Rgb(90, 97, 107);
  static final Rgb HAIRLINE = new Rgb(204, 209, 217);
  static final Rgb ACCENT = new Rgb(13, 69, 115);

  /**
   * Size and weight of letters.
   *
   * @param size in points
   */
  record Type(boolean bold, double size, Rgb ink) {}

  /**
   * Whose letters they are: Chinese characters and Arabic letters look different from country to
   * country.
   *
   * @param country ISO 3166-1 alpha-2; may be empty
   * @param language BCP 47; may be empty
   */
  record Hand(String country, String language) {}

  private static final Typesetter TYPESETTER = new Typesetter(Faces.shared());
  private static final double SMALLEST = 0.65;
  private static final double USUAL_ABOVE = 0.9;
  private static final double ROOM = 200;
  private static final String ELLIPSIS = "…";
  private static final int MOST_CHARACTERS = 400;

  private final Canvas canvas;
  private final Hand house;

  Sheet(Canvas canvas, String language) {
    this.canvas = canvas;
    this.house = new Hand("", language);
  }

  /** A line in the paper's own language, made smaller if it is wider than this. */
  void text(String text, double x, double y, double width, Type type) {
    paragraph(text, x, y, width, 0, 1, type, house);
  }

  void heading(String text, double x, double y, double width, Type type) {
    draw(Role.HEADING, set(text, width, 1, type, house), x, y, 0, type);
  }

  /** A line that ends at the right edge of its width. */
  void right(String text, double rightEdge, double y, double width, Type type) {
    Fitted fitted = set(text, width, 1, type, house);
    draw(Role.PARAGRAPH, fitted, rightEdge - fitted.width(), y, 0, type);
  }

  /**
   * Text of several lines within a width, in the paper's own language.
   *
   * @param leading from one baseline to the next; tall scripts take more
   * @return the baseline after the last
   */
  double paragraph(
      String text, double x, double y, double width, double leading, int mostLines, Type type) {
    return paragraph(text, x, y, width, leading, mostLines, type, house);
  }

  double paragraph(
      String text,
      double x,
      double y,
      double width,
      double leading,
      int mostLines,
      Type type,
      Hand hand) {
    return draw(Role.PARAGRAPH, set(text, width, mostLines, type, hand), x, y, leading, type);
  }

  void rule(double x, double y, double width, double thickness, Rgb ink) {
    canvas.stroke(x, y, x + width, y, thickness, ink);
  }

  void bar(double x, double y, double width, double depth, Rgb ink) {
    canvas.area(x, y, width, depth, ink);
  }

  /** A whole page drawn elsewhere, said in words for those who cannot see it. */
  void overlay(Picture page, String words) {
    canvas.open(Role.FIGURE, words, "");
    canvas.picture(page, 0, 0, WIDTH, HEIGHT);
    canvas.close();
  }

  private double draw(Role role, Fitted fitted, double x, double y, double leading, Type type) {
    if (fitted.lines().isEmpty()) {
      return y;
    }
    double size = Millimetres.ofPoints(fitted.size());
    double step = Math.max(leading, fitted.leading());
    // What stands higher than usual letters pushes its own line down, not into the one above.
    double base = y + Math.max(0, fitted.above() - USUAL_ABOVE) * size;
    canvas.open(role, "", "");
    for (var line : fitted.lines()) {
      canvas.text(line, x, base, fitted.size(), type.ink());
      base += step;
    }
    canvas.close();
    return base;
  }

  private static Fitted set(String text, double width, int mostLines, Type type, Hand hand) {
    Style style =
        Style.of(type.bold() ? Weight.BOLD : Weight.REGULAR, hand.country(), hand.language());
    double smallest = type.size() * SMALLEST;
    Fitting box = new Fitting(width, ROOM, type.size(), type.size(), smallest, mostLines);
    String wanted = start(text, MOST_CHARACTERS);
    Fit fit = TYPESETTER.fit(wanted, style, box);
    while (true) {
      switch (fit) {
        case Fitted fitted -> {
          return fitted;
        }
        case Refusal.Empty _ -> {
          return new Fitted(List.of(), type.size(), USUAL_ABOVE, 0);
        }
        case Refusal.Uncovered uncovered -> {
          wanted = without(wanted, uncovered.clusters());
          fit = TYPESETTER.fit(wanted, style, box);
        }
        case Refusal.TooLong _, Refusal.DoesNotFit _ -> {
          wanted = start(wanted, wanted.codePointCount(0, wanted.length()) * 9 / 10);
          fit = TYPESETTER.fit(wanted + ELLIPSIS, style, box);
        }
      }
    }
  }

  /** Whether every character of a text has a face. */
  static boolean isCovered(String text) {
    return Coverage.uncovered(text).isEmpty();
  }

  private static String without(String text, List<String> clusters) {
    String rest = text;
    for (String cluster : clusters) {
      rest = rest.replace(cluster, "");
    }
    return rest.equals(text) ? "" : rest;
  }

  private static String start(String text, int codePoints) {
    return text.codePointCount(0, text.length()) <= codePoints
        ? text
        : text.substring(0, text.offsetByCodePoints(0, codePoints));
  }
}
