package metropolis.badge.rendering;

import java.util.List;
import metropolis.badge.imposition.Imposition;
import metropolis.badge.imposition.Slot;
import metropolis.badge.template.Side;
import metropolis.badge.template.Template;
import metropolis.rendering.page.Canvas;
import metropolis.rendering.page.Rgb;

/** Draws several badges on one sheet. For one thread. */
final class SheetPainter {

  private static final double HAIRLINE = 0.15;

  private final Sheets sheets;
  private final Imposition grid;
  private final Template template;

  SheetPainter(Sheets sheets, Imposition grid, Template template) {
    this.sheets = sheets;
    this.grid = grid;
    this.template = template;
  }

  /**
   * @param first number of the first of these badges in the whole run, from 0
   */
  void fronts(Canvas canvas, List<Face> faces, int first) {
    for (int i = 0; i < faces.size(); i++) {
      Face face = faces.get(i);
      in(canvas, grid.front(first + i, sheets.used()), () -> Painter.front(canvas, face));
    }
    marks(canvas);
  }

  /** The same badges from behind. */
  void backs(Canvas canvas, List<Face> faces, int first) {
    for (int i = 0; i < faces.size(); i++) {
      Face face = faces.get(i);
      in(
          canvas,
          grid.back(first + i, sheets.used(), sheets.turning()),
          () -> Painter.side(canvas, face, Side.BACK));
    }
  }

  private void in(Canvas canvas, Slot slot, Runnable drawing) {
    Painter.placed(
        canvas, slot.x(), slot.y(), template.sheetWidth(), template.sheetHeight(), slot.turns());
    canvas.clip(0, 0, template.sheetWidth(), template.sheetHeight());
    drawing.run();
    canvas.restore();
    canvas.restore();
  }

  private void marks(Canvas canvas) {
    if (sheets.marks()) {
      for (Imposition.Mark mark : grid.marks()) {
        canvas.stroke(mark.x1(), mark.y1(), mark.x2(), mark.y2(), HAIRLINE, Rgb.BLACK);
      }
    }
  }
}
