package metropolis.badge.rendering;

import java.util.List;
import metropolis.badge.template.Area;
import metropolis.badge.template.Fold;
import metropolis.badge.template.Side;
import metropolis.badge.template.Template;
import metropolis.rendering.page.Canvas;
import metropolis.rendering.page.Rgb;

/** Draws what was composed. */
final class Painter {

  private static final double POINTS_IN_MILLIMETRE = 72 / 25.4;
  private static final double FOLD_MARK = 3;
  private static final double HAIRLINE = 0.1;
  private static final Rgb FOLD_COLOUR = new Rgb(150, 150, 150);

  private Painter() {}

  /** All that is on the first page of a badge: its front, or the sheet that is folded to it. */
  static void front(Canvas canvas, Face face) {
    Template template = face.template();
    Fold fold = template.fold();
    for (Side side : fold.sides()) {
      double x = fold.column(side) * template.width();
      double y = fold.row(side) * template.height();
      if (fold == Fold.NONE) {
        side(canvas, face, side);
      } else {
        int turns = fold.turned(side) ? 2 : 0;
        placed(canvas, x, y, template.width(), template.height(), turns);
        side(canvas, face, side);
        canvas.restore();
      }
    }
    folds(canvas, template);
  }

  /** One side, its top left corner at the origin. */
  static void side(Canvas canvas, Face face, Side side) {
    for (Mark mark : face.marks(side)) {
      draw(canvas, mark);
    }
  }

  /**
   * Until it is restored, the canvas draws a page of a size as seen in a box of a larger page.
   *
   * @param width of what is drawn, before it is turned
   * @param turns quarter turns, clockwise
   */
  static void placed(Canvas canvas, double x, double y, double width, double height, int turns) {
    switch (turns) {
      case 0 -> canvas.transform(1, 0, 0, 1, x, y);
      case 1 -> canvas.transform(0, 1, -1, 0, x + height, y);
      case 2 -> canvas.transform(-1, 0, 0, -1, x + width, y + height);
      case 3 -> canvas.transform(0, -1, 1, 0, x, y + width);
      default -> throw new IllegalArgumentException("there are four quarter turns");
    }
  }

  private static void folds(Canvas canvas, Template template) {
    double right = template.sheetWidth();
    double bottom = template.sheetHeight();
    if (template.fold().columns() > 1) {
      double x = template.width();
      canvas.stroke(x, bottom - FOLD_MARK, x, bottom, HAIRLINE, FOLD_COLOUR);
      canvas.stroke(x, 0, x, FOLD_MARK, HAIRLINE, FOLD_COLOUR);
    }
    if (template.fold().rows() > 1) {
      double y = template.height();
      canvas.stroke(0, y, FOLD_MARK, y, HAIRLINE, FOLD_COLOUR);
      canvas.stroke(right - FOLD_MARK, y, right, y, HAIRLINE, FOLD_COLOUR);
    }
  }

  private static void draw(Canvas canvas, Mark mark) {
    switch (mark) {
      case Mark.Ground(Area area, Rgb colour) ->
          canvas.area(area.x(), area.y(), area.width(), area.height(), colour);
      case Mark.Pattern pattern ->
          Motifs.draw(canvas, pattern.motif(), pattern.area(), pattern.pitch(), pattern.colour());
      case Mark.Text text -> text(canvas, text);
      case Mark.Code code -> code(canvas, code);
      case Mark.Shown shown -> shown(canvas, shown);
    }
  }

  private static void text(Canvas canvas, Mark.Text text) {
    canvas.open(text.role(), "", text.language());
    List<Mark.Placed> lines = text.lines();
    for (Mark.Placed placed : lines) {
      canvas.text(placed.line(), placed.x(), placed.y(), text.size(), text.colour());
    }
    canvas.close();
  }

  private static void code(Canvas canvas, Mark.Code code) {
    Area ground = code.ground();
    canvas.area(ground.x(), ground.y(), ground.width(), ground.height(), Rgb.WHITE);
    canvas.open(Canvas.Role.FIGURE, code.alternative(), "");
    canvas.symbol(code.symbol(), code.x(), code.y(), code.module());
    canvas.close();
  }

  private static void shown(Canvas canvas, Mark.Shown shown) {
    boolean figure = !shown.alternative().isEmpty();
    if (figure) {
      canvas.open(Canvas.Role.FIGURE, shown.alternative(), "");
    }
    Area frame = shown.frame();
    Area area = shown.area();
    canvas.clip(frame.x(), frame.y(), frame.width(), frame.height());
    canvas.picture(shown.picture(), area.x(), area.y(), area.width(), area.height());
    canvas.restore();
    if (figure) {
      canvas.close();
    }
  }

  static double millimetres(double points) {
    return points / POINTS_IN_MILLIMETRE;
  }
}
