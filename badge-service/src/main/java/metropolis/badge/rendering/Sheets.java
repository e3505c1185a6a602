package metropolis.badge.rendering;

import java.util.Optional;
import metropolis.badge.imposition.Imposition;
import metropolis.badge.imposition.Paper;
import metropolis.badge.imposition.Turning;
import metropolis.badge.template.Template;

/**
 * Larger sheets for several badges each.
 *
 * @param gap between two badges, in millimetres
 * @param used places of the first sheet that are gone
 * @param turning how the printer turns the sheet for the backs, if there are any
 * @param marks whether lines to cut along are drawn
 */
public record Sheets(Paper paper, double gap, int used, Turning turning, boolean marks) {

  /** For a badge by itself, which is cut out of its sheet. */
  public static Sheets ofOne(Paper paper) {
    return new Sheets(paper, 0, 0, Turning.LONG_EDGE, true);
  }

  /** How the badges of a template lie on them; empty if not even one goes. */
  public Optional<Imposition> imposition(Template template) {
    return Imposition.of(paper, gap, template.sheetWidth(), template.sheetHeight());
  }
}
