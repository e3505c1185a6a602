package metropolis.badge.rendering;

import java.util.Locale;
import metropolis.rendering.code.Symbol;
import metropolis.rendering.code.Symbols;

/**
 * A code as long as that of a badge, with every character that a badge's code can have, which is no
 * badge. Immutable.
 *
 * @param text what it says
 * @param box the view box of its drawing, quiet zone included, in modules
 * @param path its dark modules as an SVG path
 */
public record TestCode(String text, String box, String path) {

  private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final int LENGTH = 138;

  public static TestCode ofFullLength() {
    String text = ("TEST" + CHARACTERS.repeat(4)).substring(0, LENGTH);
    Symbol symbol = Symbols.of(text);
    int side = symbol.size() + 2 * Symbol.QUIET_ZONE;
    int[] dark = symbol.rectangles();
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < dark.length; i += 4) {
      path.append(
          String.format(
              Locale.ROOT,
              "M%d %dh%dv%dh-%dz",
              dark[i] + Symbol.QUIET_ZONE,
              dark[i + 1] + Symbol.QUIET_ZONE,
              dark[i + 2],
              dark[i + 3],
              dark[i + 2]));
    }
    return new TestCode(text, "0 0 " + side + " " + side, path.toString());
  }
}
