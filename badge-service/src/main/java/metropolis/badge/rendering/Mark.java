package metropolis.badge.rendering;

import java.util.List;
import metropolis.badge.template.Area;
import metropolis.badge.template.Motif;
import metropolis.rendering.code.Symbol;
import metropolis.rendering.page.Canvas.Role;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.Rgb;
import metropolis.rendering.text.Line;

/** Something that stands on a side, measured and placed: millimetres, letters in points. */
sealed interface Mark {

  record Ground(Area area, Rgb colour) implements Mark {}

  record Pattern(Area area, Motif motif, double pitch, Rgb colour) implements Mark {}

  /**
   * @param x of its left end
   * @param y of its baseline
   */
  record Placed(Line line, double x, double y) {}

  /**
   * @param language BCP 47; empty for that of the document
   */
  record Text(Role role, String language, List<Placed> lines, double size, Rgb colour)
      implements Mark {
    public Text {
      lines = List.copyOf(lines);
    }
  }

  /**
   * @param ground what stays white, quiet zone included
   */
  record Code(Area ground, Symbol symbol, double x, double y, double module, String alternative)
      implements Mark {}

  /**
   * @param frame where it is cut
   * @param area where all of it would be
   * @param alternative empty for decoration
   */
  record Shown(Picture picture, Area frame, Area area, String alternative) implements Mark {}
}
